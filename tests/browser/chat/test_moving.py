"""Who waits in the web chat takes the conversation along to Telegram, and the page says where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.channels.web.channel import WebChannel
from bot.clock import utc_now
from bot.core.messages import Incoming, Kind, Profile
from bot.service.chat import inbox
from bot.storage.cases import escalations
from tests.browser.chat.conftest import open_chat, wait_until_sent, write
from tests.support.app import make_app
from tests.support.browser import wait_for
from tests.support.channels import RecordingChannel
from tests.support.web_front import Front, claim, hire, only_conversation, reply


class Telegram(RecordingChannel):
    username = "flowerbot"


@pytest.fixture
def telegram() -> Telegram:
    return Telegram("telegram")


@pytest.fixture
def front(tmp_path: Path, telegram: Telegram) -> Iterator[Front]:
    made = Front(make_app(tmp_path, utc_now, channels=[WebChannel(), telegram]))
    made.start()
    yield made
    made.stop()
    made.app.database.close()


def test_a_conversation_goes_on_in_telegram_and_the_page_says_so(page: Page, front: Front, telegram: Telegram) -> None:
    write(page, "Where is my order?")
    wait_until_sent(page, "Where is my order?")
    expect(page.locator("#move")).to_be_hidden()
    page.locator("#human").click()
    page.get_by_role("button", name="Continue in Telegram").click()
    expect(page.locator("#move-way")).to_contain_text("press “Start”")
    link = page.get_by_role("link", name="Open Telegram").get_attribute("href") or ""
    assert link.startswith("https://t.me/flowerbot?start=go-")
    before = only_conversation(front.app)
    come(front, link.partition("start=")[2])
    expect(page.locator("#moved")).to_contain_text("goes on in Telegram")
    anna = hire(front.app)
    case = front.app.database.read_now(escalations.find_open, before.id)
    assert case is not None
    conversation_id = claim(front.app, anna)
    reply(front.app, anna, conversation_id, "It comes today.", client_id="op-1")
    wait_for(page, lambda: "It comes today." in telegram.texts("77"))
    open_chat(page, front)
    expect(page.locator("#moved")).to_be_visible()
    expect(page.locator(".customer .bubble").first).to_have_text("Where is my order?")
    expect(page.locator(".operator")).to_have_count(0)


def come(front: Front, code: str) -> None:
    """The customer presses "Start" in Telegram."""
    incoming = Incoming(
        channel="telegram",
        chat_key="77",
        message_key="tg-1",
        kind=Kind.COMMAND,
        sent_at=front.app.clock(),
        command="start",
        text=code,
        profile=Profile(name="Olha", language="en"),
    )
    front.app.database.write_now(inbox.do_receive, front.app, incoming)
