"""The page of canned replies: what each button does, and what is stored."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bot.service.cases import snippets
from bot.storage.cases import snippets as rows
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer


def stored(desk: DeskServer, login: str) -> list[tuple[str, str, bool]]:
    found = desk.read(snippets.list_snippets, desk.staff[login])
    return [(one.name, one.text, one.person_id is None) for one in found]


def fill_form(page: Page, name: str, text: str) -> None:
    page.fill(".set-name input", name)
    page.fill(".set-text textarea", text)
    page.click(".dialog .confirm")


def test_a_lead_adds_the_starters_to_an_empty_page(desk: DeskServer, visit: Visitor) -> None:
    for one in desk.read(rows.list_for, desk.staff["anna"].id):
        desk.write(rows.forget, one.id)
    operator = visit("anna", "/desk/snippets")
    expect(operator.locator(".empty-title")).to_have_text("No canned replies yet")
    expect(operator.locator(".snippet-starters")).to_have_count(0)
    page = visit("lena", "/desk/snippets")
    page.click(".snippet-starters")
    expect(page.locator(".snippet")).to_have_count(36)
    page.fill(".page-head .search input", "Вибачення")
    expect(page.locator(".snippet")).to_have_count(1)
    assert len(stored(desk, "anna")) == 36


def test_an_operator_writes_changes_and_removes_their_own(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk/snippets")
    page.click(".snippet-new")
    expect(page.locator(".set-shared")).to_have_count(0)
    fill_form(page, "Parcel", "Your {parcel} is on its way")
    expect(page.locator(".problem-line")).to_contain_text("{parcel} is no variable")
    expect(page.locator(".set-text textarea")).to_have_value("Your {parcel} is on its way")
    fill_form(page, "Parcel", "It is on its way, {customer}")
    row = page.locator(".snippet", has_text="Parcel")
    expect(row).to_contain_text("mine")
    assert ("Parcel", "It is on its way, {customer}", False) in stored(desk, "anna")
    assert "Parcel" not in [name for name, _, _ in stored(desk, "oleh")]
    row.locator(".snippet-edit").click()
    fill_form(page, "Parcel", "Nearly there")
    expect(row).to_contain_text("Nearly there")
    assert ("Parcel", "Nearly there", False) in stored(desk, "anna")
    row.locator(".snippet-remove").click()
    page.click(".dialog .confirm")
    expect(page.locator(".snippet", has_text="Parcel")).to_have_count(0)
    assert "Parcel" not in [name for name, _, _ in stored(desk, "anna")]


def test_what_is_for_all_is_changed_by_leads_only(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", "/desk/snippets")
    page.click(".snippet-new")
    fill_form(page, "Hours", "We are here from nine.")
    row = page.locator(".snippet", has_text="We are here from nine.")
    expect(row.locator(".snippet-edit")).to_be_visible()
    assert ("Hours", "We are here from nine.", True) in stored(desk, "anna")
    operator = visit("anna", "/desk/snippets")
    theirs = operator.locator(".snippet", has_text="We are here from nine.")
    expect(theirs).to_be_visible()
    expect(theirs.locator("button")).to_have_count(0)
