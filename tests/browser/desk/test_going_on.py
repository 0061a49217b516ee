"""By keyboard from one chat to the next: focus is never lost, and what is typed lands nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bot.core.conversation import QUEUE, operator
from bot.core.people import Role
from tests.browser.conftest import Visitor
from tests.support.desk_pages import found, open_mine
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


def _snooze(page: Page) -> None:
    page.keyboard.press("z")
    expect(page.locator(".snooze-when input")).to_be_focused()
    page.keyboard.type("tomorrow 9")
    page.keyboard.press("Enter")  # at once: the last letters count, too


def _hand_over(page: Page) -> None:
    page.keyboard.press("t")
    expect(page.locator(".transfer-find input, .colleague").first).to_be_visible()
    if page.locator(".transfer-find").count():
        _choose_by_name(page)
    else:
        _choose_by_tab(page)
    expect(page.locator(".transfer-note textarea")).to_be_focused()
    page.keyboard.type("knows the courier")
    page.keyboard.press("Control+Enter")


def _choose_by_name(page: Page) -> None:
    expect(page.locator(".transfer-find input")).to_be_focused()
    page.keyboard.type("oleh")
    page.keyboard.press("Enter")


def _choose_by_tab(page: Page) -> None:
    expect(page.locator(".colleague:focus")).to_have_count(1)
    row = page.locator(".colleague", has_text="Oleh")
    for _ in range(8):
        if not row.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def _give_back(page: Page) -> None:
    page.click(".return-bot")


@pytest.mark.parametrize("end", [_snooze, _hand_over, _give_back])
def test_what_ends_a_chat_for_now_offers_the_next_by_enter(
    desk: DeskServer, visit: Visitor, open_case: OpenCase, end: Callable[[Page], None]
) -> None:
    mine, _ = open_case("Mine"), open_case("Waits")
    visit("oleh")
    new = desk.add_staff(f"new{mine}", "Nina", Role.OPERATOR)
    page = open_mine(desk, visit, new.login, mine)
    page.locator(".chat-title").click()
    end(page)
    expect(page.locator(".next-chat")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".column-chat .claim").first).to_be_focused()
    waiting = int(page.url.rpartition("/")[2])
    assert found(desk, waiting).conversation.owner == QUEUE
    page.keyboard.press("Enter")
    expect(page.locator(f"#reply[data-conversation='{waiting}'][data-modes='reply note']")).to_be_focused()
    assert found(desk, waiting).conversation.owner == operator(new.id)


def test_enter_in_the_search_for_a_colleague_chooses_the_only_one(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    for number in range(8):
        desk.add_staff(f"many{number}", f"Many {number}", Role.OPERATOR)
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.locator(".chat-title").click()
    page.keyboard.press("t")
    expect(page.locator(".transfer-find input")).to_be_focused()
    page.keyboard.type("many")
    page.keyboard.press("Enter")
    expect(page.locator(".colleague.is-chosen")).to_have_count(0)
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.locator(".colleague.is-chosen")).to_contain_text("Many 5")
    expect(page.locator(".transfer-note textarea")).to_be_focused()
