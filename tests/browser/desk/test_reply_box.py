"""What helps to write a reply: canned replies, passages of articles, drafts that stay, keys on any layout."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.service.cases import composing, snippets
from bot.service.cases.snippets import NewSnippet
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, open_mine
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer


@pytest.fixture(scope="module", autouse=True)
def canned(desk: DeskServer) -> None:
    """A few canned replies."""
    for name, text, language, login in (
        ("Greeting", "Hello {customer}, this is {operator}.", "en", "lena"),
        ("Goodbye", "Bye, {customer}!", "en", "lena"),
        ("Приветствие", "Здравствуйте, {customer}!", "ru", "lena"),
        ("Anna's own", "Signed, case {case}", "en", "anna"),
    ):
        wanted = NewSnippet(name=name, text=text, language=language, shared=login == "lena")
        desk.write(snippets.do_save, desk.app, desk.staff[login], wanted)


def draft_of(desk: DeskServer, login: str, conversation: int) -> str:
    found = desk.read(composing.access_composing, desk.app, desk.staff[login], conversation)
    return str(found.draft)


def wait_for_draft(desk: DeskServer, page: Page, login: str, conversation: int, text: str) -> None:
    wait_for(page, lambda: draft_of(desk, login, conversation) == text)


PRESS = """([key, code, shiftKey]) => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key, code, shiftKey, bubbles: true}))"""


def titles(page: Page) -> Any:
    return page.locator("#picker .picked-title")


def test_a_canned_reply_is_found_filled_in_sent_and_counted(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case("Taras"))
    page.focus("#reply")
    page.keyboard.type("/")
    expect(titles(page)).to_have_text(["Anna's own", "Goodbye", "Greeting", "Приветствие"])
    page.keyboard.type("g")
    expect(titles(page)).to_have_text(["Goodbye", "Greeting"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#reply")).to_have_value("Hello Taras, this is Anna.")
    expect(page.locator("#picker")).to_be_hidden()
    page.keyboard.type(" One moment.")
    page.keyboard.press("Enter")
    expect(page.locator(SENT)).to_have_text("✓")
    assert "Hello Taras, this is Anna. One moment." in [letter.text for letter in desk.telegram.sent]
    uses = {one.name: one.uses for one in desk.read(snippets.list_snippets, desk.staff["anna"])}
    assert (uses["Greeting"], uses["Goodbye"]) == (1, 0)


def test_a_passage_is_put_in_by_keys_and_keeps_what_was_typed(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case(text="How much is delivery?"))
    page.fill("#reply", "Hello! ")
    page.press("#reply", "End")
    page.keyboard.type("??")
    expect(titles(page).first).to_contain_text("delivery")
    page.keyboard.type("deliver")
    expect(page.locator("#picker .picked-text").first).to_contain_text("120")
    page.keyboard.press("Enter")
    expect(page.locator("#reply")).to_have_value(re.compile(r"^Hello! .*120"))
    page.keyboard.press("Control+z")
    expect(page.locator("#reply")).to_have_value("Hello! ??deliver")


def test_signs_that_find_nothing_are_never_sent_by_mistake(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.focus("#reply")
    page.keyboard.type("??zzzz")
    expect(page.locator(".picked-none")).to_contain_text("Nothing found")
    page.keyboard.press("Enter")
    expect(page.locator("#reply")).to_have_value("??zzzz")
    page.keyboard.press("Escape")
    expect(page.locator("#picker")).to_be_hidden()
    expect(page.locator("#reply")).to_be_focused()
    page.fill("#reply", "Really? And/or 24/7??")
    page.keyboard.press("Enter")
    expect(page.locator(SENT)).to_have_count(1)
    assert "Really? And/or 24/7??" in [letter.text for letter in desk.telegram.sent]


def test_the_buttons_begin_the_same_for_a_mouse(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case("Mouse"))
    page.click("[data-begin='/']")
    titles(page).filter(has_text="Goodbye").click()
    expect(page.locator("#reply")).to_have_value("Bye, Mouse!")
    page.click("[data-begin='??']")
    expect(page.locator("#reply")).to_have_value("Bye, Mouse! ??")
    expect(page.locator("#picker")).to_be_visible()


def test_a_draft_is_kept_by_the_server_and_gone_once_sent(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", "half a sen")
    wait_for_draft(desk, page, "anna", conversation, "half a sen")
    other = visit("anna", f"/desk/chat/{conversation}")  # another browser
    expect(other.locator("#reply")).to_have_value("half a sen")
    other.fill("#reply", "half a sentence, whole")
    other.press("#reply", "Enter")
    expect(other.locator(SENT)).to_have_count(1)
    wait_for_draft(desk, other, "anna", conversation, "")


def test_what_was_typed_last_is_kept_though_the_page_is_closed_at_once(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", "typed and gone")
    page.goto(f"{desk.url}/desk/profile")
    wait_for_draft(desk, page, "anna", conversation, "typed and gone")


def test_keys_work_on_a_cyrillic_layout(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    conversation = open_case("Layout")
    page = visit("oleh")
    page.fill(".queue-tools input", "Layout")
    expect(page.locator(".queue-found-chats .case-link")).to_have_count(1)
    page.keyboard.press("Escape")
    page.evaluate(PRESS, ["о", "KeyJ", False])
    expect(page.locator(".case-link").first).to_be_focused()
    page.evaluate(PRESS, ["с", "KeyC", False])
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}?q=Layout")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.press("Control+/")
    expect(page.locator("#reply")).to_have_value("/")
    expect(page.locator("#picker")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.evaluate(PRESS, ["?", "Digit7", True])
    expect(page.locator("#help")).to_contain_text("passage of an article")
