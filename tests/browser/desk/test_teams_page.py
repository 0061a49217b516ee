"""The page of teams, pressed in a browser: where it ends, what is stored, whose the next case is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.core.desk.teams import Scope, Team
from bot.core.hours import Office
from bot.service.people import teams
from tests.browser.conftest import Visitor
from tests.support.accessible import list_serious
from tests.support.desk_pages import in_section
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


@pytest.fixture(autouse=True)
def nothing_stays(desk: DeskServer) -> Iterator[None]:
    yield
    for team in stored(desk):
        desk.write(teams.do_remove, desk.staff["lena"], team.id)


def stored(desk: DeskServer) -> tuple[Team, ...]:
    return desk.read(teams.list_teams, desk.staff["lena"])  # type: ignore[no-any-return]


def add(page: Page, name: str) -> None:
    page.fill(".team-new-name input", name)
    page.click(".team-add")
    expect(page.locator(f".team:has(input[value='{name}'])")).to_be_visible()


def choose(page: Page, field: str, *options: str) -> None:
    """Of a list that stays open while one chooses."""
    page.click(f".team-{field}")
    for option in options:
        page.locator(".q-menu .q-item", has_text=option).click()
    page.keyboard.press("Escape")
    expect(page.locator(".q-menu")).to_have_count(0)


def test_a_lead_makes_a_team_and_the_next_case_is_theirs(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    page = visit("lena")
    page.click(".nav-teams")
    expect(page.locator("h1")).to_have_text("Teams")
    expect(page.locator(".team")).to_have_count(0)
    add(page, "Refunds")
    expect(page.locator(".team-new-name input")).to_have_value("")
    expect(page.locator(".team-words")).to_contain_text("Nobody is in it yet")
    choose(page, "members", "Anna", "Oleh")
    expect(page.locator(".team-words")).to_contain_text("No chat comes by itself")
    choose(page, "languages", "English", "Ukrainian")
    choose(page, "reasons", "Asked for a person")
    expect(page.locator(".team-words")).to_have_text("Theirs: English or Ukrainian · Asked for a person")
    (team,) = stored(desk)
    assert set(team.members) == {desk.staff["anna"].id, desk.staff["oleh"].id}
    assert (team.name, team.scope) == ("Refunds", Scope(languages=("en", "uk"), reasons=("requested",)))
    conversation = open_case()
    assert desk.case_of(conversation).team_id == team.id
    mine = visit("anna")
    row = in_section(mine, "waiting", conversation).locator(".case-team")
    expect(row).to_have_text("Refunds")
    expect(row).to_have_attribute("title", "Team Refunds")  # once the page has told that its person is here
    mine.goto(f"{desk.url}/desk/chat/{conversation}")
    expect(mine.locator(".chat-sub .case-team")).to_have_text("Refunds")
    expect(mine.locator(".brief-reason, .column-brief").first).to_contain_text("Team Refunds")
    page.reload()
    expect(page.locator(".team-words")).to_have_text("Theirs: English or Ukrainian · Asked for a person")
    assert list_serious(page) == []


def test_teams_are_renamed_ordered_and_removed(desk: DeskServer, visit: Visitor, open_case: OpenCase) -> None:
    page = visit("lena", "/desk/teams")
    add(page, "First")
    add(page, "Second")
    page.fill(".team-new-name input", "second")
    page.click(".team-add")
    expect(page.locator(".q-notification", has_text="There is a team")).to_be_visible()
    expect(page.locator(".team-new-name input")).to_have_value("second")
    first, second = stored(desk)
    desk.write(teams.do_set_members, desk.staff["lena"], first.id, [desk.staff["anna"].id])
    desk.write(teams.do_set_scope, desk.staff["lena"], first.id, Scope(languages=("en",)))
    page.locator(f"[data-team='{second.id}'] .team-up").click()
    expect(page.locator(".team").first).to_have_attribute("data-team", str(second.id))
    assert [one.id for one in stored(desk)] == [second.id, first.id]
    page.reload()
    page.fill(f"[data-team='{first.id}'] .team-name input", "Courier")
    page.keyboard.press("Tab")
    expect(page.locator(".q-notification", has_text="Saved").first).to_be_visible()
    assert {one.name for one in stored(desk)} == {"Courier", "Second"}
    conversation = open_case()
    assert desk.case_of(conversation).team_name == "Courier"
    page.locator(f"[data-team='{first.id}'] .team-remove").click()
    page.click(".dialog .confirm")
    expect(page.locator(".team")).to_have_count(1)
    assert [one.name for one in stored(desk)] == ["Second"]
    assert desk.case_of(conversation).team_id is None


def test_an_operator_sees_nothing_of_the_page(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk/teams")
    expect(page.locator(".nav-teams")).to_have_count(0)
    expect(page.locator(".team-add")).to_have_count(0)
    expect(page.locator("body")).to_contain_text("Your role")


def test_a_team_gets_hours_of_its_own_and_is_told_what_cannot_be_read(desk: DeskServer, visit: Visitor) -> None:
    number = desk.write(teams.do_add, desk.staff["lena"], "New York")
    page = visit("lena", "/desk/teams")
    card = page.locator(f".team[data-team='{number}']")
    expect(card.locator(".team-hours-words")).to_have_text("As the business: Around the clock.")
    card.locator(".team-hours-summary").click()
    hours = card.locator(".team-hours-fields input").first
    hours.fill("nine to five")
    hours.press("Tab")
    expect(card.locator(".team-hours-fields .q-field__messages").first).to_contain_text("can't be read")
    expect(hours).to_have_value("nine to five")
    hours.fill("Mon-Sun 00:00-24:00")
    hours.press("Tab")
    expect(card.locator(".team-hours-words")).to_contain_text("Open now")
    page.locator(".team-zone input").fill("New_York")
    page.locator(".q-menu .q-item", has_text="America/New_York").click()
    expect(card.locator(".team-hours-words")).to_contain_text("America/New_York")
    (team,) = stored(desk)
    assert team.office == Office(hours="Mon-Sun 00:00-24:00", zone="America/New_York")
