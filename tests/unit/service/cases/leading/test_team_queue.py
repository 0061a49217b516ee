"""What waits for a team: given to its members only, everybody's when they stay away, with a place of its own."""

from __future__ import annotations

from dataclasses import replace

from bot.core.business import Assignment
from bot.core.case import State
from bot.core.clocks.targets import Policy
from bot.core.people import Person, Role
from bot.service.cases import waiting
from bot.service.cases.clocks.measuring import clock_of
from bot.service.cases.leading import assigning, releasing
from bot.service.people import teams
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.people import presence
from bot.storage.system import audit
from tests.support.acting import case_of, chat_of, hire, phone_of, queue_up, run_jobs
from tests.support.clock import FakeClock

RULES = Assignment(mode="automatic", most=2)


async def hire_present(app: App, name: str) -> Person:
    person = await hire(app, name)
    await app.database.write(presence.record_seen, person.id, token_hash="x")
    return person


async def make_team(app: App, name: str, *members: Person) -> int:
    lead = await hire(app, "Lena", Role.LEAD)
    number = await app.database.write(teams.do_add, lead, name)
    await app.database.write(teams.do_set_members, lead, number, [one.id for one in members])
    return number


async def queue_for(app: App, chat: str, team: int | None) -> int:
    case = await queue_up(app, chat)
    await app.database.write(escalations.record_team, case.id, team)
    return case.id


async def test_the_desk_gives_a_teams_chat_to_its_members_only_and_others_are_not_held_up(app: App) -> None:
    await hire_present(app, "Anna")
    oleh = await hire(app, "Oleh")
    tech = await make_team(app, "Tech", oleh)
    for chat in ("1", "2"):
        await queue_for(app, chat, tech)
    await queue_for(app, "3", None)
    assert await assigning.assign_by(app, RULES) == 1
    assert [(await case_of(app, chat)).person_name for chat in ("1", "2", "3")] == ["", "", "Anna"]
    await app.database.write(presence.record_seen, oleh.id, token_hash="y")
    assert await assigning.assign_by(app, RULES) == 2
    assert [(await case_of(app, chat)).person_name for chat in ("1", "2", "3")] == ["Oleh", "Oleh", "Anna"]


async def test_what_went_to_another_team_since_the_plan_was_made_is_not_given(app: App) -> None:
    oleh = await hire_present(app, "Oleh")
    tech, other = await make_team(app, "Tech", oleh), await make_team(app, "Other")
    number = await queue_for(app, "1", tech)
    (given,) = await app.database.read(assigning.make_plan, RULES)
    await app.database.write(escalations.record_team, number, other)
    assert not await app.database.write(assigning.do_assign, given, RULES)
    assert (await case_of(app, "1")).state is State.WAITING


async def test_a_chat_of_a_team_that_stays_away_becomes_everybodys_and_keeps_its_clock(
    app: App, clock: FakeClock
) -> None:
    oleh = await hire(app, "Oleh")
    tech = await make_team(app, "Tech", oleh)
    number = await queue_for(app, "1", tech)
    before = await case_of(app, "1")
    clock.advance(minutes=45)
    assert await releasing.release(app) == 0, "nobody is here who could take it"
    await hire_present(app, "Anna")
    clock.advance(minutes=29)
    assert await releasing.release(app) == 0
    clock.advance(minutes=1)
    assert await releasing.release(app) == 1
    after = await case_of(app, "1")
    assert (after.id, after.team_id, after.waiting_since) == (number, None, before.waiting_since)
    (entry,) = await app.database.read(audit.list_audit, limit=1, prefix="case.team_alone")
    assert (entry.object, entry.person_name) == (f"{number} Tech", "")
    assert await releasing.release(app) == 0


async def test_it_stays_the_teams_while_one_of_it_is_here_and_where_the_settings_say_never(
    app: App, clock: FakeClock
) -> None:
    oleh, _ = await hire_present(app, "Oleh"), await hire_present(app, "Anna")
    await queue_for(app, "1", await make_team(app, "Tech", oleh))
    clock.advance(hours=2)
    assert await releasing.release(app) == 0
    await app.database.write(presence.record_gone, oleh.id)
    clock.advance(hours=2)
    assert await releasing.release_by(app, Assignment(everyone_after="")) == 0
    assert await releasing.release_by(app, Assignment(everyone_after="1h")) == 1


async def test_the_card_counts_who_is_ahead_for_the_same_people_and_changes_when_the_team_does(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    tech, refunds = await make_team(app, "Tech", oleh), await make_team(app, "Refunds", anna)
    for chat, team in (("1", refunds), ("2", refunds)):
        await queue_for(app, chat, team)
    await queue_for(app, "3", tech)
    await waiting.refresh_cards(app)
    await run_jobs(app)
    assert "You're next" in phone_of(app, "3")[-1]
    await app.database.write(escalations.record_team, (await case_of(app, "3")).id, refunds)
    await waiting.refresh_cards(app)
    await run_jobs(app)
    assert "You're number 3" in phone_of(app, "3")[-1]
    assert await waiting.refresh_cards(app) == 0


async def test_a_line_of_the_targets_takes_the_cases_of_its_team(app: App) -> None:
    oleh = await hire(app, "Oleh")
    tech = await make_team(app, "Tech", oleh)
    targets = (Policy(name="fast", teams=("tech",), first_reply="5m"), Policy(name="usual", first_reply="2h"))
    business = replace(app.business, targets=targets)
    await queue_for(app, "1", tech)
    await queue_for(app, "2", None)
    found = [clock_of(business, await case_of(app, chat), await chat_of(app, chat)) for chat in ("1", "2")]
    assert [clock.policy for clock in found if clock is not None] == ["fast", "usual"]
    lena = await hire(app, "Lena", Role.LEAD)
    await app.database.write(teams.do_remove, lena, tech)
    found = [clock_of(business, await case_of(app, "1"), await chat_of(app, "1"))]
    assert [clock.policy for clock in found if clock is not None] == ["usual"]
