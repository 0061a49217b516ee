"""The shop's own account: a lead allows it, a colleague answers in its name, and after a day reads why they can't."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect
from sqlalchemy import update

from bot.core.messages import Kind
from bot.core.reach.behalf import CHANNEL, Heard, News, Powers, Standing
from bot.storage.chat import behalf
from bot.storage.database import Tx
from bot.storage.tables.behalf import behalf_chats
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer, PaperChannel

POWERS = Powers(reply=True, read=True)


def test_an_account_is_allowed_answered_for_and_closes_after_a_day(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/telegram/account")
    expect(page.locator("h1")).to_be_visible()
    news = desk.make_incoming("c1:", "", kind=Kind.COMMAND, channel=CHANNEL, name="Flower shop")
    heard = Heard(connection="c1", news=News(user_key="8", talk_key="8", powers=POWERS, enabled=True))
    desk.receive(replace(news, heard=heard))
    expect(page.locator(".group-state")).to_contain_text("asks to be allowed")
    page.click(".behalf-allow")
    expect(page.locator(".group-state")).to_contain_text("All is well")
    assert [one.standing for one in desk.read(behalf.list_connections)] == [Standing.WORKS]
    expect(page.locator(".behalf-powers .is-missing")).to_have_text("✗Delete what was sent from here")

    said = desk.make_incoming("c1:5", "Do you have peonies?", channel=CHANNEL)
    (number,) = desk.receive(replace(said, heard=Heard(connection="c1")))
    owners = desk.make_incoming("c1:5", "One moment", channel=CHANNEL)
    desk.receive(replace(owners, heard=Heard(connection="c1", by_owner=True)))
    chat = visit("anna", f"/desk/chat/{number}")
    expect(chat.locator(".window-bar.is-owner")).to_contain_text("The owner of the account is writing here")
    expect(chat.locator(".window-bar.is-until")).to_contain_text("You can reply until")
    expect(chat.locator(".line-author", has_text="From the account itself")).to_have_count(1)
    chat.click(".hush-end")
    expect(chat.locator(".window-bar.is-owner")).to_contain_text("The bot answers here again.")
    chat.click(".hush-undo")
    expect(chat.locator(".window-bar.is-owner")).to_contain_text("The owner of the account is writing here")
    chat.fill("#reply", "Yes, pink ones")
    chat.click("#send")
    expect(chat.locator(".line-text", has_text="Yes, pink ones")).to_be_visible()
    channel = desk.app.channels[CHANNEL]
    assert isinstance(channel, PaperChannel)
    expect(chat.locator(".line", has_text="Yes, pink ones").locator(".tick-sent")).to_be_visible()
    assert [(one.chat_key, one.text) for one in channel.sent][-1] == ("c1:5", "Yes, pink ones")

    desk.write(_age, number)
    chat.reload()
    expect(chat.locator(".composer-shut")).to_contain_text("24 hours after the customer’s last message")
    expect(chat.locator("#reply")).to_have_attribute("data-modes", "note")


def _age(tx: Tx, number: int) -> None:
    """The customer wrote a day ago."""
    old = datetime.now(UTC) - timedelta(hours=24)
    tx.connection.execute(update(behalf_chats).where(behalf_chats.c.conversation_id == number).values(written_at=old))
