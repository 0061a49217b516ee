"""Notes, handing over and who is here, pressed in a browser: where it ends, what is stored, what the customer sees."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from bot.core.conversation import QUEUE, operator
from bot.core.people import Role
from bot.service.cases import holding, notes
from bot.storage.cases import holders
from bot.storage.people import people, presence
from tests.browser.conftest import Visitor
from tests.support.desk_pages import found, in_section, open_mine, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


# notes


def test_a_note_stands_among_the_messages_and_reaches_nobody_outside(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.fill("#reply", "She is right about the")
    page.click(".mode-note")
    expect(page.locator("#reply")).to_have_value("She is right about the")
    expect(page.locator("#send")).to_have_text("Add note")
    expect(page.locator("#send-more")).to_be_hidden()
    page.keyboard.press("End")
    page.keyboard.type(" courier @ol")
    expect(page.locator(".name-item")).to_have_text(["Oleh"])
    page.keyboard.press("Enter")
    expect(page.locator("#reply")).to_have_value("She is right about the courier @Oleh ")
    page.keyboard.press("Enter")
    line = page.locator(".line-note")
    expect(line.locator(".line-text")).to_have_text("She is right about the courier @Oleh")
    expect(line.locator(".called")).to_have_text("@Oleh")
    expect(page.locator("#reply")).to_have_value("")
    expect(page.locator(".mode-reply")).to_have_attribute("aria-pressed", "true")
    assert [one.text for one in found(desk, conversation).notes] == ["She is right about the courier @Oleh"]
    assert not [text for text in sent(desk) if "courier" in text]


def test_an_unsent_note_is_a_note_again_after_a_reload(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    page = open_mine(desk, visit, "anna", open_case())
    page.keyboard.press("n")
    page.keyboard.type("not for the customer")
    page.reload()
    expect(page.locator("#reply")).to_have_value("not for the customer")
    expect(page.locator("#reply")).to_have_attribute("data-mode", "note")


def test_who_is_called_finds_the_chat_marked_until_they_open_it(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    page = visit("oleh")
    row = page.locator(f".case:has([data-open='{conversation}'])")
    expect(page.locator(".queue-head").first).to_be_visible()
    expect(row).to_have_count(0)  # a colleague's chat
    desk.write(notes.do_note, desk.staff["anna"], conversation, "@oleh?", client_id=f"call-{conversation}")
    expect(row).to_contain_text("note for you")
    row.locator(".case-link").click()
    expect(page.locator(".line-note")).to_be_visible()
    expect(row).to_have_count(0)
    page.click(".view-open")
    expect(row).not_to_contain_text("note for you")


def test_a_colleagues_chat_takes_notes_only(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    desk.write(holding.do_claim, desk.app, desk.staff["anna"], desk.case_of(conversation).id)
    page = visit("oleh", f"/desk/chat/{conversation}")
    expect(page.locator(".mode-reply")).to_have_count(0)
    page.fill("#reply", "I know this customer")
    page.click("#send")
    expect(page.locator(".line-note .line-text")).to_have_text("I know this customer")
    assert "I know this customer" not in sent(desk)


# handing over


def test_a_chat_goes_to_a_colleague_with_a_note(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case("Taras")
    since = found(desk, conversation).conversation.waiting_since
    other = visit("oleh")
    expect(other.locator("#presence")).to_have_class("presence is-online")
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".transfer")
    row = page.locator(f".colleague[data-person='{desk.staff['oleh'].id}']")
    expect(row).to_contain_text("Online")
    row.click()
    page.fill(".transfer-note textarea", "wants a refund")
    page.click(".dialog .confirm")
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page.locator(".chat-sub .case-holder")).to_have_text("Oleh")
    expect(in_section(other, "mine", conversation)).to_contain_text("note for you")
    after = found(desk, conversation)
    assert after.conversation.owner == operator(desk.staff["oleh"].id)
    assert after.conversation.waiting_since == since
    assert [(note.text, note.to_name) for note in after.notes] == [("wants a refund", "Oleh")]
    expect(page.locator(".line-system", has_text="Oleh will answer you").locator(".tick-sent")).to_be_visible()
    assert any(text.startswith("Oleh will answer you from here") for text in sent(desk))


def test_somebody_who_is_gone_is_given_a_chat_by_a_second_press(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    conversation = open_case()
    gone = desk.add_staff(f"gone{conversation}", "Halyna", Role.OPERATOR)
    page = open_mine(desk, visit, "anna", conversation)
    page.keyboard.press("t")
    page.fill(".transfer-note textarea", "for tomorrow")
    page.locator(f".colleague[data-person='{gone.id}']").click()
    expect(page.locator(".transfer-problem")).to_contain_text("Halyna is not here now")
    expect(page.locator(".transfer-note textarea")).to_have_value("for tomorrow")
    page.locator(".dialog .confirm", has_text="anyway").click()
    expect(page.locator(".dialog")).to_have_count(0)
    assert found(desk, conversation).conversation.owner == operator(gone.id)


def test_a_chat_goes_to_the_queue_with_a_note(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".transfer")
    page.click(".colleague.is-queue")
    page.fill(".transfer-note textarea", "needs French")
    page.click(".dialog .confirm")
    expect(in_section(page, "waiting", conversation)).to_be_visible()
    expect(page.locator(".mode-reply")).to_have_count(0)
    after = found(desk, conversation)
    assert (after.conversation.owner, [note.text for note in after.notes]) == (QUEUE, ["needs French"])


def test_a_lead_says_whose_a_chat_shall_be(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation = open_case()
    desk.write(presence.record_seen, desk.staff["oleh"].id, token_hash="x")
    page = visit("lena", f"/desk/chat/{conversation}")
    page.click(".transfer")
    expect(page.locator(".colleague.is-queue")).to_have_count(0)
    page.locator(f".colleague[data-person='{desk.staff['oleh'].id}']").click()
    page.click(".dialog .confirm")
    expect(page.locator(".chat-sub .case-holder")).to_have_text("Oleh")
    assert found(desk, conversation).conversation.owner == operator(desk.staff["oleh"].id)


# who is here


def test_presence_is_chosen_in_the_bar_and_kept(desk: DeskServer, visit: Visitor) -> None:
    iryna = desk.add_staff("iryna", "Iryna", Role.OPERATOR)
    page = visit(iryna.login, "/desk/articles")
    for choice, kind in (("Busy", "busy"), ("Lunch", "away")):
        page.click("#presence")
        page.locator(".presence-choice", has_text=choice).click()
        expect(page.locator("#presence")).to_have_text(choice)
        expect(page.locator("#presence")).to_have_class(f"presence is-{kind}")
        expect(page.locator(".presence-choices")).to_be_hidden()
    page.click("#presence")
    page.fill(".away-other input", "at the dentist")
    page.keyboard.press("Enter")
    expect(page.locator("#presence")).to_have_text("at the dentist")
    expect(page.locator(".presence-choices")).to_be_hidden()
    assert desk.read(presence.find, iryna.id).reason == "at the dentist"
    page.goto(f"{desk.url}/desk")
    expect(page.locator("#presence")).to_have_text("at the dentist")
    page.click("#presence")
    page.locator(".presence-choice", has_text="Online").click()
    expect(page.locator("#presence")).to_have_text("Online")


def test_logging_out_leaves_nobody_waiting(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    conversation, answered = open_case("Waits"), open_case("Answered")
    ivan = desk.add_staff(f"ivan{conversation}", "Ivan", Role.OPERATOR)
    for one in (conversation, answered):
        desk.write(holding.do_claim, desk.app, ivan, desk.case_of(one).id)
    page = visit(ivan.login, f"/desk/chat/{answered}")
    page.fill("#reply", "Is that all?")
    page.keyboard.press("Enter")
    expect(page.locator(".line-operator .tick-sent")).to_be_visible()
    expect(page.locator("#presence")).to_have_class("presence is-online")
    page.click(".logout button")
    expect(page.locator("[name=login]")).to_be_visible()
    assert found(desk, conversation).conversation.owner == QUEUE
    assert found(desk, answered).conversation.owner == operator(ivan.id)
    other = visit("anna", "/desk?view=open")
    expect(in_section(other, "others", answered)).to_contain_text("not here")
    assert desk.read(holders.list_left_alone) == ()


def test_how_many_chats_somebody_should_have_is_seen_when_one_is_handed_over(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    oleh = desk.staff["oleh"]
    page = visit("boss", "/desk/people")
    field = page.locator(f".capacity[data-person='{oleh.id}'] input, input[data-person='{oleh.id}']").first
    field.fill("many")
    field.press("Enter")
    expect(page.locator(".q-notification")).to_contain_text("from 1 to 999")
    expect(field).to_have_value("many")
    field.fill("1")
    field.press("Enter")
    expect(page.locator(".q-notification", has_text="Saved")).to_be_visible()
    assert desk.read(people.get, oleh.id).capacity == 1
    held = open_mine(desk, visit, "anna", open_case())
    held.click(".transfer")
    expect(held.locator(f".colleague[data-person='{oleh.id}']")).to_contain_text("of 1 chats")


# the list of results


def test_a_lead_keeps_the_list_that_operators_choose_from(
    desk: DeskServer, visit: Visitor, open_case: OpenCase
) -> None:
    page = visit("lena", "/desk/results")
    page.click(".result-add")
    expect(page.locator(".q-notification")).to_contain_text("in each language")
    for code, name in (("ru", "Возврат"), ("uk", "Повернення"), ("en", "Refund")):
        page.fill(f".result-new .name-{code} input", name)
    page.click(".result-add")
    expect(page.locator(".result-row:not(.result-new) .name-en input").last).to_have_value("Refund")
    page.locator("[data-result='spam'] .result-retire").click()
    expect(page.locator("[data-result='spam'] .result-restore")).to_be_visible()
    held = open_mine(desk, visit, "anna", open_case())
    held.click(".resolve")
    expect(held.locator(".result")).to_have_text(
        ["Solved", "Customer did not answer", "Passed on", "Duplicate", "Refund"]
    )
    page.locator("[data-result='spam'] .result-restore").click()
    expect(page.locator("[data-result='spam'] .result-retire")).to_be_visible()
    page.locator("[data-result='duplicate'] .result-up").click()
    expect(page.locator(".result-row").nth(2)).to_have_attribute("data-result", "duplicate")
    page.fill("[data-result='solved'] .name-en input", "Done")
    page.click("[data-result='solved'] .result-save")
    expect(page.locator("[data-result='solved'] .name-en input")).to_have_value("Done")
