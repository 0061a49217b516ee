"""Into the desk and out of it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from bot.core.people import Role
from bot.service.people import staff
from tests.browser.conftest import Visitor, log_in
from tests.support.desk_server import DeskServer


def test_a_login_opens_the_queue_and_a_logout_closes_every_tab(desk: DeskServer, visit: Visitor) -> None:
    page = visit("")
    expect(page).to_have_url(re.compile("/desk/login"))
    log_in(page, desk.url, "anna")
    expect(page).to_have_url(f"{desk.url}/desk")
    other = page.context.new_page()
    other.goto(f"{desk.url}/desk/profile")
    page.click(".bar-end .logout button")
    expect(page).to_have_url(re.compile("/desk/login"))
    page.goto(f"{desk.url}/desk")
    expect(page).to_have_url(re.compile("/desk/login"))
    other.click(".save")
    expect(other).to_have_url(f"{desk.url}/desk/login?next=%2Fdesk%2Fprofile")


def test_a_wrong_password_is_refused_in_the_language_of_the_browser(desk: DeskServer, visit: Visitor) -> None:
    page = visit("", locale="uk-UA")
    log_in(page, desk.url, "anna", "wrong password")
    expect(page.get_by_role("alert")).to_have_text("Неправильний логін або пароль.")
    assert not [cookie for cookie in page.context.cookies() if cookie.get("name") == "answerdesk_session"]


def test_a_one_time_password_must_be_changed_before_anything_else(desk: DeskServer, visit: Visitor) -> None:
    _, password = desk.write(staff.do_add_person, None, login="vera", name="Vera", role=Role.OPERATOR, language="en")
    page = visit("")
    log_in(page, desk.url, "vera", password)
    page.goto(f"{desk.url}/desk/articles")
    expect(page).to_have_url(f"{desk.url}/desk/password")
    page.fill("[name=old]", password)
    page.fill("[name=new]", "a sentence of my own")
    page.fill("[name=again]", "a sentence of my own")
    page.click("button[type=submit]")
    expect(page).to_have_url(f"{desk.url}/desk")
    expect(page.locator(".me")).to_have_text("Vera")
