"""Putting off and closing, pressed in a browser: where it ends, what is stored, what the customer sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from bot.core.case import State, Woken
from bot.core.conversation import BOT
from bot.core.people import Role
from bot.service.cases import holding, snoozing
from bot.storage.cases import snoozes
from tests.browser.conftest import Visitor
from tests.support.desk_pages import found, in_section, open_mine, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


# putting off


def test_a_chat_is_put_off_and_taken_up_again(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".snooze")
    before = desk.app.clock()
    page.locator("[data-choice='1h']").click()
    expect(in_section(page, "snoozed", conversation)).to_be_visible()
    snooze = desk.case_of(conversation).snooze
    assert snooze is not None
    assert before - timedelta(minutes=1) < snooze.until - timedelta(hours=1) <= desk.app.clock()
    page.click(".take-up")
    expect(in_section(page, "mine", conversation)).to_be_visible()
    assert desk.case_of(conversation).snooze is None


def test_a_typed_time_is_read_out_and_one_in_the_past_refused(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.keyboard.press("z")
    for typed, said in (("01.02.2020", "has passed already"), ("some day", "Write when:"), ("fri 14:30", "Fri, ")):
        page.fill(".snooze-when input", typed)
        expect(page.locator(".snooze-read")).to_contain_text(said)
        if "Fri" not in said:
            page.keyboard.press("Enter")
            expect(page.locator(".snooze-when input")).to_have_value(typed)
            assert desk.case_of(conversation).snooze is None
    page.keyboard.press("Enter")
    expect(in_section(page, "snoozed", conversation)).to_be_visible()
    local = desk.case_of(conversation).snooze.until.astimezone(desk.app.business.zone)
    assert (local.weekday(), local.hour, local.minute) == (4, 14, 30)


def test_the_customer_brings_back_what_was_put_off(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".snooze")
    page.locator("[data-choice='reply']").click()
    expect(in_section(page, "snoozed", conversation)).to_be_visible()
    desk.write_in(found(desk, conversation).conversation.chat_key, "here is the number")
    expect(in_section(page, "mine", conversation)).to_be_visible()


def test_a_chat_whose_time_has_come_says_so(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    case = desk.case_of(conversation)
    desk.write(snoozing.do_snooze, desk.app, desk.staff["anna"], conversation, until=None)
    expect(in_section(page, "snoozed", conversation)).to_be_visible()
    desk.write(snoozes.record_woken, case.id, Woken.TIME)
    expect(in_section(page, "mine", conversation)).to_contain_text("time is up")


# closing


def test_a_case_is_closed_with_a_result_and_tags(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.keyboard.press("e")
    page.locator(".result", has_text="Passed on").click()
    page.fill(".tags input", "Refund, vip")
    page.fill(".outcome input", "accounts will pay")
    page.click(".dialog .confirm")
    expect(page.locator(".brief-part", has_text="accounts will pay").locator(".chip")).to_have_text(
        ["Passed on", "refund", "vip"]
    )
    expect(page.locator(".next-chat")).to_be_focused()
    after = found(desk, conversation)
    past = after.past[0]
    assert (after.conversation.owner, past.state, past.tags) == (BOT, State.RESOLVED, ("refund", "vip"))
    assert (past.result.key, past.outcome) == ("passed_on", "accounts will pay")


def test_the_reply_and_the_end_are_one_press_and_the_next_chat_another(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    first, second = open_case("First"), open_case("Second")
    petro = desk.add_staff("petro", "Petro", Role.OPERATOR)
    desk.write(holding.do_claim, desk.app, petro, desk.case_of(second).id)
    page = open_mine(desk, visit, petro.login, first)
    page.fill("#reply", "All done, bye!")
    page.locator("#reply").press("Control+Shift+Enter")
    expect(page.locator(".line-operator", has_text="All done, bye!").locator(".tick-sent")).to_be_visible()
    expect(page.locator(".next-chat")).to_be_focused()
    case = found(desk, first).past[0]
    assert (case.state, case.result.key) == (State.RESOLVED, "solved")
    assert sent(desk).count("All done, bye!") == 1
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.url}/desk/chat/{second}")
    expect(page.locator("#reply")).to_be_focused()


def test_the_menu_beside_send_closes_as_what_was_chosen(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", "Same as before")
    page.click("#send-more > summary")
    page.locator(".send-item", has_text="Duplicate").click()
    expect(page.locator(".take")).to_be_visible()
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    assert found(desk, conversation).past[0].result.key == "duplicate"
    assert sent(desk).count("Same as before") == 1


def test_the_menu_beside_send_puts_off(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", "Tell me the number, please")
    page.click("#send-more > summary")
    page.locator("[data-then='snooze:reply']").click()
    expect(in_section(page, "snoozed", conversation)).to_be_visible()
    expect(page.locator("#reply")).to_have_value("")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    assert sent(desk).count("Tell me the number, please") == 1


def test_a_cancelled_end_sends_nothing_and_keeps_the_text(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    for then in ("ask-close", "ask-snooze"):
        page.fill("#reply", f"wait, {then}")
        page.click("#send-more > summary")
        page.locator(f"[data-then='{then}']").click()
        page.locator(".dialog .btn-quiet").click()
        expect(page.locator(".dialog")).to_have_count(0)
        expect(page.locator("#reply")).to_have_value(f"wait, {then}")
    assert desk.case_of(conversation).state is State.CLAIMED
    assert not [text for text in sent(desk) if text.startswith("wait, ")]


def test_the_reply_goes_with_tags_and_on_to_the_next_chat(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    first, second = open_case("First"), open_case("Second")
    desk.write(holding.do_claim, desk.app, desk.staff["oleh"], desk.case_of(second).id)
    page = open_mine(desk, visit, "oleh", first)
    page.fill("#reply", "Closed with tags")
    page.click("#send-more > summary")
    page.click("[data-then='ask-close']")
    expect(page.locator(".ending-reply")).to_have_text("Closed with tags")
    page.fill(".tags input", "x" * 41)
    page.click(".confirm-next")
    expect(page.locator(".dialog .problem")).to_contain_text("up to 40 characters")
    page.fill(".tags input", "courier")
    page.click(".confirm-next")
    expect(page.locator(f"#reply[data-conversation='{first}']")).to_have_count(0)
    page.goto(f"{desk.url}/desk/chat/{first}")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    assert (found(desk, first).past[0].tags, sent(desk).count("Closed with tags")) == (("courier",), 1)
