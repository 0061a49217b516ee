"""Stars from the customer: asked for at the end of a case unless it is left out, shown beside the next one."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from bot.core.desk.nps import Closed
from bot.core.messages import Author, Kind
from bot.service.cases import closing
from bot.service.cases.closing import Ending
from bot.service.cases.customer import recommending
from bot.storage.cases import ratings
from bot.storage.chat import conversations, messages
from bot.storage.insights import nps
from tests.browser.conftest import Visitor
from tests.support.desk_pages import open_mine, sent
from tests.support.desk_server import DeskServer

LONG = "I have looked into it, and the courier will bring a new bouquet between four and six. " * 3


def _press(desk: DeskServer, chat: str, conversation: int, action: str) -> None:
    """The customer presses a button of our last notice."""
    key = desk.read(messages.last_by, conversation, Author.SYSTEM).channel_key
    incoming = desk.make_incoming(chat, "", kind=Kind.BUTTON, key=key)
    desk.receive(replace(incoming, action=action))


def test_a_low_mark_stands_beside_the_next_case(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("stars")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", LONG)
    page.locator("#reply").press("Enter")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator(".survey")).to_be_visible()
    page.click(".dialog .confirm")
    asked = page.locator(".line", has_text="How did we do with request")
    expect(asked.locator(".tick-sent")).to_be_visible()
    _press(desk, "stars", conversation, "rate:2")
    _press(desk, "stars", conversation, "rate-why:rude")
    expect(page.locator(".past-rating .chip")).to_have_text(["★ 2/5", "not polite"])
    (given,) = desk.read(ratings.list_given, conversation)
    assert (given.score, given.complaint) == (2, "rude")


def test_who_closes_may_leave_the_question_out(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("no stars")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", LONG)
    page.locator("#reply").press("Enter")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    before = len([text for text in sent(desk) if text.startswith("How did we do")])
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.locator(".survey").click()
    page.click(".dialog .confirm")
    expect(page.locator(".brief-part .past")).to_be_visible()
    assert len([text for text in sent(desk) if text.startswith("How did we do")]) == before


def test_whether_they_would_recommend_us_stands_on_their_card(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("friends")
    page = open_mine(desk, visit, "anna", conversation)
    case = desk.case_of(conversation)
    desk.write(closing.do_close, desk.app, desk.staff["anna"], conversation, Ending())
    closed = Closed(case_id=case.id, conversation_id=conversation, closed_at=case.opened_at)
    chat = desk.read(conversations.get, conversation)
    desk.write(recommending.do_put, desk.app, chat, closed)
    expect(page.locator(".line", has_text="recommend us").locator(".tick-sent")).to_be_visible()
    _press(desk, "friends", conversation, "nps:6")
    expect(page.locator(".customer-nps .chip")).to_have_text("would recommend us: 6 of 10")
    key = desk.read(messages.last_by, conversation, Author.SYSTEM).channel_key
    desk.receive(replace(desk.make_incoming("friends", "The courier was late twice"), reply_key=key))
    expect(page.locator(".customer-nps ~ .quote", has_text="late twice")).to_be_visible()
    expect(page.locator(".line", has_text="call a person").locator(".tick-sent")).to_be_visible()
    assert "learn from it" in sent(desk)[-1]
    given = desk.read(nps.find_given, conversation)
    assert (given.score, given.comment) == (6, "The courier was late twice")
