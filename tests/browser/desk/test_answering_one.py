"""One message of many is answered, and what the customer answers or passes on stands above their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import expect

from bot.storage.chat import conversations
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import open_mine
from tests.support.desk_server import DeskServer


def test_a_reply_answers_one_message_and_shows_it_to_both(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    chat = open_case("Petro")
    page = open_mine(desk, visit, "anna", chat)
    key = desk.read(conversations.get, chat).chat_key
    asked = desk.make_incoming(key, "Is it fresh?", name="Petro", key="fresh")
    passed = replace(desk.make_incoming(key, "Parcel 17 has arrived", name="Petro"), forwarded="Nova Poshta")
    about = replace(desk.make_incoming(key, "and this one?", name="Petro"), reply_key="fresh", quote="fresh")
    desk.receive(asked, passed, about)
    expect(page.locator(".forwarded")).to_have_text("Forwarded from Nova Poshta")
    expect(page.locator("button.replied")).to_have_text("Petro: fresh")
    page.locator("button.replied").click()
    expect(page.locator(".line.is-found")).to_contain_text("Is it fresh?")
    page.locator(".line", has_text="Is it fresh?").first.locator(".line-answer").click()
    expect(page.locator("#answers")).to_contain_text("Is it fresh?")
    page.reload()
    expect(page.locator("#answers")).to_contain_text("Is it fresh?")
    page.fill("#reply", "From this morning.")
    page.keyboard.press("Enter")
    expect(page.locator(".line-operator button.replied")).to_have_text("Petro: Is it fresh?")
    expect(page.locator("#answers")).to_be_hidden()
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    assert desk.telegram.sent[-1].reply_key == "fresh"
    page.locator(".line", has_text="Parcel 17").locator(".line-answer").click()
    page.click(".answers-end")
    expect(page.locator("#answers")).to_be_hidden()
