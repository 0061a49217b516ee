"""Somebody must come: sound, notices, the count in the title; again while nobody reacts, and never by surprise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.core.case import Woken
from bot.core.desk.numbers import write_number
from bot.service.cases import holding, notes, queue, snoozing
from bot.storage.cases import snoozes
from tests.browser.conftest import CONNECTED, Visitor
from tests.browser.desk.test_inbox import open_mine
from tests.support.desk_server import DeskServer

# what the browser would do, written down instead; ``allowed`` is what the person answers when asked
STUB = """
window.rung = []; window.shown = []; window.asked = 0; window.away = true;
HTMLMediaElement.prototype.play = function () {
    if (!this.muted) window.rung.push(Date.now());
    return window.silent ? Promise.reject(new DOMException('', 'NotAllowedError')) : Promise.resolve();
};
window.Notification = class {
    static permission = 'default';
    static async requestPermission() { window.asked += 1; this.permission = window.answer || 'granted'; }
    constructor(title, options) { window.shown.push([title, options.body, options.tag]); window.last = this; }
    close() {}
};
Document.prototype.hasFocus = () => !window.away;
"""


@pytest.fixture
def called(desk: DeskServer, visit: Visitor) -> Iterator[Callable[..., Page]]:
    """A page of Anna's whose alarm is written down."""

    def open_page(path: str = "/desk", login: str = "anna") -> Page:
        page = visit(login, path, own=True)
        page.add_init_script(STUB)
        page.reload()
        page.wait_for_function(CONNECTED)
        expect(page.locator(".queue-head").first).to_be_visible()
        page.wait_for_function("window.desk && desk.alarm && document.querySelector('#notices').dataset.state")
        return page

    yield open_page
    take_all(desk)


def take_all(desk: DeskServer) -> None:
    """Nobody waits any more, and no chat is Anna's."""
    for case in desk.read(queue.list_queue, desk.staff["boss"]):
        desk.write(holding.do_take_over, desk.app, desk.staff["boss"], case.id)


def test_a_new_case_rings_and_is_shown_once_it_was_asked_for(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    page = called()
    assert page.evaluate("window.asked") == 0, "nobody is asked by surprise"
    page.click("#notices")
    expect(page.locator("#notices")).to_have_attribute("data-state", "on")
    conversation = open_case("Taras", text="my secret question")
    page.wait_for_function("window.shown.length === 1 && window.rung.length >= 1")
    title, body, tag = page.evaluate("window.shown[0]")
    number = desk.case_of(conversation).id
    assert (title, tag) == (f"New case № {write_number(number)}: Taras", f"desk-{conversation}")
    assert "secret" not in title + body
    expect(page).to_have_title(re.compile(r"^\(\d+\)"))
    page.evaluate("window.last.onclick()")
    expect(page).to_have_url(f"{desk.url}/desk/chat/{conversation}")


def test_who_looks_at_the_page_gets_the_sound_alone(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    page = called()
    page.click("#notices")
    page.evaluate("window.away = false")
    open_case()
    page.wait_for_function("window.rung.length >= 1")
    assert page.evaluate("window.shown") == []


def test_it_rings_again_until_somebody_takes_the_case(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    page = called()
    later = "(seconds) => { const real = Date.now; const at = real(); Date.now = () => real() + seconds * 1000; }"
    conversation = open_case()
    page.wait_for_function("window.rung.length >= 1")
    rung = page.evaluate("window.rung.length")
    page.evaluate(later, 61)
    page.wait_for_function("(before) => window.rung.length > before", arg=rung)
    take_all(desk)
    expect(page.locator(f"[data-open='{conversation}']")).to_have_count(0)  # it is a colleague's
    expect(page).not_to_have_title(re.compile(r"^\("))  # the page knows that nobody waits
    rung = page.evaluate("window.rung.length")
    page.evaluate(later, 400)
    page.wait_for_timeout(1500)
    assert page.evaluate("window.rung.length") == rung


def test_a_browser_that_is_silent_says_so_and_rings_at_the_first_click(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    page = called()
    page.evaluate("window.silent = true")
    open_case()
    expect(page.locator("#mute.is-held")).to_have_attribute(
        "title", "The browser is silent until your first click on the page"
    )
    page.evaluate("window.silent = false; window.rung = []")
    page.mouse.click(5, 400)
    page.wait_for_function("window.rung.length === 1")
    expect(page.locator("#mute.is-held")).to_have_count(0)


def test_notices_can_be_turned_off_and_a_refusal_says_what_to_do(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    page = called()
    page.click("#notices")
    expect(page.locator("#notices")).to_have_attribute("data-state", "on")
    page.click("#notices")
    expect(page.locator("#notices")).to_have_attribute("data-state", "off")
    open_case()
    page.wait_for_function("window.rung.length >= 1")
    assert page.evaluate("window.shown") == []
    page.evaluate("window.answer = 'denied'; Notification.permission = 'default'")
    page.click("#notices")
    expect(page.locator(".toast")).to_contain_text("Allow them beside the address")


def test_a_customer_of_mine_who_writes_is_counted_and_rings(
    desk: DeskServer, visit: Visitor, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    conversation = open_case("Iryna")
    open_mine(desk, visit, "anna", conversation).close()
    page = called()
    page.click("#notices")
    chat = desk.read(queue.access_case, desk.staff["anna"], conversation).conversation.chat_key
    desk.write_in(chat, "hello again", name="Iryna")
    page.wait_for_function("window.shown.length === 1")
    assert (
        page.evaluate("window.shown[0][0]") == f"Iryna writes to you (№ {write_number(desk.case_of(conversation).id)})"
    )
    expect(page).to_have_title(re.compile(r"^\(\d+\)"))


def test_a_muted_page_stays_silent(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    page = called()
    page.click("#mute")
    page.evaluate("window.rung = []")
    page.click("#notices")
    open_case()
    page.wait_for_function("window.shown.length === 1")
    assert page.evaluate("window.rung") == []


def test_a_note_that_calls_me_and_a_chat_whose_time_has_come_ring(
    desk: DeskServer, called: Callable[..., Page], open_case: Callable[..., int]
) -> None:
    theirs, mine = open_case("Taras"), open_case("Olha")
    desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(theirs).id)
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(mine).id)
    desk.write(snoozing.do_snooze, desk.app, desk.staff["anna"], mine, until=None)
    page = called()
    page.click("#notices")
    expect(page.locator("#notices")).to_have_attribute("data-state", "on")
    desk.write(notes.do_note, desk.staff["oleh"], theirs, "@anna, look", client_id=f"calls-{theirs}")
    page.wait_for_function("window.shown.length === 1 && window.rung.length >= 1")
    assert page.evaluate("window.shown[0][0]") == f"A note for you: № {write_number(desk.case_of(theirs).id)}, Taras"
    desk.write(snoozes.record_woken, desk.case_of(mine).id, Woken.TIME)
    page.wait_for_function("window.shown.length === 2")
    assert page.evaluate("window.shown[1][0]") == f"Time is up: № {write_number(desk.case_of(mine).id)}, Olha"
