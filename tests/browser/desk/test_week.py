"""This week in the browser."""

from __future__ import annotations

from playwright.sync_api import expect

from bot.core.insights.week import State
from bot.service.insights import week
from tests.browser.conftest import Visitor
from tests.browser.desk.test_figures import COST, answer, read_on
from tests.support.desk_server import DeskServer


def test_a_lead_adds_wordings_undoes_it_and_rejects(desk: DeskServer, visit: Visitor) -> None:
    for number in range(8):
        answer(desk, f"week-{number}", f"courier fee in town {number}", helped=True)
    read_on(desk)
    file = desk.app.settings.knowledge_base / f"en/{COST}.md"
    page = visit("lena", "/desk/articles")
    page.click(".week-open")
    expect(page.locator(".empty")).to_contain_text("The first proposals come soon")
    page.click(".week-again")
    card = page.locator(".week-proposal")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("8 wordings in 8 chats")
    card.locator(".week-take").click()
    expect(page.locator(".gate-done")).to_contain_text("8 phrasings added")
    expect(page.locator(".week-taken .week-effect")).to_contain_text("Too early to tell: 0 of 7 days")
    assert "courier fee in town 3" in file.read_text(encoding="utf-8")
    page.click(".gate-undo")
    expect(card).to_have_count(1)
    assert "courier fee in town 3" not in file.read_text(encoding="utf-8")
    card.locator(".week-reject").click()
    card.locator(".week-no-small").click()
    expect(page.locator(".gate-done")).to_contain_text("Not proposed again for three months")
    (one,) = desk.read(week.list_week, desk.staff["boss"]).put_away
    assert (one.state, one.reason, one.person_name) == (State.REJECTED, "small", "Lena")
