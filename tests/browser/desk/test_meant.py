"""A text for some customers, written by a lead, read by one of them and explained to an operator."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.core.conversation import Memory
from bot.core.policy.decision import Answer, Decision
from bot.core.policy.rules import Rule, by
from bot.core.turn import Candidate, Step
from bot.service.chat import saying
from bot.service.chat.facts.knowing import find_meant
from bot.storage.chat import conversations
from bot.storage.database import Tx
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import open_mine
from tests.support.desk_pages import choose
from tests.support.desk_server import DeskServer
from tests.support.engine import make_turn

KEY = "delivery/cost-city"


def test_a_text_for_telegram_is_written_looked_at_and_sent_there(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = visit("lena", f"/desk/articles/edit?key={KEY}&language=en")
    body = page.locator(".field-body textarea")
    expect(body).not_to_have_value("")
    body.fill("Delivery costs 120 UAH.")
    page.click(".mark-variant")
    page.click(".dialog .variant-known")
    page.get_by_role("option", name="tag", exact=True).click()
    page.fill(".dialog .variant-value input", "VIP; x")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification", has_text="Say which ones")).to_be_visible()
    page.fill(".dialog .variant-value input", "VIP, regular")
    page.click(".dialog .confirm")
    expect(body).to_have_value("Delivery costs 120 UAH.\n\n<!-- for: tag = VIP, regular -->\n")
    expect(body).to_be_focused()
    body.fill("Delivery costs 120 UAH.\n\n<!-- for: channel = telegram -->\nHere it costs 90 UAH.\n")
    choose(page, ".preview-whom", "channel: Telegram")
    expect(page.locator("#preview .telegram-bubble").first).to_contain_text("Here it costs 90 UAH.")
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification", has_text="Saved")).to_be_visible()

    conversation = open_case("Nadia")
    _answer(desk, conversation)
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator("#transcript")).to_contain_text("Here it costs 90 UAH.")
    expect(page.locator("#transcript")).not_to_contain_text("120 UAH")
    page.locator("#reply").press_sequentially("??costs")
    expect(page.locator(".picked-whom")).to_have_text("Only for: channel: Telegram")
    page.keyboard.press("Escape")
    page.locator(".why-open").last.click()
    expect(page.locator(".why")).to_contain_text("It was the text for: channel: Telegram")


def _answer(desk: DeskServer, conversation_id: int) -> None:
    """The bot answers from the article, though a person was called: all that matters here is what it shows."""
    shown = Candidate(article=KEY, language="en", title="", probability=0.9)
    decision = Decision(action=Answer(candidate=shown), memory=Memory(), grounds=by(Rule.CLOSE_ENOUGH))

    def answer(tx: Tx) -> None:
        now = conversations.get(tx, conversation_id)
        find = find_meant(tx, desk.app, now)
        saying.carry_out(tx, desk.app, now, decision, make_turn(Step.ANSWER), find=find)

    desk.write(answer)
