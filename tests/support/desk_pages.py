"""What tests of the desk's pages look at: in the browser, in the database, on the customer's phone."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from bot.service.cases import holding, queue
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer


def open_mine(desk: DeskServer, visit: Visitor, login: str, conversation: int) -> Page:
    """A chat that this operator has taken, open."""
    desk.write(holding.do_claim, desk.app, desk.staff[login], desk.case_of(conversation).id)
    page = visit(login, f"/desk/chat/{conversation}")
    expect(page.locator(".mode-reply")).to_have_attribute("aria-pressed", "true")
    return page


def found(desk: DeskServer, conversation: int) -> Any:
    """What is stored of a conversation."""
    return desk.read(queue.access_case, desk.staff["boss"], conversation)


def sent(desk: DeskServer) -> list[str]:
    """What reached customers."""
    return [letter.text for letter in desk.telegram.sent]


def in_section(page: Page, section: str, conversation: int) -> Any:
    """The row of a conversation in a part of the list."""
    return page.locator(f".queue-{section} [data-open='{conversation}']")


def choose(page: Page, field: str, words: str) -> None:
    """Open a closed list and choose from it; ``field`` is a selector."""
    page.locator(field).click()
    page.locator(".q-menu .q-item", has_text=words).click()
    expect(page.locator(".q-menu")).to_have_count(0)


def choose_presence(page: Page, words: str) -> None:
    """Say in the bar where one is."""
    page.click("#presence")
    page.locator(".presence-choice", has_text=words).click()
    expect(page.locator("#presence")).to_have_text(words)
