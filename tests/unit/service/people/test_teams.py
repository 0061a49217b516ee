"""Teams: kept by leads, and whose a case is from the moment it opens."""

from __future__ import annotations

import pytest

from bot.core.desk.teams import MOST_TEAMS, Scope, Team
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound, TooLarge
from bot.service.cases import holding, queue, taking
from bot.service.people import teams
from bot.service.people.refusals import BadTeamName, TeamNameTaken
from bot.service.ports import App
from bot.storage.people import people, presence
from bot.storage.system import audit
from tests.support.acting import case_of, chat_of, hire, queue_up


async def make_team(app: App, lead: Person, name: str, *members: Person, scope: Scope | None = None) -> int:
    write = app.database.write
    number = await write(teams.do_add, lead, name)
    await write(teams.do_set_members, lead, number, [one.id for one in members])
    if scope is not None:
        await write(teams.do_set_scope, lead, number, scope)
    return number


async def list_known(app: App, person: Person) -> tuple[Team, ...]:
    return await app.database.read(teams.list_teams, person)


async def test_a_lead_makes_names_orders_and_removes_teams_and_all_is_on_record(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    assert await list_known(app, anna) == ()
    refunds = await make_team(app, lena, "  Refunds  ", anna, scope=Scope(acts=("refund",)))
    tech = await make_team(app, lena, "Tech", lena)
    assert [(one.name, one.members) for one in await list_known(app, anna)] == [
        ("Refunds", (anna.id,)),
        ("Tech", (lena.id,)),
    ]
    await app.database.write(teams.do_move_up, lena, tech)
    await app.database.write(teams.do_move_up, lena, tech)
    await app.database.write(teams.do_rename, lena, tech, "Engineers")
    assert [one.name for one in await list_known(app, anna)] == ["Engineers", "Refunds"]
    await app.database.write(teams.do_remove, lena, refunds)
    assert [one.id for one in await list_known(app, anna)] == [tech]
    told = [entry.action for entry in await app.database.read(audit.list_audit, limit=20, prefix="team.")]
    assert {"team.add", "team.members", "team.scope", "team.order", "team.rename", "team.remove"} == set(told)


async def test_only_leads_keep_teams(app: App) -> None:
    anna = await hire(app)
    for act, *args in (
        (teams.do_add, "A"),
        (teams.do_rename, 1, "A"),
        (teams.do_set_members, 1, []),
        (teams.do_set_scope, 1, Scope()),
        (teams.do_move_up, 1),
        (teams.do_remove, 1),
    ):
        with pytest.raises(NotAllowed):
            await app.database.write(act, anna, *args)
    with pytest.raises(NotAllowed):
        await app.database.read(teams.read_page, anna)


async def test_a_name_is_given_once_and_is_one(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    tech = await make_team(app, lena, "Tech")
    other = await make_team(app, lena, "Other")
    for wrong in ("", "   ", "x" * 41):
        with pytest.raises(BadTeamName):
            await app.database.write(teams.do_add, lena, wrong)
    with pytest.raises(TeamNameTaken, match="TECH"):
        await app.database.write(teams.do_rename, lena, other, "TECH")
    await app.database.write(teams.do_rename, lena, tech, "tech")
    await app.database.write(teams.do_remove, lena, tech)
    with pytest.raises(NotFound):
        await app.database.write(teams.do_rename, lena, tech, "Again")
    for number in range(MOST_TEAMS - 1):
        await app.database.write(teams.do_add, lena, f"T{number}")
    with pytest.raises(TooLarge):
        await app.database.write(teams.do_add, lena, "one more")


async def test_who_answers_no_chats_any_more_is_in_no_team(app: App) -> None:
    anna, boss = await hire(app), await hire(app, "Boss", Role.ADMIN)
    await make_team(app, boss, "Tech", anna, boss)
    await app.database.write(presence.record_seen, anna.id, token_hash="x")
    (team,) = await list_known(app, boss)
    assert (team.members, team.here) == ((anna.id, boss.id), (anna.id,))
    await app.database.write(holding.do_change_staff, app, boss, anna.id, role=Role.OPERATOR, disabled=True)
    (team,) = await list_known(app, boss)
    assert (team.members, team.here) == ((boss.id,), ())
    await app.database.write(teams.do_set_members, boss, team.id, [anna.id, 999])
    (team,) = await list_known(app, boss)
    assert team.members == ()


async def test_a_case_opens_with_its_team_and_keeps_it(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    tech = await make_team(app, lena, "Tech", anna, scope=Scope(languages=("en",), reasons=("requested",)))
    case = await queue_up(app)
    assert (case.team_id, case.team_name) == (tech, "Tech")
    (listed,) = await app.database.read(queue.list_queue, lena)
    assert (listed.team_id, listed.team_name, listed.team_here) == (tech, "Tech", False)
    await app.database.write(presence.record_seen, anna.id, token_hash="x")
    (listed,) = await app.database.read(queue.list_queue, lena)
    assert listed.team_here
    await app.database.write(teams.do_set_scope, lena, tech, Scope(languages=("uk",)))
    await app.database.write(holding.do_claim, app, lena, case.id)
    await app.database.write(holding.do_put_back, app, lena, case.conversation_id)
    assert (await case_of(app)).team_id == tech


async def test_a_case_whose_team_is_gone_is_everybodys(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    tech = await make_team(app, lena, "Tech", anna, scope=Scope(languages=("en",)))
    await queue_up(app)
    await app.database.write(teams.do_remove, lena, tech)
    case = await case_of(app)
    assert (case.team_id, case.team_name) == (None, "")
    (listed,) = await app.database.read(queue.list_queue, anna)
    assert (listed.team_id, listed.team_here) == (None, True)
    again = await make_team(app, lena, "Tech", anna)
    assert again != tech, "a number never comes back"


async def test_a_reopened_case_is_its_former_teams(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    tech = await make_team(app, lena, "Tech", anna, scope=Scope(reasons=("requested",)))
    case = await queue_up(app)
    await app.database.write(holding.do_claim, app, lena, case.id)
    where = (await chat_of(app)).id
    await app.database.write(holding.do_resolve, app, lena, where)
    reopened = await app.database.write(taking.do_reopen, app, lena, where)
    assert (reopened.team_id, reopened.team_name) == (tech, "Tech")


async def test_a_desk_without_teams_has_none(app: App) -> None:
    anna = await hire(app)
    assert (await queue_up(app)).team_id is None
    assert anna.id in {one.id for one in await app.database.read(people.list_people)}
