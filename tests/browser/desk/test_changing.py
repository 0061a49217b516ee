"""A reply is corrected and taken back, with what the customer has then."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from bot.core.messages import Message
from bot.service.cases import holding, queue, reply
from bot.service.outbox.refusals import TooOldToDelete
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, open_mine
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer

OWN = ".line-operator.is-own"


def lines(desk: DeskServer, conversation: int) -> tuple[Message, ...]:
    return tuple(desk.read(queue.access_case, desk.staff["boss"], conversation).transcript)


def send(page: Page, text: str) -> None:
    page.fill("#reply", text)
    page.press("#reply", "Enter")
    expect(page.locator(SENT).last).to_have_text("✓")


def test_a_reply_is_corrected_for_the_customer_and_the_old_text_stays(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    send(page, "It costs 100")
    page.press("#reply", "ArrowUp")
    box = page.locator(".change-text textarea")
    box.fill("   ")
    page.click(".confirm")
    expect(page.locator(".change-dialog .problem")).to_have_text("Write something first.")
    box.fill("It costs 120")
    box.press("Enter")
    expect(page.locator(f"{OWN} .bubble > .line-text")).to_have_text("It costs 120")
    expect(page.locator("#reply")).to_be_focused()
    page.click(f"{OWN} .edited summary")
    expect(page.locator(f"{OWN} .edited .old")).to_have_text("It costs 100")
    wait_for(page, lambda: [one for one in desk.telegram.sent if one.text == "It costs 120" and one.target])
    assert lines(desk, conversation)[-1].text == "It costs 120"


def test_a_reply_is_deleted_for_the_customer_and_kept_for_staff(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    send(page, "Wrong chat, sorry")
    page.hover(OWN)
    page.click(f"{OWN} .line-delete")
    page.click(".dialog .confirm")
    expect(page.locator(f"{OWN} .deleted summary")).to_have_text("Deleted, the customer no longer has it")
    expect(page.locator(f"{OWN} .line-change")).to_have_count(0)
    assert desk.telegram.sent[-1].deletes
    assert lines(desk, conversation)[-1].deleted_at is not None
    page.click(f"{OWN} .deleted summary")
    expect(page.locator(f"{OWN} .old")).to_have_text("Wrong chat, sorry")


def test_what_can_t_be_deleted_any_more_says_why(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    send(page, "Two days ago")
    page.hover(OWN)
    page.click(f"{OWN} .line-delete")
    desk.telegram.refuse = TooOldToDelete()
    page.click(".dialog .confirm")
    expect(page.locator(f"{OWN} .trouble")).to_have_text(
        "Not deleted, the customer still has it. Telegram deletes messages for 48 hours only. "
        "Correct it, or write a new one."
    )
    desk.telegram.refuse = None
    assert lines(desk, conversation)[-1].deleted_at is None


def test_a_lead_may_and_a_colleague_may_not(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    conversation = open_case()
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    desk.write(reply.do_reply, desk.app, desk.staff["anna"], conversation, "Mine", client_id="lead-1")
    line = ".line-operator"
    oleh = visit("oleh", f"/desk/chat/{conversation}")
    expect(oleh.locator(f"{line} .tick-sent")).to_have_text("✓")
    expect(oleh.locator(f"{line} .line-change")).to_have_count(0)
    lena = visit("lena", f"/desk/chat/{conversation}")
    lena.hover(line)
    lena.click(f"{line} .line-change")
    lena.fill(".change-text textarea", "Ours")
    lena.click(".change-dialog .confirm")
    expect(oleh.locator(f"{line} .bubble > .line-text")).to_have_text("Ours")
    expect(lena.locator(f"{line} .muted", has_text="on its way")).to_have_count(0)
    wait_for(lena, lambda: "Ours" in [letter.text for letter in desk.telegram.sent])
