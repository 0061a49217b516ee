"""What leads see of their articles."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from bot.core.messages import Source
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Why
from bot.service.insights import digest
from bot.storage.chat import feedback
from bot.storage.database import Database
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

COST = "delivery/cost-city"


def answer(desk: DeskServer, chat: str, question: str, *, article: str = COST, helped: bool = False) -> int:
    """A question answered by an article; the conversation."""
    conversation = desk.write_in(chat, question)
    source = Source(article=article, language="en", title="How much is delivery?", probability=0.9)
    line = desk.answer_as_bot(conversation, "120 UAH", why=Why(grounds=by(Rule.CLOSE_ENOUGH)), source=source)
    if helped:
        thumb = {"conversation_id": conversation, "message_id": line, "article": article, "helped": True}
        desk.write(feedback.record_feedback, **thumb)
    return conversation


def read_on(desk: DeskServer) -> None:
    """What the timer does, two hours later."""
    clock = desk.app.clock
    later = Database(desk.app.database.url, clock=lambda: clock() + timedelta(hours=2))
    found = later.read_now(digest.read_on)
    while found is not None:
        later.write_now(digest.do_keep, found)
        found = later.read_now(digest.read_on)
    later.close()


def test_a_lead_sees_how_an_article_does_and_comes_from_a_number_to_its_chats(desk: DeskServer, visit: Visitor) -> None:
    chats = [
        answer(desk, f"figures-{number}", f"how much is delivery {number}?", article="figures/one")
        for number in range(3)
    ]
    desk.call_human("figures-1")
    read_on(desk)
    page = visit("lena", "/desk/articles/edit?key=figures/one&language=en")
    page.click(".tab-figures")
    expect(page.locator(".figure-shown .tile-number")).to_have_text("3")
    expect(page.locator(".figure-escalated .tile-number")).to_have_text("1")
    expect(page.locator(".figures-plot canvas")).to_be_visible()
    expect(page.locator(".figures-table").first.locator("tbody tr")).to_have_count(1)
    page.locator(".period", has_text="7").first.click()
    page.locator(".figure-escalated a").click()
    expect(page.locator(".passage-text")).to_have_text(["how much is delivery 1?"])
    page.locator(".passage-text").click()
    page.wait_for_url(f"**/desk/chat/{chats[1]}*")
    expect(page.locator(".transcript")).to_contain_text("how much is delivery 1?")


def test_the_list_finds_what_helps_little(desk: DeskServer, visit: Visitor) -> None:
    for number in range(6):
        answer(desk, f"bad-{number}", "how much?")
        desk.call_human(f"bad-{number}")
    read_on(desk)
    page = visit("lena", "/desk/articles")
    page.click(".filter-bad")
    expect(page.locator(".shelf-row")).to_have_count(1)
    expect(page.locator(".shelf-facts")).to_contain_text("shown")
    page.click(".filter-bad")
    expect(page.locator(".filter-bad")).to_have_attribute("aria-pressed", "false")


def test_an_operator_has_no_figures(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", f"/desk/articles/edit?key={COST}&language=en")
    expect(page.locator(".tab-try")).to_be_visible()
    expect(page.locator(".tab-figures")).to_have_count(0)
    page.goto(f"{desk.url}/desk/answers?key={COST}")
    expect(page.locator(".empty-text")).to_be_visible()
