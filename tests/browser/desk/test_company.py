"""Two at one chat: who is there, who writes, and a reply that would cross with what came meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.service.cases import notes, queue
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, case_row, open_mine
from tests.support.desk_server import DeskServer

CAME, BOX, HEAD = "#came", "#reply", "#company"


def chat_key(desk: DeskServer, conversation: int) -> str:
    return str(desk.read(queue.access_case, desk.staff["anna"], conversation).conversation.chat_key)


def texts(desk: DeskServer) -> list[str]:
    return [letter.text for letter in desk.telegram.sent]


def test_who_looks_and_who_writes_is_seen_in_the_head_and_in_the_list(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Together")
    anna = open_mine(desk, visit, "anna", conversation)
    expect(anna.locator(HEAD)).to_be_hidden()
    oleh = visit("oleh", f"/desk/chat/{conversation}")
    expect(oleh.locator(HEAD)).to_have_text("Anna is looking")
    expect(anna.locator(HEAD)).to_have_text("Oleh is looking")
    anna.fill(BOX, "I am at it")
    expect(oleh.locator(HEAD)).to_have_text("Anna is writing")
    oleh.fill(BOX, "a note")
    line = case_row(anna, conversation).locator(".case-text")
    expect(line).to_have_attribute("data-company", "✎ Oleh")
    anna.fill(BOX, "")
    expect(oleh.locator(HEAD)).to_have_text("Anna is looking")
    oleh.close()
    expect(anna.locator(HEAD)).to_be_hidden()


def test_a_reply_is_stopped_by_what_its_writer_has_not_seen_and_goes_out_by_one_more_press(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Crossing")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill(BOX, "We will find your order")
    page.evaluate("document.hasFocus = () => false")  # the window lies behind another one
    desk.write_in(chat_key(desk, conversation), "never mind, it is here", name="Crossing")
    expect(page.locator(CAME)).to_contain_text("Came while you write: Crossing: never mind, it is here")
    page.press(BOX, "Enter")
    expect(page.locator(CAME)).to_contain_text("Not sent yet")
    expect(page.locator(BOX)).to_have_value("We will find your order")
    assert "We will find your order" not in texts(desk)
    page.press(BOX, "Enter")
    expect(page.locator(SENT)).to_have_count(1)
    expect(page.locator(CAME)).to_be_hidden()
    assert texts(desk).count("We will find your order") == 1


def test_what_stood_before_the_writer_s_eyes_stops_nothing(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Calm")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill(BOX, "It leaves today")
    desk.write_in(chat_key(desk, conversation), "hello?", name="Calm")
    expect(page.locator(CAME)).to_contain_text("hello?")
    asked = desk.read(queue.access_case, desk.staff["anna"], conversation).transcript[-1].id
    page.wait_for_function("([chat, line]) => seen.of(chat).line === line", arg=[conversation, asked])
    page.press(BOX, "Enter")
    expect(page.locator(SENT)).to_have_count(1)
    assert "It leaves today" in texts(desk)


def test_a_colleague_s_note_stops_a_reply_that_also_closes(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Noted")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill(BOX, "Refund is on its way")
    page.evaluate("document.hasFocus = () => false")
    desk.write(notes.do_note, desk.staff["oleh"], conversation, "no refund here, please", client_id="stop-1")
    page.press(BOX, "Control+Shift+Enter")
    expect(page.locator(CAME)).to_contain_text("Not sent yet")
    expect(page.locator(CAME)).to_contain_text("Oleh: no refund here, please")
    assert desk.case_of(conversation) is not None
    page.fill(BOX, "I will ask and write")
    page.press(BOX, "Control+Shift+Enter")
    expect(page.locator(".next-chat")).to_be_visible()
    assert "I will ask and write" in texts(desk)
    assert "Refund is on its way" not in texts(desk)
