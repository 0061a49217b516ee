"""A chat goes to a team, with a note: clock and place go on, and the customer hears of it if somebody had it."""

from __future__ import annotations

import pytest

from bot.core.case import State
from bot.core.conversation import QUEUE
from bot.core.desk.teams import Scope
from bot.core.messages import Delivery
from bot.core.notes import EVERYBODY
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound, NotWaiting, NotYours
from bot.service.cases import holding, queue, transfer
from bot.service.cases.leading import moving
from bot.service.cases.leading.moving import Moved
from bot.service.people import teams
from bot.service.people.refusals import AlreadyInTeam, TeamEmpty
from bot.service.ports import App
from bot.storage.system import audit
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs, transcript, write_in
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply


async def make_team(app: App, name: str, *members: Person, scope: Scope | None = None) -> int:
    lead = await hire(app, "Lena", Role.LEAD)
    number = await app.database.write(teams.do_add, lead, name)
    await app.database.write(teams.do_set_members, lead, number, [one.id for one in members])
    if scope is not None:
        await app.database.write(teams.do_set_scope, lead, number, scope)
    return number


async def pass_on(app: App, person: Person, to: int | None, note: str = "") -> None:
    await app.database.write(transfer.do_transfer_to_team, app, person, (await chat_of(app)).id, to=to, note=note)


async def notes_of(app: App, person: Person) -> list[tuple[str, str, str]]:
    found = await app.database.read(queue.access_case, person, (await chat_of(app)).id)
    return [(note.person_name, note.to_team, note.text) for note in found.notes]


async def test_the_holder_returns_it_for_a_team_and_the_customer_keeps_clock_and_place(
    app: App, clock: FakeClock
) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    tech = await make_team(app, "Tech", oleh)
    case = await hand_to(app, anna)
    await write_in(app, "still there?")
    waiting = (await chat_of(app)).waiting_since
    clock.advance(minutes=4)
    await pass_on(app, anna, tech, "the site is down for her")
    await run_jobs(app)
    after = await case_of(app)
    assert (after.state, after.person_id, after.team_name) == (State.WAITING, None, "Tech")
    assert (after.waiting_since, (await chat_of(app)).waiting_since) == (case.waiting_since, waiting)
    assert (await chat_of(app)).owner == QUEUE
    assert any(text.startswith("Anna had to leave. You keep your place") for text in phone_of(app))
    assert not any("Tech" in text for text in phone_of(app)), "names of teams are for colleagues"
    assert await notes_of(app, oleh) == [("Anna", "Tech", "the site is down for her")]
    (entry,) = await app.database.read(audit.list_audit, limit=1, prefix="case.team")
    assert entry.object == f"{case.id} Tech"
    with pytest.raises(NotYours):
        await send_reply(app, anna, "too late")


async def test_what_waits_is_passed_on_by_anybody_and_the_customer_hears_nothing(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    tech = await make_team(app, "Tech", oleh)
    await queue_up(app)
    await run_jobs(app)
    phone = phone_of(app)
    await pass_on(app, anna, tech)
    await run_jobs(app)
    assert phone_of(app) == phone
    assert (await case_of(app)).team_id == tech
    with pytest.raises(AlreadyInTeam):
        await pass_on(app, anna, tech)
    await pass_on(app, anna, None, "for all of us")
    assert (await case_of(app)).team_id is None
    with pytest.raises(AlreadyInTeam):
        await pass_on(app, anna, None)
    assert await notes_of(app, anna) == [("Anna", "Tech", ""), ("Anna", EVERYBODY, "for all of us")]


async def test_the_holder_may_return_it_to_the_queue_of_its_own_team(app: App) -> None:
    anna = await hire(app)
    tech = await make_team(app, "Tech", anna, scope=Scope(languages=("en",)))
    await hand_to(app, anna)
    await pass_on(app, anna, tech)
    after = await case_of(app)
    assert (after.state, after.team_id) == (State.WAITING, tech)


async def test_somebody_elses_chat_stays_where_it_is_unless_a_lead_passes_it_on(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    tech = await make_team(app, "Tech", oleh)
    await hand_to(app, anna)
    message_id = await send_reply(app, anna, "one moment")
    with pytest.raises(NotYours):
        await pass_on(app, oleh, tech)
    assert (await case_of(app)).team_id is None
    await pass_on(app, lena, tech)
    await run_jobs(app)
    (line,) = [line for line in await transcript(app) if line.id == message_id]
    assert line.delivery is Delivery.WITHHELD
    assert (await case_of(app)).team_id == tech


async def test_what_the_holder_had_on_its_way_goes_along(app: App) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    tech = await make_team(app, "Tech", oleh)
    await hand_to(app, anna)
    await send_reply(app, anna, "one moment")
    await pass_on(app, anna, tech)
    await run_jobs(app)
    assert "one moment" in phone_of(app)


async def test_where_nobody_is_no_chat_goes(app: App) -> None:
    anna = await hire(app)
    empty = await make_team(app, "Empty")
    await hand_to(app, anna)
    with pytest.raises(TeamEmpty, match="Empty"):
        await pass_on(app, anna, empty)
    with pytest.raises(NotFound):
        await pass_on(app, anna, 999)
    assert (await case_of(app)).person_id == anna.id
    await app.database.write(holding.do_resolve, app, anna, (await chat_of(app)).id)
    with pytest.raises(NotWaiting):
        await pass_on(app, anna, None)


async def test_a_lead_moves_many_to_a_team(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    tech = await make_team(app, "Tech", oleh)
    held = (await hand_to(app, anna, "1")).conversation_id
    waits = (await queue_up(app, "2")).conversation_id
    closed = (await hand_to(app, anna, "3")).conversation_id
    await app.database.write(holding.do_resolve, app, anna, closed)
    with pytest.raises(NotAllowed):
        await moving.move_to_team(app, anna, [held], to=tech)
    moved = await moving.move_to_team(app, lena, [held, waits, closed], to=tech, note="theirs")
    assert moved == Moved(moved=2, closed=1)
    assert await moving.move_to_team(app, lena, [held, waits], to=tech) == Moved(moved=0, there=2)
    assert {(await case_of(app, chat)).team_id for chat in ("1", "2")} == {tech}
