"""Planning a week in a browser: what it says, what a change brings, what stays."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from bot.core.hours import Office
from bot.service.insights.staffing import planning
from bot.storage.people import teams
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer
from tests.support.rows import add_chat
from tests.support.shifts import add_history, make_history


def test_a_lead_tries_out_other_people_and_finds_it_again(desk: DeskServer, visit: Visitor) -> None:
    anna, zone = desk.staff["anna"].id, desk.app.business.time_zone
    cases = make_history(desk.app.clock(), days=28, a_day=12, people=[anna], zone=zone)
    add_history(desk.app.database, add_chat(desk.app.database, "staffing").id, cases)
    page = visit("lena", "/desk/board")
    page.click(".staffing-open")
    rows = page.locator(".staffing-comparison tbody tr")
    expect(rows).to_have_count(7)
    expect(page.locator(".staffing-said h2")).to_have_text("As it is now")
    monday = page.locator(".staffing-cell[data-block='5']")
    monday.fill("many")
    page.click(".staffing-count")
    expect(page.locator(".staffing-wrong")).to_contain_text("whole number from 0 to 99")
    expect(monday).to_have_value("many")
    monday.fill("0")
    page.fill(".staffing-minutes input", "5")
    page.click(".staffing-count")
    expect(page.locator(".staffing-said h2")).to_have_text("With your changes")
    nobody = re.compile("Monday, 10:00–12:00: nobody is there. (9|10) of 10 are not answered")
    expect(page.locator(".staffing-said")).to_contain_text(nobody)
    page.reload()
    expect(page.locator(".staffing-said h2")).to_have_text("With your changes")
    kept = desk.read(planning.find_wish, desk.staff["lena"])
    assert (kept.minutes, kept.rota[5]) == (5, 0)
    page.click(".staffing-better")
    expect(page.locator(".staffing-said h2")).to_be_visible()
    expect(page.locator(".staffing-said")).not_to_contain_text("Monday, 10:00–12:00: nobody")
    expect(monday).not_to_have_value("0")
    page.click(".staffing-reset")
    expect(page.locator(".staffing-said h2")).to_have_text("As it is now")
    assert desk.read(planning.find_wish, desk.staff["lena"]) is None


def test_a_team_is_planned_by_itself(desk: DeskServer, visit: Visitor) -> None:
    number = desk.write(teams.record_team, name="Night", place=1)
    desk.write(teams.record_office, number, Office(hours="Mon-Fri 20:00-04:00", zone="Asia/Tokyo"))
    page = visit("lena", "/desk/staffing")
    expect(page.locator(".staffing-teams [aria-current=page]")).to_have_text("Everybody together")
    page.locator(".staffing-teams a", has_text="Night").click()
    page.wait_for_url(f"**/desk/staffing?team={number}")
    expect(page.locator(".staffing-teams [aria-current=page]")).to_have_text("Night")
    expect(page.locator(".staffing-page")).to_contain_text("by the clock of Asia/Tokyo")
    page.goto(page.url.replace(f"team={number}", "team=999"))
    expect(page.locator(".staffing-teams")).to_have_count(0)
