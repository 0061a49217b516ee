"""The left column in the browser: views, filters, pages of rows, the search over all chats."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.core.messages import Author, NewMessage
from bot.service.cases import holding, reply
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose
from tests.support.desk_server import DeskServer


@pytest.fixture
def close_case(desk: DeskServer, open_case: Callable[..., int]) -> Callable[..., int]:
    """A case that Oleh has closed; the id of the conversation."""

    def close(name: str, text: str, outcome: str = "") -> int:
        conversation = open_case(name, text)
        desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(conversation).id)
        desk.write(holding.do_resolve, desk.app, desk.staff["oleh"], conversation, outcome=outcome)
        return conversation

    return close


def row(page: Page, conversation: int) -> Any:
    """The row of a conversation, wherever it stands."""
    return page.locator(f".case:has([data-open='{conversation}'])")


def test_a_closed_chat_is_found_in_its_view_and_opened(
    desk: DeskServer, visit: Visitor, close_case: Callable[..., int]
) -> None:
    conversation = close_case("Vira", "My tulips are late", "refunded")
    page = visit("anna")
    expect(page.locator(".view-mine")).to_have_attribute("aria-pressed", "true")
    expect(row(page, conversation)).to_have_count(0)
    page.click(".view-closed")
    expect(page).to_have_url(f"{desk.url}/desk?view=closed")
    expect(row(page, conversation)).to_contain_text("refunded")
    row(page, conversation).locator(".case-link").click()
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}?view=closed")
    expect(page.locator(".line-customer").first).to_contain_text("My tulips are late")
    page.go_back()
    expect(page).to_have_url(f"{desk.url}/desk?view=closed")
    expect(row(page, conversation)).to_be_visible()


def test_a_chat_with_the_bot_is_looked_into(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.write_in("just-asking", "Do you sell cacti?", name="Maksym")
    page = visit("anna", "/desk?view=bot")
    row(page, conversation).locator(".case-link").click()
    expect(page.locator(".line-customer")).to_contain_text("Do you sell cacti?")
    new = desk.write_in("just-came", "And ferns?", name="Roman")
    expect(row(page, new)).to_be_visible()


def test_long_lists_come_piece_by_piece(desk: DeskServer, visit: Visitor) -> None:
    incoming = [desk.make_incoming(f"many-{number}", f"cactus {number}", name=f"Many {number}") for number in range(95)]
    desk.receive(*incoming)
    page = visit("anna", "/desk?view=bot")
    expect(page.locator(".case")).to_have_count(30)
    page.locator(".more").scroll_into_view_if_needed()
    expect(page.locator(".case")).not_to_have_count(30)
    while (shown := page.locator(".case").count()) < 95:
        page.locator(".column-queue").evaluate("column => column.scrollTo(0, column.scrollHeight)")
        expect(page.locator(".case")).not_to_have_count(shown)
    opened = page.locator(".case-link").evaluate_all("rows => rows.map(row => row.dataset.open)")
    assert len(opened) == len(set(opened)), "a chat stands there twice"


def test_only_what_one_may_see_of_500_cases_is_drawn_and_mine_come_first(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    for number in range(45):
        open_case(f"Waits {number}")
    mine = open_case("Mine Alone")
    desk.write(holding.do_claim, desk.app, desk.staff["lena"], desk.case_of(mine).id)
    page = visit("lena", viewport={"width": 1440, "height": 900})
    expect(page.locator(".queue-mine .case")).to_have_count(1)
    expect(page.locator(".queue-waiting .case")).to_have_count(30)
    expect(page.locator(".queue-mine .case")).to_be_in_viewport(ratio=1)
    seen = "rows => rows.filter(row => row.getBoundingClientRect().bottom <= innerHeight).length"
    assert page.locator(".case").evaluate_all(seen) >= 12
    page.locator(".queue-waiting .more").scroll_into_view_if_needed()
    expect(page.locator(".queue-waiting .case")).not_to_have_count(30)


def test_of_mine_those_come_first_in_which_something_new_stands(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    first, second = open_case("Asked First"), open_case("Asked Second")
    for conversation in (first, second):
        desk.write(holding.do_claim, desk.app, desk.staff["boss"], desk.case_of(conversation).id)
    page = visit("boss")
    links = page.locator(".queue-mine .case-link")
    expect(links).to_have_count(2)
    row(page, first).locator(".case-link").click()
    expect(page.locator(f"#reply[data-conversation='{first}']")).to_be_visible()
    expect(links.first).to_have_attribute("data-open", str(first))  # nothing jumps away under the hand
    row(page, second).locator(".case-link").click()
    expect(page.locator(f"#reply[data-conversation='{second}']")).to_be_visible()
    expect(links.first).to_have_attribute("data-open", str(second))
    expect(page.locator(".view-mine .count.is-unseen")).to_have_count(0)
    desk.write_in(desk.read(conversations.get, first).chat_key, "Are you there?", name="Asked First")
    expect(links.first).to_have_attribute("data-open", str(first))
    expect(page.locator(".view-mine .count.is-unseen")).to_be_visible()
    desk.write(reply.do_reply, desk.app, desk.staff["boss"], second, "One moment", client_id="their-turn")
    expect(page.locator(f".queue-customer [data-open='{second}']")).to_be_visible()
    page.click(".view-customer")
    expect(page.locator(".case-link")).to_have_count(1)


def test_filters_stand_in_the_address_and_can_be_shared(
    desk: DeskServer, visit: Visitor, close_case: Callable[..., int]
) -> None:
    english = close_case("Filtered English", "hello")
    desk.write_in("filtered-uk", "Доброго дня", name="Filtered Ukrainian", language="uk")
    ukrainian = desk.call_human("filtered-uk", name="Filtered Ukrainian", language="uk")
    desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(ukrainian).id)
    desk.write(holding.do_resolve, desk.app, desk.staff["oleh"], ukrainian)
    page = visit("anna", "/desk?view=closed")
    expect(row(page, english)).to_be_visible()
    page.click(".filters-open")
    choose(page, ".filter-language", "Ukrainian")
    expect(page).to_have_url(f"{desk.url}/desk?view=closed&language=uk")
    expect(row(page, ukrainian)).to_be_visible()
    expect(row(page, english)).to_have_count(0)
    expect(page.locator(".filter-unread")).not_to_be_visible()  # nobody waits in a closed case
    page.fill(".search-all input", "Filtered English")
    expect(page.locator(".queue-body")).to_contain_text("Nothing found within these filters")
    page.click(".widen")
    expect(page.locator(".queue-found-chats .case-link").first).to_have_attribute("data-open", str(english))
    expect(page).to_have_url(f"{desk.url}/desk?view=closed&q=Filtered+English")
    page.goto(f"{desk.url}/desk?view=closed&language=uk")
    expect(page.locator(".filter-language")).to_be_visible()
    other = visit("oleh", "/desk?view=closed&language=uk")
    expect(row(other, ukrainian)).to_be_visible()
    expect(row(other, english)).to_have_count(0)
    expect(other.locator(".filter-language")).to_contain_text("Ukrainian")


def test_a_line_of_a_closed_chat_is_found_in_any_form_and_opened_there(
    desk: DeskServer, visit: Visitor, close_case: Callable[..., int]
) -> None:
    conversation = close_case("Larysa", "Three peonies were broken")

    def write_on(tx: Tx) -> None:
        for number in range(120):
            line = NewMessage(author=Author.CUSTOMER, text=f"and another thing {number}")
            messages.record_message(tx, line, conversation_id=conversation)

    desk.write(write_on)
    page = visit("anna")
    page.keyboard.press("/")
    expect(page.locator(".search-all input")).to_be_focused()
    page.keyboard.type("broken peony")
    found = page.locator(".queue-found-lines .case")
    expect(found.locator("mark")).to_have_text(["peonies", "broken"])
    page.keyboard.press("Enter")
    expect(page.locator(".line.is-found")).to_contain_text("Three peonies were broken")
    expect(page.locator(".line.is-found")).to_be_in_viewport(ratio=1)
    expect(page).to_have_url(re.compile(rf"/desk/chat/{conversation}\?q=broken"))
    page.click(".to-newest")
    expect(page.locator(".line-customer").last).to_contain_text("another thing 119")
    expect(page.locator(".line-customer").last).to_be_in_viewport()
    expect(page.locator(".to-newest")).not_to_be_visible()


def test_enter_right_after_the_last_letter_opens_what_was_typed(
    desk: DeskServer, visit: Visitor, close_case: Callable[..., int]
) -> None:
    conversation = close_case("Bohdana", "My order is ZX-778899, call +38 (050) 765-43-21")
    page = visit("anna")
    for query in ("ZX778899", "0507654321", "bohdana"):
        page.fill(".search-all input", query)
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(rf"/desk/chat/{conversation}\?q="))
        expect(page.locator(".line-customer").first).to_contain_text("ZX-778899")
        page.goto(f"{desk.url}/desk")


def test_arrows_walk_through_what_was_found_and_a_case_is_found_by_its_number(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Numbered", "Walk to me")
    page = visit("anna")
    page.fill(".search-all input", f"№ {desk.case_of(conversation).id}")
    expect(page.locator(".queue-found-chats .case-link").first).to_have_attribute("data-open", str(conversation))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".case-link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search-all input")).to_be_focused()
    page.fill(".search-all input", "walk me")
    expect(page.locator(".queue-found-lines .case-link").first).to_have_attribute("data-open", str(conversation))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".line.is-found")).to_contain_text("Walk to me")


def test_where_nothing_is_found_the_page_says_what_one_can_look_for(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk?q=abracadabra")
    expect(page.locator(".search-all input")).to_have_value("abracadabra")
    expect(page.locator(".queue-body")).to_contain_text("Nothing found")
    page.fill(".search-all input", "<img src=x onerror=alert(1)>")
    expect(page.locator(".queue-body")).to_contain_text("Nothing found")
    page.click(".view-waiting")
    expect(page.locator(".search-all input")).to_have_value("")
    expect(page).to_have_url(f"{desk.url}/desk?view=waiting")
