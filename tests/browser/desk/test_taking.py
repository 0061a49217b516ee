"""An operator comes by themselves: takes a chat from the bot, reopens a case, writes first."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.core.case import Reason, State
from bot.core.conversation import operator
from bot.core.desk.numbers import write_number
from bot.service.cases import holding, queue
from bot.storage.chat import conversations
from bot.storage.database import Tx
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

SENT = ".line-operator .tick-sent"


def texts_to(desk: DeskServer, conversation: int) -> list[str]:
    """What the customer of this conversation has read, in order."""
    chat = desk.read(conversations.get, conversation).chat_key
    return [letter.text for letter in desk.telegram.sent if letter.chat_key == chat]


def test_a_chat_is_taken_from_the_bot(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.write_in("with-the-bot", "How much is delivery?", name="Petro")
    page = visit("anna", f"/desk/chat/{conversation}")
    expect(page.locator(".line-customer")).to_contain_text("How much is delivery?")
    page.click(".take")
    expect(page.locator("#reply[data-first='false']")).to_be_focused()
    expect(page.locator(".resolve")).to_be_visible()
    expect(page.locator(f".queue-mine [data-open='{conversation}']")).to_be_visible()
    expect(page.locator(".line-system .tick-sent")).to_be_visible()
    case = desk.case_of(conversation)
    assert (case.state, case.reason, case.person_id) == (State.CLAIMED, Reason.TAKEN, desk.staff["anna"].id)
    assert texts_to(desk, conversation) == [
        "Anna is with you now and can see our whole chat, so there's nothing to repeat."
    ]


def test_who_writes_first_has_the_chat(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.write_in("to-be-told", "hello", name="Nina")
    page = visit("anna", f"/desk/chat/{conversation}")
    page.fill("#reply", "Your flowers are ready")
    page.evaluate("for (let i = 0; i < 3; i++) document.querySelector('#send').click()")
    expect(page.locator(SENT)).to_have_count(1)
    expect(page.locator("#reply[data-first='false']")).to_be_focused()
    expect(page.locator("#reply")).to_have_value("")
    page.keyboard.type("Come by until eight")
    page.keyboard.press("Enter")
    expect(page.locator(SENT)).to_have_count(2)
    assert texts_to(desk, conversation) == [
        "This is Anna from support.",
        "Your flowers are ready",
        "Come by until eight",
    ]
    assert desk.read(conversations.get, conversation).owner == operator(desk.staff["anna"].id)


def test_what_was_typed_stays_when_a_colleague_was_quicker(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.call_human("quick-colleague", name="Ihor")
    desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(conversation).id)
    desk.write(holding.do_return, desk.app, desk.staff["oleh"], conversation)
    page = visit("anna", f"/desk/chat/{conversation}")
    page.fill("#reply", "a long and careful text")
    desk.call_human("quick-colleague", name="Ihor")
    desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(conversation).id)
    expect(page.locator(".composer-note")).to_contain_text("Oleh has this chat")
    desk.write(holding.do_return, desk.app, desk.staff["oleh"], conversation)
    expect(page.locator("#reply")).to_have_value("a long and careful text")


def test_a_closed_case_is_reopened_by_a_new_one_that_names_it(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Halyna", "Where are my roses?")
    former = desk.case_of(conversation)
    desk.write(holding.do_claim, desk.app, desk.staff["oleh"], former.id)
    desk.write(holding.do_resolve, desk.app, desk.staff["oleh"], conversation, outcome="sent again")
    page = visit("anna", f"/desk/chat/{conversation}")
    page.click(".reopen")
    expect(page.locator("#reply")).to_be_focused()
    expect(page.locator(".brief-body")).to_contain_text(f"Goes on with № {write_number(former.id)}")
    expect(page.locator(".brief-body .quote").first).to_contain_text("Where are my roses?")
    expect(page.locator(".line-system", has_text="is coming back").locator(".tick-sent")).to_be_visible()
    case = desk.case_of(conversation)
    assert (case.reason, case.brief.former, case.person_id) == (Reason.REOPENED, former.id, desk.staff["anna"].id)
    past = desk.read(queue.access_case, desk.staff["anna"], conversation).past[0]
    assert (past.id, past.state, past.outcome) == (former.id, State.RESOLVED, "sent again")
    assert texts_to(desk, conversation)[-1].startswith("Anna is coming back to your question")


def test_of_a_customer_who_has_blocked_the_bot_the_page_says_so(desk: DeskServer, visit: Visitor) -> None:
    conversation = desk.write_in("gone-away", "hello", name="Zoya")

    def block(tx: Tx) -> None:
        conversations.record_blocked(tx, conversation, blocked=True)

    desk.write(block)
    page = visit("anna", f"/desk/chat/{conversation}")
    expect(page.locator(".composer-note")).to_contain_text("has blocked the bot")
    expect(page.locator(".take, .reopen, .mode-reply")).to_have_count(0)
    expect(page.locator("#reply")).to_have_attribute("data-mode", "note")
