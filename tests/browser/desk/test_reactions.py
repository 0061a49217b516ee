"""What a customer puts under a message is seen in the chat while it stands there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import expect

from bot.core.messages import Kind
from bot.storage.chat import conversations, messages
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import open_mine
from tests.support.desk_server import DeskServer


def test_a_sign_comes_and_goes_under_the_message_it_belongs_to(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    chat = open_case("Petro")
    page = open_mine(desk, visit, "anna", chat)
    page.fill("#reply", "We deliver today.")
    page.keyboard.press("Enter")
    mine = page.locator(".line-operator", has_text="We deliver today.")
    expect(mine.locator(".tick-sent")).to_be_visible()
    before = desk.read(conversations.get, chat)
    reply = desk.read(messages.list_transcript, chat)[-1]
    sign = desk.make_incoming(before.chat_key, "", key=reply.channel_key, kind=Kind.REACTION)
    desk.receive(replace(sign, signs=("❤", "custom")))
    expect(mine.locator(".reaction")).to_have_text(["❤", "✨"])
    expect(mine.get_by_role("img", name="Petro reacted: (an emoji of their own)")).to_be_visible()
    assert desk.read(conversations.get, chat) == before, "nobody waits for an answer to it"
    desk.receive(replace(sign, signs=()))
    expect(mine.locator(".reaction")).to_have_count(0)
    assert desk.read(messages.get, reply.id).reacted.signs == ()
