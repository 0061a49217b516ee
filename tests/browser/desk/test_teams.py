"""Teams at work, pressed in a browser: handing a chat to one, what each sees first, the lead's board."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from bot.core.case import State
from bot.core.conversation import QUEUE
from bot.core.hours import Office
from bot.service.cases import transfer
from bot.service.people import teams
from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose, found, in_section, open_mine, sent
from tests.support.desk_server import DeskServer

OpenCase = Callable[..., int]


@pytest.fixture
def refunds(desk: DeskServer) -> Iterator[int]:
    """A team of Oleh's."""
    lead = desk.staff["lena"]
    number = desk.write(teams.do_add, lead, "Refunds")
    desk.write(teams.do_set_members, lead, number, [desk.staff["oleh"].id])
    yield number
    desk.write(teams.do_remove, lead, number)


def pass_to(desk: DeskServer, conversation: int, team: int | None) -> None:
    desk.write(transfer.do_transfer_to_team, desk.app, desk.staff["anna"], conversation, to=team)


def shown(page: Page, conversation: int) -> bool:
    return page.locator(f"[data-open='{conversation}']").count() > 0


def test_a_chat_goes_to_a_team_with_a_note(desk: DeskServer, visit: Visitor, open_case: OpenCase, refunds: int) -> None:
    conversation = open_case("Taras")
    since = found(desk, conversation).conversation.waiting_since
    other_day = f"{datetime.now(UTC) + timedelta(days=3):%a}"
    desk.write(teams.do_set_office, desk.staff["lena"], refunds, Office(hours=f"{other_day} 09:15-10:00"))
    other = visit("oleh")
    page = open_mine(desk, visit, "anna", conversation)
    page.click(".transfer")
    row = page.locator(f".colleague[data-team='{refunds}']")
    expect(row).to_contain_text(f"1 of 1 here · not working now, from {other_day} 09:15")
    row.click()
    page.fill(".transfer-note textarea", "wants the money back")
    page.click(".dialog .confirm")
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page.locator(".chat-sub .case-team")).to_have_text("Refunds")
    expect(page.locator(".line-note .line-author")).to_have_text("Anna → Refunds")
    line = in_section(other, "waiting", conversation)
    expect(line.locator(".case-team")).to_have_text("Refunds")
    after = found(desk, conversation)
    assert (after.conversation.owner, after.conversation.waiting_since) == (QUEUE, since)
    assert (after.escalation.state, after.escalation.team_id) == (State.WAITING, refunds)
    assert [(note.text, note.to_team) for note in after.notes] == [("wants the money back", "Refunds")]
    expect(page.locator(".line-system", has_text="Anna had to leave").locator(".tick-sent")).to_be_visible()
    assert any(text.startswith("Anna had to leave. You keep your place") for text in sent(desk))


def test_what_waits_for_another_team_stands_below_and_can_be_taken_or_passed_on(
    desk: DeskServer, visit: Visitor, open_case: OpenCase, refunds: int
) -> None:
    lead = desk.staff["lena"]
    mine = desk.write(teams.do_add, lead, "Courier")
    desk.write(teams.do_set_members, lead, mine, [desk.staff["anna"].id])
    theirs, ours, alls = open_case("Theirs"), open_case("Ours"), open_case("Everybody's")
    pass_to(desk, theirs, refunds)
    pass_to(desk, ours, mine)
    page = visit("anna", "/desk?view=waiting")
    for conversation, section in ((theirs, "elsewhere"), (ours, "waiting"), (alls, "waiting")):
        expect(in_section(page, section, conversation)).to_be_visible()
    expect(page.locator(".queue-elsewhere h2")).to_have_text("For other teams")
    page.click(".filters-open")
    choose(page, ".filter-team", "My teams")
    expect(page).to_have_url(f"{desk.url}/desk?view=waiting&team=mine")
    expect(in_section(page, "waiting", alls)).to_have_count(0)
    expect(in_section(page, "waiting", ours)).to_be_visible()
    page.goto(f"{desk.url}/desk/chat/{theirs}?view=waiting&team={refunds}")
    expect(in_section(page, "elsewhere", theirs)).to_be_visible()
    assert not shown(page, ours)
    page.click(".transfer")
    expect(page.locator(".colleague[data-person]")).to_have_count(0)
    page.click(".colleague[data-team='-1']")
    page.click(".dialog .confirm")
    expect(page.locator(".dialog")).to_have_count(0)
    expect(page.locator(".chat-sub .case-team")).to_have_count(0)
    expect(page.locator(".line-note .line-author").last).to_have_text("Anna → Everybody")
    assert found(desk, theirs).escalation.team_id is None
    desk.write(teams.do_remove, lead, mine)
    page.goto(f"{desk.url}/desk?view=waiting&team={mine}")
    expect(page.locator(".queue-waiting .queue-nothing")).to_have_text("Nothing matches.")
    expect(page.locator(".filter-team")).to_contain_text("A team that is gone")


def test_the_board_counts_by_team_and_moves_what_is_ticked(
    desk: DeskServer, visit: Visitor, open_case: OpenCase, refunds: int
) -> None:
    first, second = open_case("Stepan"), open_case("Yurii")
    pass_to(desk, first, refunds)
    page = visit("lena", "/desk/board")
    row = page.locator(f".duty[data-team='{refunds}']")
    expect(row).to_contain_text("1 waiting")
    page.locator(f"[data-tick='{second}']").check()
    page.click(".board-move")
    page.click(f".colleague[data-team='{refunds}']")
    page.click(".dialog .confirm")
    expect(row).to_contain_text("2 waiting")
    row.click()
    expect(page).to_have_url(f"{desk.url}/desk/board?team={refunds}")
    expect(page.locator(".board-head h2")).to_have_text("Refunds: 2 chats")
    page.reload()
    expect(page.locator(".board-chat")).to_have_count(2)
    expect(page.locator(f".duty[data-person='{desk.staff['oleh'].id}'] .duty-teams")).to_have_text("Refunds")
    assert found(desk, second).escalation.team_id == refunds


def test_a_line_of_the_targets_names_a_team_and_the_settings_say_when_all_get_its_chats(
    desk: DeskServer, visit: Visitor, refunds: int
) -> None:
    page = visit("boss", "/desk/settings")
    page.click(".target-add")
    row = page.locator(".target-row").first
    expect(row.locator("input").nth(0)).to_have_value("")  # the new line has come
    row.locator("input").nth(0).fill("money back")
    row.locator("input").nth(1).fill("5m")
    row.locator(".q-select", has_text="Team").click()
    page.locator(".q-menu .q-item", has_text="Refunds").click()
    page.keyboard.press("Escape")
    page.get_by_label("A team's chat to all after").fill("45 minutes")
    page.click(".settings-head .save")
    expect(page.locator(".problems-place")).to_contain_text("write it like 15m or 2h")
    expect(page.locator(".set-assignment-everyone-after.q-field--error")).to_be_visible()  # the field is drawn anew
    page.get_by_label("A team's chat to all after").fill("45m")
    page.click(".settings-head .save")
    expect(page.locator(".q-notification", has_text="in force now")).to_be_visible()
    business = desk.app.business
    assert (business.targets[0].teams, business.assignment.everyone_after) == (("Refunds",), "45m")
    lead = visit("lena", "/desk/teams")
    lead.fill(f"[data-team='{refunds}'] .team-name input", "Money")
    lead.keyboard.press("Tab")
    expect(lead.locator(".q-notification", has_text="still says “Refunds”")).to_be_visible()
