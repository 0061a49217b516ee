"""Articles and people in the browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from bot.core.people import Role
from tests.browser.conftest import Visitor, log_in
from tests.support.desk_server import DeskServer


def test_an_article_is_edited_kept_in_history_and_restored(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/articles")
    page.locator("a[href$='key=delivery/cost-city&language=en']").click()
    title = page.locator(".field-title input")
    expect(title).not_to_have_value("")
    before = title.input_value()
    title.fill("What do you charge for delivery: <b>Kyiv</b>?")
    expect(page.locator(".preview-title")).to_have_text("What do you charge for delivery: <b>Kyiv</b>?")
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    path = desk.app.settings.knowledge_base / "en/delivery/cost-city.md"
    assert "What do you charge" in path.read_text(encoding="utf-8")
    page.click(".tab-history")
    expect(page.locator(".diff").first).to_contain_text("<b>Kyiv</b>")
    page.locator(".version").nth(1).locator("summary").click()
    page.locator(".version").nth(1).locator(".restore").click()
    expect(title).to_have_value(before)
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".version")).to_have_count(3)
    assert before in path.read_text(encoding="utf-8")


def test_nobody_overwrites_what_a_colleague_has_saved(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/articles/edit?key=delivery/cost-city&language=uk")
    title = page.locator(".field-title input")
    expect(title).not_to_have_value("")
    path = desk.app.settings.knowledge_base / "uk/delivery/cost-city.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nДописано колегою.\n", encoding="utf-8")
    title.fill("Мій заголовок?")
    expect(page.locator(".kept")).to_contain_text("saved")
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".dialog .diff")).to_contain_text("Дописано колегою.")
    page.click(".take-theirs")
    expect(page.locator(".field-body textarea")).to_have_value(re.compile("Дописано колегою"))


def test_an_administrator_adds_a_person_and_locks_them_out(desk: DeskServer, visit: Visitor) -> None:
    page = visit("boss", "/desk/people")
    page.click(".person-add")
    page.fill(".new-name input", "Ihor")
    page.fill(".new-login input", "ihor")
    page.click(".dialog .confirm")
    expect(page.locator("#one-time")).not_to_be_empty()
    password = page.locator("#one-time").text_content() or ""
    page.locator(".dialog:has(#one-time) .confirm").click()
    newcomer = visit("")
    log_in(newcomer, desk.url, "ihor", password)
    expect(newcomer).to_have_url(f"{desk.url}/desk/password")
    row = page.locator(".person", has_text="ihor")
    row.locator(".person-toggle").click()
    expect(row.locator(".chip-hot")).to_have_text("locked out")
    newcomer.goto(f"{desk.url}/desk")
    expect(newcomer).to_have_url(f"{desk.url}/desk/login?next=%2Fdesk")


def test_a_phone_shows_long_names_and_what_a_notice_offers(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("maks", "Maksymilian Voznesenskyi-Kovalenko", Role.OPERATOR, ready=False)
    page = visit("boss", "/desk/people", viewport={"width": 390, "height": 844})
    name = page.locator(".person", has_text="maks").locator(".person-name")
    box = name.bounding_box()
    assert box is not None and box["height"] < 50, "two lines at most: chips go below"
    page.goto(f"{desk.url}/desk/chat/987654321")
    colour = page.locator(".q-notification .q-btn").evaluate("button => getComputedStyle(button).color")
    assert colour == "rgb(255, 255, 255)"


def test_an_address_that_leads_nowhere_marks_nothing_in_the_menu(visit: Visitor) -> None:
    page = visit("anna", "/desk/nothing")
    expect(page.locator(".empty-text")).to_contain_text("no such page")
    expect(page.locator(".menu .is-here")).to_have_count(0)


def test_a_new_article_says_what_the_preview_is_for(visit: Visitor) -> None:
    page = visit("lena", "/desk/articles/edit")
    expect(page.locator(".panel-preview").get_by_text("What customers will read appears here.")).to_be_visible()
    expect(page.locator(".preview-whom")).to_be_hidden()
