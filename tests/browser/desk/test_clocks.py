"""What is due, seen in a browser: the clock of a row and of a chat, its colour, the view of what is late, the bell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import update

from bot.service.cases import holding, reply
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from tests.browser.conftest import Visitor
from tests.support.desk_pages import in_section, open_mine
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]
LISTEN = """() => {
    window.rung = [];
    const tell = desk.alarm;
    desk.alarm = (now) => { rung.push(...now.calls); tell(now); };
}"""


def age(desk: DeskServer, conversation: int, *, minutes: float) -> None:
    """The case is so old now: a page has almost a minute to show it, however long it took to open."""
    case = desk.case_of(conversation)

    def change(tx: Tx) -> None:
        opened = tx.now - timedelta(minutes=minutes, seconds=1)
        tx.connection.execute(update(escalations).where(escalations.c.id == case.id).values(opened_at=opened))

    desk.write(change)


def clock(page: Page, conversation: int) -> Locator:
    return page.locator(f"[data-open='{conversation}'] .clock")


def test_a_row_and_its_chat_show_how_much_time_there_is(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    age(desk, conversation, minutes=0)
    for shown in (clock(page, conversation), page.locator(".chat-sub .clock")):
        expect(shown).to_have_text("29 min left")
        expect(shown).to_have_attribute("data-heat", "cool")
    age(desk, conversation, minutes=25)
    expect(clock(page, conversation)).to_have_text("4 min left")
    expect(clock(page, conversation)).to_have_attribute("data-heat", "warm")
    desk.write(reply.do_reply, desk.app, desk.staff["anna"], conversation, "Which one?", client_id="due-1")
    expect(in_section(page, "customer", conversation).locator(".clock.is-done")).to_be_visible()
    expect(page.locator(".chat-sub .clock")).to_have_count(0)


def test_what_is_late_has_a_view_of_its_own_and_rings_its_holder(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation, other = open_case("Late"), open_case("Fresh")
    page = open_mine(desk, visit, "anna", other)
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    expect(in_section(page, "mine", conversation)).to_be_visible()
    page.evaluate(LISTEN)
    age(desk, conversation, minutes=40)
    expect(clock(page, conversation)).to_have_text("late by 10 min")
    expect(clock(page, conversation)).to_have_attribute("data-heat", "hot")
    expect(page.locator(".view-late")).to_be_visible()
    titles = page.evaluate("rung.map((call) => call.title)")
    assert [title for title in titles if title.startswith("Late: №")], titles
    page.click(".view-late")
    expect(page).to_have_url(f"{desk.url}/desk/chat/{other}?view=late")
    expect(in_section(page, "late", conversation)).to_be_visible()
    expect(in_section(page, "late", other)).to_have_count(0)
    desk.write(reply.do_reply, desk.app, desk.staff["anna"], conversation, "Here!", client_id="due-2")
    expect(in_section(page, "late", conversation)).to_have_count(0)


def test_due_first_is_an_order_that_stands_in_the_address(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    first, second = open_case("First"), open_case("Second")
    for conversation in (first, second):
        desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(conversation).id)
    age(desk, second, minutes=20)
    page = visit("oleh", "/desk")
    page.click(".filters-open")
    page.click(".due-first")
    expect(page).to_have_url(f"{desk.url}/desk?sort=due")
    expect(page.locator(".queue-mine [data-open]").first).to_have_attribute("data-open", str(second))
    page.reload()
    expect(page.locator(".due-first")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".queue-mine [data-open]").first).to_have_attribute("data-open", str(second))
    page.click(".due-first")
    expect(page).to_have_url(f"{desk.url}/desk")
