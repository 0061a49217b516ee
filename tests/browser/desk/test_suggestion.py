"""The suggested reply above the empty box."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import select

from bot.storage.database import Tx
from bot.storage.tables.replies import suggestions
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, open_mine
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer

PLACE, BOX = "#suggestion", "#reply"


def outcome(desk: DeskServer, conversation: int) -> list[str]:
    def read(tx: Tx) -> list[str]:
        query = select(suggestions.c.outcome).where(suggestions.c.conversation_id == conversation)
        return list(tx.connection.execute(query).scalars())

    return list(desk.read(read))


def open_suggested(desk: DeskServer, visit: Visitor, conversation: int) -> Page:
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator(f"{PLACE} .suggestion-text")).to_contain_text("120")
    return page


def test_tab_puts_it_in_and_that_it_was_sent_is_kept(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case(text="How much is delivery?")
    page = open_suggested(desk, visit, conversation)
    text = page.locator(f"{PLACE} .suggestion-text").inner_text()
    page.focus(BOX)
    page.keyboard.press("Tab")
    expect(page.locator(BOX)).to_have_value(text)
    expect(page.locator(PLACE)).to_be_hidden()
    page.press(BOX, "Enter")
    expect(page.locator(SENT)).to_have_text("✓")
    assert outcome(desk, conversation) == ["accepted"]
    assert text in [letter.text for letter in desk.telegram.sent]


def test_it_gives_way_to_typing_and_goes_by_a_press(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case(text="How much is delivery?")
    page = open_suggested(desk, visit, conversation)
    page.fill(BOX, "I")
    expect(page.locator(PLACE)).to_be_hidden()
    page.fill(BOX, "")
    expect(page.locator(PLACE)).to_be_visible()
    page.click(f"{PLACE} .suggestion-no")
    expect(page.locator(PLACE)).to_be_hidden()
    expect(page.locator(BOX)).to_be_focused()
    wait_for(page, lambda: outcome(desk, conversation) == ["declined"])
    with page.expect_response("**/desk/reply/*/suggestion"):  # the page asks again
        page.reload()
    expect(page.locator(BOX)).to_be_visible()
    expect(page.locator(PLACE)).to_be_hidden()
