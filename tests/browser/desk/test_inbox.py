"""A case is taken, answered and resolved in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.core.messages import Author, Delivery
from bot.desk import pages
from bot.desk.frame import live
from bot.service.articles import drafts as articles
from bot.service.cases import holding, queue
from bot.storage.tables.chat import outbox
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

SENT = ".line-operator .tick-sent"


def case_row(page: Page, conversation: int) -> Any:
    """The row of a conversation in the queue."""
    return page.locator(f".case:has([data-open='{conversation}'])")


def open_mine(desk: DeskServer, visit: Visitor, login: str, conversation: int) -> Page:
    """A chat that this operator has taken, open."""
    desk.write(holding.do_claim, desk.app, desk.staff[login], desk.case_of(conversation).id)
    page = visit(login, f"/desk/chat/{conversation}")
    expect(page.locator("#reply")).to_be_visible()
    return page


def test_a_case_is_taken_answered_and_delivered(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Taras")
    page = visit("anna")
    case_row(page, conversation).locator(".claim").click()
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type("Hello Taras")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("one moment")
    page.keyboard.press("Enter")
    expect(page.locator(SENT)).to_have_text("✓")
    expect(page.locator("#reply")).to_have_value("")
    assert [letter.text for letter in desk.telegram.sent].count("Hello Taras\none moment") == 1


def test_the_second_operator_is_told_who_was_quicker(
    desk: DeskServer, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "POLL_SECONDS", 1000.0)
    conversation = desk.call_human("quicker")
    page = visit("anna", f"/desk/chat/{conversation}?view=open")
    row = case_row(page, conversation)
    expect(page.locator(".tick-sent")).to_have_count(2)
    desk.write_in("quicker", "Still there?")
    expect(row).to_contain_text("Still there?")  # the page is connected, and no more news are on their way
    with monkeypatch.context() as deaf:  # the page has not heard of it yet
        deaf.setattr(desk.app.database, "publish", lambda events: None)
        desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(conversation).id)
    row.locator(".claim").click()
    expect(page.locator(".q-notification")).to_contain_text("Oleh already has this chat")
    expect(page.locator(f".queue-others [data-open='{conversation}']")).to_be_visible()


def test_a_message_shows_up_by_itself_and_is_counted_in_the_title(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "POLL_SECONDS", 1000.0)
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.evaluate("window.here = 1")
    chat = desk.read(queue.access_case, desk.staff["anna"], conversation).conversation.chat_key
    desk.write_in(chat, "Are you still there?")
    expect(page.locator(".line-customer", has_text="Are you still there?")).to_be_visible()
    waiting = desk.write_in("somebody-new", "hello")
    desk.call_human("somebody-new", name="Nobody knows")
    expect(case_row(page, waiting)).to_be_visible()
    expect(page).to_have_title(re.compile(r"^\(\d+\) Olena"))
    assert page.evaluate("window.here") == 1, "the page was loaded again"


def test_a_ring_that_nobody_heard_is_made_up_for(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit("anna")
    expect(page.locator(".queue-head").first).to_be_visible()
    monkeypatch.setattr(desk.app.database, "publish", lambda events: None)
    expect(case_row(page, open_case("Silent"))).to_be_visible()


def test_a_double_click_and_a_second_enter_send_once(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.fill("#reply", "only once, please")
    page.evaluate("for (let i = 0; i < 4; i++) document.querySelector('#send').click()")
    expect(page.locator("#reply")).to_have_value("")
    expect(page.locator(SENT)).to_have_count(1)
    assert [letter.text for letter in desk.telegram.sent].count("only once, please") == 1


def test_a_draft_stays_with_its_chat(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    first, second = open_case("First"), open_case("Second")
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(first).id)
    page = open_mine(desk, visit, "anna", second)
    page.fill("#reply", "for the second")
    page.locator(f"[data-open='{first}']").click()
    expect(page.locator(f"#reply[data-conversation='{first}']")).to_have_value("")
    page.go_back()
    expect(page.locator(f"#reply[data-conversation='{second}']")).to_have_value("for the second")


def test_a_page_that_breaks_says_so_and_shows_nothing_of_the_reason(
    desk: DeskServer, visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_(*_: object) -> None:
        raise RuntimeError("the secret reason")

    monkeypatch.setattr(pages, "draw_profile", break_)
    monkeypatch.setattr(articles, "list_history", break_)
    words = "Something went wrong. Try again in a moment."
    page = visit("lena", "/desk/profile")
    expect(page.locator(".empty-text")).to_have_text(words)
    assert "secret reason" not in page.content()
    page.goto(f"{desk.url}/desk/articles/edit?key=delivery/cost-city&language=ru")
    page.click(".tab-history")
    expect(page.locator(".q-notification")).to_contain_text(words)
    assert "secret reason" not in page.content()


def test_a_failed_message_says_why_and_can_be_sent_again(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    desk.telegram.refuse = "chat not found"
    try:
        page.fill("#reply", "can you hear me?")
        page.click("#send")
        expect(page.locator(".line-operator .trouble")).to_contain_text("chat not found")
    finally:
        desk.telegram.refuse = ""
    page.locator(".line-operator .trouble button").click()
    expect(page.locator(SENT)).to_have_text("✓")


def test_what_the_bot_no_longer_had_to_say_is_no_alarm(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    theirs = (outbox.c.conversation_id == conversation) & (outbox.c.author == Author.SYSTEM.value)
    desk.write(lambda tx: tx.connection.execute(outbox.update().where(theirs).values(state=Delivery.WITHHELD.value)))
    page = open_mine(desk, visit, "anna", conversation)
    expect(page.locator("#transcript")).to_contain_text("no longer needed")
    expect(page.locator("#transcript .trouble")).to_have_count(0)


def test_a_case_is_resolved_with_an_outcome_and_leaves_the_queue(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".resolve")
    page.fill(".outcome input", "sent a new bouquet")
    page.click(".dialog .confirm")
    expect(page.locator(".mark-case", has_text="sent a new bouquet")).to_be_visible()
    expect(case_row(page, conversation)).to_have_count(0)


def test_a_lead_takes_over_and_the_operator_sees_it(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    lead = visit("lena", f"/desk/chat/{conversation}")
    lead.click(".take-over")
    expect(lead.locator("#reply")).to_be_visible()
    expect(page.locator(".composer-note")).to_contain_text("Lena has this chat")


def test_keys_move_take_and_go_back(desk: DeskServer, visit: Visitor, open_case: Callable[..., int]) -> None:
    open_case("Keys")
    page = visit("oleh")
    page.fill(".queue-tools input", "Keys")
    expect(page.locator(".queue-found-chats .case-link")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".case-link").first).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{desk.url}/desk?q=Keys")
    expect(page.locator(".case-link")).to_have_count(1)
    expect(page.locator(".case .claim")).to_have_count(0)
