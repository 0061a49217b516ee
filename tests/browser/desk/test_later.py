"""Replies that leave later: undone, kept for a time, and what stays when the customer writes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from bot.core.messages import Planned
from bot.service.cases import queue
from bot.service.cases.writing import planning
from bot.storage.people import people
from tests.browser.conftest import Visitor
from tests.browser.desk.test_inbox import SENT, open_mine
from tests.support.desk_pages import choose
from tests.support.desk_server import DeskServer

BOX, HELD = "#reply", ".planned"


@pytest.fixture
def careful(desk: DeskServer) -> Iterator[None]:
    """Oleh has chosen ten seconds."""
    desk.write(people.record_change, desk.staff["oleh"].id, undo_seconds=10)
    yield
    desk.write(people.record_change, desk.staff["oleh"].id, undo_seconds=0)


def kept(desk: DeskServer, conversation: int) -> tuple[Planned, ...]:
    return tuple(desk.read(queue.access_case, desk.staff["boss"], conversation).planned)


def texts(desk: DeskServer) -> list[str]:
    return [letter.text for letter in desk.telegram.sent]


@pytest.mark.usefixtures("careful")
def test_a_reply_is_undone_by_its_button_and_by_a_key(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Undone")
    page = open_mine(desk, visit, "oleh", conversation)
    page.fill(BOX, "To the wrong person")
    page.press(BOX, "Enter")
    expect(page.locator(f"{HELD} .undo")).to_have_text(re.compile(r"Undo\d"))
    expect(page.locator(BOX)).to_have_value("")
    page.click(f"{HELD} .undo")
    expect(page.locator(BOX)).to_have_value("To the wrong person")
    expect(page.locator(HELD)).to_have_count(0)
    page.press(BOX, "Enter")
    expect(page.locator(f"{HELD} .undo")).to_be_visible()
    page.fill(BOX, "")
    page.press(BOX, "Control+z")
    expect(page.locator(BOX)).to_have_value("To the wrong person")
    assert kept(desk, conversation) == ()
    assert "To the wrong person" not in texts(desk)


@pytest.mark.usefixtures("careful")
def test_it_leaves_when_nobody_undoes_it_and_closes_the_chat_then(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Patient")
    page = open_mine(desk, visit, "oleh", conversation)
    page.fill(BOX, "All is well")
    page.press(BOX, "Control+Shift+Enter")
    expect(page.locator(f"{HELD} .planned-state")).to_have_text("leaves in a moment and closes the chat")
    assert desk.case_of(conversation) is not None
    expect(page.locator(SENT)).to_have_count(1)
    expect(page.locator(HELD)).to_have_count(0)
    expect(page.locator(".next-chat")).to_be_visible()
    assert texts(desk).count("All is well") == 1


def test_a_reply_is_kept_for_tomorrow_changed_and_sent_at_once(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("Tomorrow")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill(BOX, "Has it arrived?")
    page.click("#send-more > summary")
    page.click("[data-then='later:tomorrow 9']")
    expect(page.locator(f"{HELD} .planned-state")).to_have_text(re.compile("leaves .*09:00"))
    expect(page.locator(BOX)).to_have_value("")
    page.click(f"{HELD} .planned-change")
    page.fill(".change-text textarea", "Did it arrive?")
    page.fill(".planned-when input", "yesterday")
    page.click(".change-dialog .confirm")
    expect(page.locator(".change-dialog .problem")).not_to_have_text("")
    page.fill(".planned-when input", "tomorrow 10")
    page.click(".change-dialog .confirm")
    expect(page.locator(f"{HELD} .planned-state")).to_have_text(re.compile("leaves .*10:00"))
    expect(page.locator(f"{HELD} .line-text")).to_have_text("Did it arrive?")
    page.click(f"{HELD} .planned-now")
    expect(page.locator(SENT)).to_have_count(1)
    expect(page.locator(HELD)).to_have_count(0)
    assert texts(desk).count("Did it arrive?") == 1


def test_when_the_customer_writes_first_it_stays_and_goes_back_into_the_box(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = open_case("First")
    page = open_mine(desk, visit, "anna", conversation)
    page.fill(BOX, "Has it come?")
    page.click("#send-more > summary")
    page.click("[data-then='ask-later']")
    page.fill(".snooze-when input", "2h")
    page.click(".snooze-dialog .confirm")
    expect(page.locator(HELD)).to_have_count(1)
    chat = desk.read(queue.access_case, desk.staff["boss"], conversation).conversation.chat_key
    desk.write_in(chat, "It has come", name="First")
    desk.write(planning.do_drop, kept(desk, conversation)[0].id)
    expect(page.locator(f"{HELD} .planned-state")).to_have_text("Not sent: the customer wrote first")
    page.click(f"{HELD} .planned-back")
    expect(page.locator(BOX)).to_have_value("Has it come?")
    expect(page.locator(HELD)).to_have_count(0)
    assert "Has it come?" not in texts(desk)


def test_one_chooses_the_seconds_on_the_own_page(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk/profile")
    choose(page, ".own-undo", "5 seconds")
    with page.expect_navigation():
        page.click(".save")
    expect(page.locator(".own-undo")).to_contain_text("5 seconds")
    assert desk.read(people.get, desk.staff["anna"].id).undo_seconds == 5
    desk.write(people.record_change, desk.staff["anna"].id, undo_seconds=0)
