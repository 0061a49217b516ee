"""Connecting one's own Telegram in the profile, pressed in a browser."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.core.messages import Kind
from bot.core.people import Role
from bot.service.cases.reaching import linking
from bot.storage.chat import conversations
from tests.browser.conftest import Visitor
from tests.support.browser import wait_for
from tests.support.desk_pages import sent
from tests.support.desk_server import DeskServer


def test_a_code_sent_to_the_bot_connects_and_can_be_taken_back(desk: DeskServer, visit: Visitor) -> None:
    marko = desk.add_staff("marko", "Marko", Role.OPERATOR)
    page = visit("marko", "/desk/profile")
    page.click(".reach-connect")
    command = page.locator(".reach-code").inner_text()
    assert command.startswith("/start staff-")
    code = command.removeprefix("/start ")
    desk.receive(desk.make_incoming("marko-phone", code, kind=Kind.COMMAND, command="start"))
    expect(page.locator(".q-notification")).to_contain_text("Telegram is connected")
    expect(page.locator(".reach-on")).to_contain_text("Connected")
    assert desk.read(conversations.find, channel="telegram", chat_key="marko-phone") is None
    wait_for(page, lambda: any(text.startswith("Done, Marko") for text in sent(desk)))
    page.click(".reach-always")
    expect(page.locator(".q-notification", has_text="Saved")).to_be_visible()
    found = desk.read(linking.find_link, marko)
    assert (found.chat_key, found.always) == ("marko-phone", True)
    page.click(".reach-unlink")
    expect(page.locator(".reach-connect")).to_be_visible()
    assert desk.read(linking.find_link, marko) is None
