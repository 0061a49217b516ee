"""Views that people keep, pressed in a browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.service.cases import closing, holding
from bot.service.cases.closing import Ending
from bot.service.cases.leading import saved
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


def test_what_is_shown_is_kept_under_a_name(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    open_case("Saved one")
    page = visit("anna", "/desk?view=waiting&language=en")
    page.click(".view-save")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification")).to_contain_text("Give the view a name")
    page.fill(".view-dialog .view-name input", "English queue")
    page.click(".dialog .confirm")
    pill = page.locator(".saved-list .view", has_text="English queue")
    expect(pill).to_have_attribute("aria-pressed", "true")
    expect(pill.locator(".count")).not_to_be_empty()
    expect(page.locator(".view-save")).to_be_hidden()
    page.click(".view-mine")
    expect(pill).to_have_attribute("aria-pressed", "false")
    page.goto(f"{desk.url}/desk?view=closed")
    pill.click()
    expect(page).to_have_url(f"{desk.url}/desk?view=waiting&language=en")
    expect(page.locator(".filter-language")).to_contain_text("English")
    (view,) = desk.read(saved.list_views, desk.staff["anna"])
    assert (view.name, view.query, view.shared) == ("English queue", "?view=waiting&language=en", False)
    other = visit("oleh")
    expect(other.locator(".view-mine")).to_be_visible()
    expect(other.locator(".saved-list .view")).to_have_count(0)


def test_a_lead_shares_renames_and_removes(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk?view=open&unread=1")
    page.click(".view-save")
    page.fill(".view-dialog .view-name input", "Unanswered")
    page.click(".view-share")
    page.click(".dialog .confirm")
    expect(page.locator(".saved-list .view", has_text="Unanswered")).to_be_visible()
    other = visit("oleh")
    expect(other.locator(".saved-list .view", has_text="Unanswered")).to_be_visible()
    expect(other.locator(".views-edit")).to_be_hidden()
    page.click(".views-edit")
    name = page.locator(".view-row .view-name input").first
    name.fill("Nobody answered")
    name.press("Enter")
    expect(page.locator(".saved-list .view", has_text="Nobody answered")).to_be_visible()
    page.locator(".view-row .view-remove").first.click()
    expect(page.locator(".view-row")).to_have_count(0)
    page.click(".views-dialog .confirm")
    expect(page.locator(".saved-list .view")).to_have_count(0)
    assert desk.read(saved.list_views, desk.staff["lena"]) == ()


def test_closed_cases_by_tag_and_open_ones_by_wait(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    anna = desk.staff["anna"]
    chats = [open_case(f"Tagged {number}") for number in range(2)]
    for chat, tag in zip(chats, ("big order", "other"), strict=True):
        desk.write(holding.do_claim, desk.app, anna, desk.case_of(chat).id)
        desk.write(closing.do_close, desk.app, anna, chat, Ending(tags=(tag,)))
    page = visit("anna", "/desk?view=closed&tag=big+order")
    expect(page.locator(f"[data-open='{chats[0]}']").first).to_be_visible()
    expect(page.locator(f"[data-open='{chats[1]}']")).to_have_count(0)
    expect(page.locator(".filter-age")).to_be_hidden()
    waiting = open_case("Just came")
    page.goto(f"{desk.url}/desk?view=waiting")
    expect(page.locator(f"[data-open='{waiting}']").first).to_be_visible()
    page.goto(f"{desk.url}/desk?view=waiting&age=60")
    expect(page.locator(".queue-waiting .queue-nothing")).to_be_visible()
    expect(page.locator(f"[data-open='{waiting}']")).to_have_count(0)
