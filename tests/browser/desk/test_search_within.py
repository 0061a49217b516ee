"""The search narrowed by how far a chat has come, who had it and when it was written; the address says it all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from bot.clock import utc_now
from bot.service.cases import holding
from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose
from tests.support.desk_server import DeskServer


def found(page: Page, *conversations: int) -> None:
    """These chats are found by what was said, and no others."""
    rows: Any = page.locator(".queue-found-lines .case-link")
    expect(rows).to_have_count(len(conversations))
    for conversation in conversations:
        expect(page.locator(f".queue-found-lines [data-open='{conversation}']")).to_be_visible()


def test_the_search_is_narrowed_in_the_page_and_in_the_address(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    waits, taken, closed = (open_case(name, "Narrowed hydrangeas") for name in ("Waits", "Taken", "Closed"))
    for login, conversation in (("oleh", taken), ("lena", closed)):
        desk.write(holding.do_claim, desk.app, desk.staff[login], desk.case_of(conversation).id)
    desk.write(holding.do_resolve, desk.app, desk.staff["lena"], closed)
    page = visit("anna")
    page.click(".filters-open")
    expect(page.locator(".filter-state")).not_to_be_visible()  # of the search alone
    page.fill(".search-all input", "hydrangea")
    found(page, waits, taken, closed)
    expect(page.locator(".filter-unread")).not_to_be_visible()
    choose(page, ".filter-state", "Open")
    found(page, waits, taken)
    choose(page, ".filter-who", "Oleh")
    found(page, taken)
    expect(page).to_have_url(f"{desk.url}/desk?q=hydrangea&state=open&who={desk.staff['oleh'].id}")
    today = utc_now().astimezone(desk.app.business.zone).date().isoformat()
    page.fill(".filter-since input", today)
    found(page, taken)
    page.fill(".filter-until input", "2020-01-01")
    expect(page.locator(".queue-body")).to_contain_text("Nothing found within these filters")
    expect(page).to_have_url(re.compile(rf"since={today}&until=2020-01-01$"))
    other = visit("oleh", page.url.removeprefix(desk.url))
    expect(other.locator(".filter-until input")).to_have_value("2020-01-01")
    expect(other.locator(".filter-who")).to_contain_text("My chats")
    page.click(".widen")
    found(page, waits, taken, closed)
    expect(page).to_have_url(f"{desk.url}/desk?q=hydrangea")


def test_what_an_address_says_that_is_nothing_is_left_out(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk?q=rose&state=x&who=999999&since=tomorrow&until=2026-99-99")
    expect(page.locator(".filter-who")).to_contain_text("Somebody who is gone")
    expect(page.locator(".filter-since input")).to_have_value("")
    expect(page.locator(".queue-body")).to_contain_text("Nothing found within these filters")
