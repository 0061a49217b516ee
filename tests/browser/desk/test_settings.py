"""The settings of the business in the browser: saved, read by a customer, refused without losing what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.channels.web.api import web_router
from bot.core.people import Role
from bot.service.system import texts
from tests.browser.conftest import Visitor
from tests.support.browser import wait_for
from tests.support.desk_pages import choose
from tests.support.desk_server import DeskServer, build_server, serve

FILE = """\
# Ask Olha first.
name: Vesna
hours: Mon-Sun 00:00-24:00  # always
details:
- name: ticket
  example: T-204518
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """A business of its own, with the desk and the web chat."""
    home = tmp_path_factory.mktemp("settings")
    server = build_server(home, home / "articles", business=FILE)
    server.add_staff("lena", "Lena", Role.LEAD)
    with serve(server):
        server.site.include_router(web_router(server.app))
        yield server


@pytest.fixture
def path(desk: DeskServer) -> Path:
    """The file, as it was."""
    desk.app.settings.business_file.write_text(FILE, encoding="utf-8")
    return desk.app.settings.business_file


def save(page: Page) -> None:
    page.click(".settings-head .save")


def test_a_new_greeting_and_hours_are_what_the_next_customer_reads(
    desk: DeskServer, visit: Visitor, path: Path
) -> None:
    page = visit("boss", "/desk/settings")
    other_day = f"{datetime.now(UTC) + timedelta(days=3):%a}"
    page.locator(".set-hours input").fill(f"{other_day} 09:15-10:00")
    save(page)
    expect(page.locator(".q-notification")).to_contain_text("in force now")
    expect(page.locator(".settings-history")).to_contain_text(f"Mon-Sun 00:00-24:00 → {other_day} 09:15-10:00")
    page.click(".words-open")
    page.locator(".words-search").fill("in your own words")
    page.locator("[data-key=start] a").click()
    english = page.locator(".sentence-language[data-language=en]")
    expect(english.locator(".shipped")).to_contain_text("{ $business }")
    english.locator("textarea").fill("Good day from { $shop }")
    expect(english.locator(".sentence-problem")).to_contain_text("$shop is not known here")
    english.locator("textarea").fill("Good day from { $business }, ask us anything.")
    expect(english.locator(".sentence-bubble")).to_have_text("Good day from Vesna, ask us anything.")
    boss = desk.staff["boss"]
    wait_for(page, lambda: "ask us anything" in str(desk.read(texts.find_draft, boss, "start")))
    page.reload()
    expect(page.locator(".sentence-kept")).to_contain_text("still here")
    expect(english.locator("textarea")).to_have_value("Good day from { $business }, ask us anything.")
    page.click(".sentence-save")
    expect(page.locator(".sentence-history")).to_contain_text("ours → Good day from")
    assert path.read_text(encoding="utf-8").startswith("# Ask Olha first.\nname: Vesna\n")
    customer = visit("", "/chat")
    expect(customer.locator("#welcome")).to_contain_text("Good day from Vesna, ask us anything.")
    customer.get_by_label("Your message").fill("Hello")
    customer.get_by_role("button", name="Send").click()
    customer.locator("#human").click()
    expect(customer.locator("#log")).to_contain_text("09:15")
    page.click(".sentence-put-back")
    expect(english.locator("textarea")).to_have_value("")
    assert "Good day" not in path.read_text(encoding="utf-8")


def test_a_bad_value_keeps_what_was_typed_and_says_what_to_do(visit: Visitor, path: Path) -> None:
    page = visit("boss", "/desk/settings")
    page.locator(".set-hours input").fill("weekdays")
    page.locator(".set-thresholds-misses input").fill("many")
    page.locator(".set-name-en input").fill("Vesna Clinic")
    page.click(".detail-add")
    page.locator(".detail-row").nth(1).locator("input").nth(0).fill("Order Number")
    save(page)
    told = page.locator(".problems-place")
    expect(told.locator(".problem")).to_have_count(4)
    expect(told).to_contain_text("Mon-Fri 09:00-18:00; Sat 10:00-14:00")
    expect(page.locator(".set-hours .q-field__messages")).to_contain_text("Write days and times like this")
    expect(page.locator(".set-thresholds-misses .q-field__messages")).to_contain_text("from 1 to 10")
    expect(page.locator(".detail-row").nth(1).locator(".q-field--error")).to_have_count(2)
    expect(page.locator(".set-hours input")).to_have_value("weekdays")
    expect(page.locator(".set-name-en input")).to_have_value("Vesna Clinic")
    assert path.read_text(encoding="utf-8") == FILE
    page.locator(".set-hours input").fill("")
    page.locator(".set-thresholds-misses input").fill("3")
    page.locator(".row-remove").nth(1).click()
    save(page)
    expect(page.locator(".q-notification", has_text="in force now")).to_be_visible()
    expect(told).to_be_empty()
    text = path.read_text(encoding="utf-8")
    assert ("\nhours" in text, "misses: 3" in text, "en: Vesna Clinic" in text) == (False, True, True)


def test_a_colleagues_change_is_told_and_both_are_kept(visit: Visitor, path: Path) -> None:
    page = visit("boss", "/desk/settings")
    expect(page.locator(".set-hours input")).to_have_value("Mon-Sun 00:00-24:00")
    path.write_text(f"{FILE}currency: EUR\n", encoding="utf-8")
    page.locator(".set-phone-region input").fill("ua")
    save(page)
    page.click(".keep-mine")
    expect(page.locator(".set-currency input")).to_have_value("EUR")
    assert path.read_text(encoding="utf-8").endswith("currency: EUR\nphone_region: UA\n")


def test_a_file_broken_by_hand_is_shown_with_its_problem(visit: Visitor, path: Path) -> None:
    page = visit("boss", "/desk/settings")
    path.write_text("name: [", encoding="utf-8")
    page.reload()
    expect(page.locator(".problems-place")).to_contain_text("Line 1: this is no YAML")
    expect(page.locator(".set-hours input")).to_have_value("Mon-Sun 00:00-24:00")


def test_leads_look_and_change_nothing(visit: Visitor, path: Path) -> None:
    page = visit("lena", "/desk/settings")
    expect(page.locator(".settings-head")).to_contain_text("Only administrators")
    expect(page.locator(".save, .row-remove, .contact-add")).to_have_count(0)
    expect(page.locator(".set-hours input")).not_to_be_editable()
    assert path.read_text(encoding="utf-8") == FILE


def test_targets_are_changed_in_the_settings_and_a_wrong_line_is_named(
    desk: DeskServer, visit: Visitor, path: Path
) -> None:
    page = visit("boss", "/desk/settings")
    page.click(".target-add")
    row = page.locator(".target-row").first
    expect(row.locator("input").nth(0)).to_have_value("")  # a new line comes first
    row.locator("input").nth(0).fill("everybody")
    row.locator("input").nth(1).fill("5 minutes")
    save(page)
    told = page.locator(".problems-place .problem").first
    expect(told).to_contain_text("Reply times · line 1 · First reply within")
    expect(told).to_contain_text("is no time; write it like 15m or 2h")
    expect(row.locator("input").nth(1)).to_have_value("5 minutes")
    row.locator("input").nth(1).fill("10m")
    save(page)
    expect(page.locator(".problems-place .problem").first).to_contain_text("fits every case")
    row.locator(".q-select").first.click()
    page.locator(".q-item", has_text="Normal").click()
    save(page)
    expect(page.locator(".q-notification", has_text="in force now")).to_be_visible()
    assert [policy.name for policy in desk.app.business.targets] == ["everybody", "urgent", "usual"]
    assert desk.app.business.targets[0].first_reply == "10m"
    expect(page.locator(".target-row").nth(1).locator("input").nth(0)).to_have_value("urgent")
    page.locator(".target-row").nth(1).locator(".row-up").click()
    expect(page.locator(".target-row").first.locator("input").nth(0)).to_have_value("urgent")
    save(page)
    moved = page.locator(".change", has_text="everybody, urgent, usual → urgent, everybody, usual")
    expect(moved).to_be_visible()
    page.reload()
    expect(page.locator(".target-row").first.locator("input").nth(0)).to_have_value("urgent")
    assert [policy.name for policy in desk.app.business.targets] == ["urgent", "everybody", "usual"]
    assert "- name: everybody\n" in path.read_text(encoding="utf-8")


def test_a_lead_turns_on_the_question_about_recommending(desk: DeskServer, visit: Visitor, path: Path) -> None:
    page = visit("boss", "/desk/settings")
    assert desk.app.business.nps_days == 0
    choose(page, ".set-nps-days", "90 days")
    save(page)
    expect(page.locator(".settings-history")).to_contain_text("Would they recommend us (NPS): 0 → 90")
    assert desk.app.business.nps_days == 90
    assert "nps_days: 90" in path.read_text(encoding="utf-8")
