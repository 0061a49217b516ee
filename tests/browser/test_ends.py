"""Every redirect and every dialog of the desk: where it ends, what it shows, what it keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.core.people import Role
from bot.service.cases import holding, queue
from bot.service.people import login, staff
from bot.service.people.login import hash_password
from bot.storage.people import people
from tests.browser.conftest import Visitor, log_in
from tests.support.desk_pages import choose
from tests.support.desk_server import PASSWORD, DeskServer

NEW_TEXT = ("How do I pay?", "Can I pay by card?\nIs cash all right?\nDo you take cards?", "By card or in cash.")


def at(desk: DeskServer, path: str) -> str:
    """The whole address of a page."""
    return desk.url + path


def end_sessions(desk: DeskServer, login_name: str) -> None:
    """As after a change of the password, or a long night."""
    desk.write(people.end_sessions_of, desk.staff[login_name].id)


def enter(page: Page, login_name: str, password: str = PASSWORD) -> None:
    """Fill in the login form that is shown."""
    page.fill("[name=login]", login_name)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")


def open_mine(desk: DeskServer, visit: Visitor, login_name: str, chat: str) -> tuple[Page, int]:
    """A chat that this person holds, open."""
    conversation = desk.call_human(chat)
    desk.write(holding.do_claim, desk.app, desk.staff[login_name], desk.case_of(conversation).id)
    page = visit(login_name, f"/desk/chat/{conversation}")
    expect(page.locator("#reply")).to_be_visible()
    return page, conversation


@pytest.mark.parametrize(
    ("path", "press"),
    [
        ("/desk/profile", ".save"),
        ("/desk/articles/edit?key=delivery/cost-city&language=en", ".archive"),
        ("/desk/articles/edit", ".save"),
    ],
)
def test_a_session_that_ended_leads_to_the_login_and_back_to_the_same_page(
    desk: DeskServer, visit: Visitor, path: str, press: str
) -> None:
    desk.add_staff(name := f"ends{len(desk.staff)}", "Nadia", Role.LEAD)
    page = visit(name, path)
    expect(page.locator(press)).to_be_visible()
    end_sessions(desk, name)
    if path == "/desk/articles/edit":
        fill_article(page, "session", "over")
    page.click(press)
    expect(page.locator("[name=login]")).to_be_visible()
    assert page.url.startswith(at(desk, "/desk/login?next=%2Fdesk%2F"))
    enter(page, name)
    expect(page).to_have_url(at(desk, path))
    expect(page.locator(press)).to_be_visible()


def test_an_open_chat_whose_session_ended_comes_back_after_the_login(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("nina", "Nina", Role.OPERATOR)
    page, conversation = open_mine(desk, visit, "nina", "session ends in chat")
    end_sessions(desk, "nina")
    page.fill("#reply", "too late")
    page.click("#send")
    expect(page.locator("[name=login]")).to_be_visible()
    enter(page, "nina")
    expect(page).to_have_url(at(desk, f"/desk/chat/{conversation}"))
    expect(page.locator("#reply")).to_have_value("too late")
    assert "too late" not in [letter.text for letter in desk.telegram.sent]


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("/desk", "/desk"),
        ("/desk/", "/desk/"),
        ("/desk/chat/12?a=b", "/desk/chat/12?a=b"),
        ("/desk/articles/edit?key=delivery/cost-city&language=uk", None),
        ("/desk/profile", None),
    ],
)
def test_who_comes_by_a_link_is_there_after_the_login(
    desk: DeskServer, visit: Visitor, path: str, end: str | None
) -> None:
    page = visit("", path)
    expect(page.locator("[name=login]")).to_be_visible()
    enter(page, "lena")
    if path.startswith("/desk/chat"):
        expect(page).to_have_url(at(desk, "/desk"))  # there is no such chat: the queue, with a notice
    else:
        expect(page).to_have_url(at(desk, end or path))


def test_logging_out_ends_at_the_login_and_keeps_no_session(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("olha", "Olha", Role.OPERATOR)
    page = visit("olha", "/desk/profile")
    token = next(one["value"] for one in page.context.cookies() if one["name"] == "answerdesk_session")
    page.locator(".card .logout button").click()
    expect(page).to_have_url(at(desk, "/desk/login"))
    assert desk.read(login.find_person, token) is None


def test_the_profile_is_saved_and_shown_on_the_same_page(desk: DeskServer, visit: Visitor) -> None:
    person = desk.add_staff("petro", "Petro", Role.OPERATOR)
    page = visit("petro", "/desk/profile")
    page.fill(".own-name input", "Petro K.")
    page.click(".save")
    expect(page.locator(".me")).to_have_text("Petro K.")
    expect(page).to_have_url(at(desk, "/desk/profile"))
    assert desk.read(people.get, person.id).name == "Petro K."


def test_a_new_password_of_ones_own_ends_at_the_queue(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("roma", "Roma", Role.OPERATOR)
    page = visit("roma", "/desk/password")
    for field, value in (("old", PASSWORD), ("new", "another fine sentence"), ("again", "another fine sentence")):
        page.fill(f"[name={field}]", value)
    page.click("button[type=submit]")
    expect(page).to_have_url(at(desk, "/desk"))
    other = visit("")
    log_in(other, desk.url, "roma", "another fine sentence")
    expect(other).to_have_url(at(desk, "/desk"))


def fill_article(page: Page, topic: str, slug: str) -> None:
    """Write a whole new article."""
    title, questions, body = NEW_TEXT
    page.fill(".topic-name input", topic)
    page.fill(".slug-name input", slug)
    page.fill(".field-title input", title)
    page.fill(".field-questions textarea", questions)
    page.fill(".field-body textarea", body)
    expect(page.locator(".preview-title")).to_have_text(title)
    expect(page.locator(".preview-first")).to_contain_text(body)


def test_a_new_article_is_kept_and_goes_on_under_its_own_address(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/articles/edit")
    fill_article(page, "payment", "ways")
    page.click(".save")
    expect(page).to_have_url(at(desk, "/desk/articles/edit?key=payment/ways&language=en"))
    expect(page.locator("h1")).to_contain_text("payment/ways")
    expect(page.locator(".field-title input")).to_have_value(NEW_TEXT[0])
    path = desk.app.settings.knowledge_base / "en/payment/ways.md"
    assert NEW_TEXT[2] in path.read_text(encoding="utf-8")
    page.click(".publish")
    expect(page.locator(".unpublish")).to_be_visible()
    expect(page).to_have_url(at(desk, "/desk/articles/edit?key=payment/ways&language=en"))
    assert "status: published" in path.read_text(encoding="utf-8")


def test_a_new_translation_is_kept_and_goes_on_under_its_own_address(desk: DeskServer, visit: Visitor) -> None:
    base = desk.app.settings.knowledge_base
    (base / "en/payment").mkdir(exist_ok=True)
    (base / "en/payment/refund.md").write_text("---\ntitle: Refund?\nstatus: draft\n---\nYes.\n", encoding="utf-8")
    page = visit("lena", "/desk/articles/edit?key=payment/refund&language=uk")
    page.fill(".field-title input", "Повернення?")
    page.fill(".field-body textarea", "Так.")
    expect(page.locator(".preview-first")).to_contain_text("Так.")
    page.click(".save")
    expect(page.locator(".archive")).to_be_visible()  # now there is something to archive
    expect(page).to_have_url(at(desk, "/desk/articles/edit?key=payment/refund&language=uk"))
    assert "Так." in (base / "uk/payment/refund.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("choice", ["cancel", "theirs", "mine"])
def test_of_two_who_edit_the_second_chooses_what_stays(desk: DeskServer, visit: Visitor, choice: str) -> None:
    path: Path = desk.app.settings.knowledge_base / "ru/delivery" / f"{choice}.md"
    path.write_text("---\ntitle: Вопрос?\nstatus: draft\n---\nОтвет.\n", encoding="utf-8")
    address = f"/desk/articles/edit?key=delivery/{choice}&language=ru"
    page = visit("lena", address)
    expect(page.locator(".field-title input")).to_have_value("Вопрос?")
    path.write_text(path.read_text(encoding="utf-8").replace("Ответ", "Коллега"), encoding="utf-8")
    page.fill(".field-title input", "Мой вопрос?")
    expect(page.locator(".preview-title")).to_have_text("Мой вопрос?")
    page.click(".save")
    buttons = {"cancel": ".btn-quiet", "theirs": ".take-theirs", "mine": ".keep-mine"}
    page.locator(f".dialog {buttons[choice]}").click()
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page).to_have_url(at(desk, address))
    expect(page.locator(".field-title input")).to_have_value("Вопрос?" if choice == "theirs" else "Мой вопрос?")
    if choice == "mine":
        expect(page.locator(".q-notification", has_text="Saved")).to_be_visible()
    kept = path.read_text(encoding="utf-8")
    assert ("Мой вопрос?" in kept, "Коллега" in kept) == (choice == "mine", choice != "mine")


def test_a_new_password_for_a_colleague_is_shown_and_is_the_one_that_opens(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("sofia", "Sofia", Role.OPERATOR)
    page = visit("boss", "/desk/people")
    page.locator(".person", has_text="sofia").locator(".person-reset").click()
    shown = page.locator("#one-time")
    expect(shown).to_have_text(re.compile(r"^\w{4}(-\w{4}){3}$"))
    password = shown.text_content() or ""
    page.locator(".dialog:has(#one-time) .confirm").click()
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page).to_have_url(at(desk, "/desk/people"))
    newcomer = visit("")
    log_in(newcomer, desk.url, "sofia", PASSWORD)
    expect(newcomer.get_by_role("alert")).to_be_visible()
    log_in(newcomer, desk.url, "sofia", password)
    expect(newcomer).to_have_url(at(desk, "/desk/password"))


def test_a_person_is_not_added_by_a_dialog_that_is_closed_or_refused(desk: DeskServer, visit: Visitor) -> None:
    before = len(desk.read(staff.list_people, desk.staff["boss"]))
    page = visit("boss", "/desk/people")
    page.click(".person-add")
    page.fill(".new-name input", "Nobody")
    page.fill(".new-login input", "boss")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification")).to_be_visible()
    expect(page.locator(".dialog .new-login")).to_be_visible()
    page.locator(".dialog .btn-quiet").click()
    expect(page.locator(".dialog")).to_have_count(0)
    assert len(desk.read(staff.list_people, desk.staff["boss"])) == before
    expect(page).to_have_url(at(desk, "/desk/people"))


def test_a_role_is_changed_where_it_stands(desk: DeskServer, visit: Visitor) -> None:
    person = desk.add_staff("taras", "Taras", Role.OPERATOR)
    page = visit("boss", "/desk/people")
    choose(page, ".person:has-text('taras') .role", "Lead")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    assert desk.read(people.get, person.id).role is list(Role)[1]
    expect(page).to_have_url(at(desk, "/desk/people"))


def test_the_outcome_is_not_lost_when_the_customer_writes_meanwhile(desk: DeskServer, visit: Visitor) -> None:
    page, conversation = open_mine(desk, visit, "anna", "writes meanwhile")
    page.click(".resolve")
    page.fill(".outcome input", "sent again")
    desk.write_in("writes meanwhile", "one more thing")
    expect(page.locator(".line-customer", has_text="one more thing")).to_have_count(1)
    page.click(".dialog .confirm")
    expect(page.locator(".mark-case", has_text="sent again")).to_be_visible()
    expect(page).to_have_url(at(desk, f"/desk/chat/{conversation}"))
    case = desk.read(queue.access_case, desk.staff["anna"], conversation)
    assert (case.escalation, case.past[0].outcome) == (None, "sent again")


def test_a_case_stays_open_when_the_dialog_is_cancelled(desk: DeskServer, visit: Visitor) -> None:
    page, conversation = open_mine(desk, visit, "anna", "cancelled")
    page.click(".resolve")
    page.locator(".dialog .btn-quiet").click()
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page.locator("#reply")).to_be_visible()
    assert desk.case_of(conversation).person_id == desk.staff["anna"].id


def test_a_chat_that_is_given_to_the_bot_stays_open_and_says_so(desk: DeskServer, visit: Visitor) -> None:
    page, conversation = open_mine(desk, visit, "anna", "given to the bot")
    page.click(".return-bot")
    expect(page.locator(".take")).to_be_visible()
    expect(page.locator(".send-more")).to_have_count(0)
    expect(page).to_have_url(at(desk, f"/desk/chat/{conversation}"))


def test_going_back_from_a_chat_ends_at_the_queue(desk: DeskServer, visit: Visitor) -> None:
    page, conversation = open_mine(desk, visit, "anna", "goes back")
    page.set_viewport_size({"width": 390, "height": 844})
    page.click(".chat-head .back")
    expect(page).to_have_url(at(desk, "/desk"))
    page.go_back()
    expect(page).to_have_url(at(desk, f"/desk/chat/{conversation}"))
    expect(page.locator("#reply")).to_be_visible()


def test_a_one_time_password_leads_to_ones_own_and_then_to_the_queue(desk: DeskServer, visit: Visitor) -> None:
    person = desk.add_staff("uliana", "Uliana", Role.OPERATOR)
    desk.write(people.record_change, person.id, password_hash=hash_password("once-only-1"), must_change_password=True)
    page = visit("", "/desk/articles")
    enter(page, "uliana", "once-only-1")
    expect(page).to_have_url(at(desk, "/desk/password"))
    for field, value in (("old", "once-only-1"), ("new", "my own sentence"), ("again", "my own sentence")):
        page.fill(f"[name={field}]", value)
    page.click("button[type=submit]")
    expect(page).to_have_url(at(desk, "/desk"))
    expect(page.locator(".me")).to_have_text("Uliana")
