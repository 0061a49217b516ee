"""Promises, reminders and silent customers in a browser: what is shown, what is stored, what the customer reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from bot.core.clocks.dues import Due
from bot.service.cases import queue
from bot.service.cases.timers import nudging, ringing
from bot.storage.cases import silences, snoozes
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.clocks import dues
from tests.browser.conftest import Visitor
from tests.support.desk_pages import found, in_section, open_mine, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


def stored(desk: DeskServer, conversation: int, login: str = "anna") -> tuple[Due, ...]:
    """What is due in a chat, as this person sees it."""
    found_: Any = desk.read(queue.access_case, desk.staff[login], conversation)
    return tuple(found_.dues)


def reply(page: Page, text: str) -> None:
    page.fill("#reply", text)
    page.press("#reply", "Enter")
    line = page.locator(".line-operator").filter(has=page.locator(".line-text", has_text=text))
    expect(line.locator(".tick-sent")).to_be_visible()  # until then it is drawn again


def make_due(desk: DeskServer, due: Due, *, minutes: float) -> None:
    """It is due in so many minutes, and warns now."""

    def change(tx: Tx) -> None:
        times = {"due_at": tx.now + timedelta(minutes=minutes), "warn_at": tx.now - timedelta(minutes=1)}
        tx.connection.execute(update(dues).where(dues.c.id == due.id).values(**times))

    desk.write(change)


def test_a_promise_is_shown_below_the_reply_corrected_and_kept(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    reply(page, "I'll call you tomorrow at 11.")
    promise = page.locator(".promise")
    expect(promise).to_contain_text("Promised:")
    expect(promise).to_contain_text("11:00")
    promised = promise.inner_text()
    expect(page.locator(f"[data-open='{conversation}'] .clock.is-due")).to_be_visible()
    promise.locator(".due-move").click()
    page.fill(".snooze-when input", "yesterday")
    page.keyboard.press("Enter")
    expect(page.locator(".snooze-read")).to_contain_text("Write when")
    before = desk.app.clock()
    page.locator(".snooze-dialog [data-choice='3h']").click()
    expect(page.locator(".dialog")).to_have_count(0)
    expect(promise).not_to_have_text(promised)
    (due,) = stored(desk, conversation)
    assert before - timedelta(minutes=1) < due.due_at - timedelta(hours=3) <= desk.app.clock()

    make_due(desk, due, minutes=10)
    desk.write(snoozes.record_snooze, desk.case_of(conversation).id, until=None)
    expect(in_section(page, "snoozed", conversation)).to_be_visible()
    desk.write(ringing.do_ring, desk.app, conversation)
    expect(in_section(page, "mine", conversation)).to_contain_text("promised for now")

    def long_ago(tx: Tx) -> None:
        given = tx.now - timedelta(hours=1)
        tx.connection.execute(update(dues).where(dues.c.id == due.id).values(created_at=given))

    desk.write(long_ago)
    reply(page, "Here is the answer.")
    expect(promise).to_contain_text("kept")
    assert stored(desk, conversation)[0].was_kept
    assert sent(desk).count("I'll call you tomorrow at 11.") == 1


def test_what_was_no_promise_goes_with_one_press(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    reply(page, "I'll check that tomorrow by noon, as the leaflet says.")
    page.locator(".promise .due-remove").click()
    expect(page.locator(".promise")).to_have_count(0)
    assert stored(desk, conversation)[0].removed


def test_a_reminder_calls_its_owner_alone_and_is_done(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.keyboard.press("m")
    page.fill(".remind-note input", "ring the courier")
    page.locator(".snooze-dialog [data-choice='1h']").click()
    line = page.locator(".dues-bar .reminder")
    expect(line).to_contain_text("ring the courier")
    (due,) = stored(desk, conversation)
    assert stored(desk, conversation, "oleh") == ()
    other = visit("oleh", f"/desk/chat/{conversation}")
    expect(other.locator(".chat-title h1")).to_be_visible()
    expect(other.locator(".dues-bar")).to_be_hidden()

    page.goto(f"{desk.url}/desk")
    make_due(desk, due, minutes=0)
    row = page.locator(".reminder-row")
    expect(row).to_contain_text("ring the courier")
    expect(other.locator(".reminder-row")).to_have_count(0)
    row.locator("a").click()
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}")
    row.locator(".reminder-done").click()
    expect(page.locator(".reminders")).to_be_hidden()
    assert stored(desk, conversation) == ()
    assert not [text for text in sent(desk) if "courier" in text], "no customer reads it"


@pytest.fixture
def strict(desk: DeskServer) -> Iterator[None]:
    """A business that reminds silent customers and closes their cases."""
    path = desk.app.settings.business_file
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\nsilence: {{nudge_after: 8h, close_after: 16h}}\n", encoding="utf-8")
    yield
    path.write_text(before, encoding="utf-8")


@pytest.mark.usefixtures("strict")
def test_what_comes_by_itself_is_shown_beforehand_and_one_press_keeps_it_open(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    reply(page, "Which order is it?")
    expect(page.locator(".silence.is-nudge")).to_contain_text("A reminder goes out by itself")
    page.click(".keep-open")
    expect(page.locator(".dues-bar")).to_be_hidden()
    assert desk.case_of(conversation).times.kept_open


@pytest.mark.usefixtures("strict")
def test_a_silent_customer_is_reminded_once_and_the_case_ends(
    desk: DeskServer, visit: Visitor, open_case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    reply(page, "Which order was it?")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    monkeypatch.setattr(nudging, "is_by_day", lambda calendar, now, **zone: True)  # whatever the hour of the test is
    number = desk.case_of(conversation).id

    def age(tx: Tx, **moments: datetime) -> None:
        tx.connection.execute(update(escalations).where(escalations.c.id == number).values(**moments))

    days = desk.app.clock() - timedelta(days=3)
    desk.write(age, asked_at=days)
    assert desk.write(nudging.do_next, desk.app, conversation)
    assert not desk.write(nudging.do_next, desk.app, conversation)
    expect(page.locator(".line-system", has_text="Are you still with us?")).to_have_count(1)
    expect(page.locator(".silence.is-close")).to_contain_text("The case closes by itself")
    expect(in_section(page, "customer", conversation)).to_contain_text("closes")
    assert desk.read(silences.list_silent, conversation_id=conversation)
    desk.write(age, nudged_at=days)
    assert desk.write(nudging.do_next, desk.app, conversation)
    expect(page.locator(".mark-case", has_text="closed by itself")).to_be_visible()
    expect(page.locator(".take")).to_be_visible()
    past = found(desk, conversation).past[0]
    assert (past.state.value, past.result.key) == ("lapsed", "no_answer")
    assert [text for text in sent(desk) if text.startswith("We have not heard from you")]
