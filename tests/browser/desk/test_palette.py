"""Ctrl+K: anything the page can do, without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bot.core.conversation import Holder
from bot.service.cases import queue, snippets
from bot.service.cases.snippets import NewSnippet
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import open_mine
from tests.support.desk_server import DeskServer


@pytest.fixture(scope="module", autouse=True)
def canned(desk: DeskServer) -> None:
    wanted = NewSnippet(name="Opening hours", text="From nine, {customer}.", language="en", shared=True)
    desk.write(snippets.do_save, desk.app, desk.staff["lena"], wanted)


def labels(page: Page) -> list[str]:
    return page.locator(".palette-label").all_inner_texts()


def test_another_chat_is_opened_and_a_page_too(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    other = open_case("Yaroslava")
    page = open_mine(desk, visit, "anna", open_case())
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-text")).to_be_focused()
    page.keyboard.type("yarosl")
    expect(page.locator(".palette-label")).to_have_text(["Yaroslava"])
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.url}/desk/chat/{other}")
    expect(page.locator("#palette")).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("artic")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.url}/desk/articles")


def test_a_canned_reply_is_put_in_and_an_action_done(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Ivan")
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator("#reply")).to_have_value("")
    page.wait_for_function(f"desk.kept.has({conversation})")
    page.keyboard.press("Control+k")
    page.keyboard.type("open hou")
    page.keyboard.press("Enter")
    expect(page.locator("#reply")).to_have_value("From nine, Ivan.")
    page.keyboard.press("Control+k")
    page.keyboard.type("back bot")
    expect(page.locator(".palette-label")).to_have_text(["Back to bot"])
    page.keyboard.press("Enter")
    expect(page.locator(".chat-actions .return-bot")).to_have_count(0)
    case = desk.read(queue.access_case, desk.staff["anna"], conversation)
    assert case.conversation.owner.holder is Holder.BOT


def test_escape_leaves_everything_as_it_was(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", "typed")
    page.focus("#reply")
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzz")
    expect(page.locator("#palette-list")).to_have_text("Nothing found")
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    expect(page.locator("#reply")).to_be_focused()
    expect(page.locator("#reply")).to_have_value("typed")
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}")
