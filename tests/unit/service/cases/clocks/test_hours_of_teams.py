"""Two teams in two zones: whoever asks whether people answer a case asks for the team whose case it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.core.clocks.dues import DueKind
from bot.core.hours import AS_BUSINESS, Office
from bot.core.people import Person, Role
from bot.service.cases import transfer, waiting
from bot.service.cases.clocks.measuring import clock_of
from bot.service.cases.reaching import calling
from bot.service.people import teams
from bot.service.people.refusals import BadOffice
from bot.service.ports import App
from bot.storage.cases import dues, escalations
from bot.storage.people import links
from bot.storage.system import audit
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, queue_up, run_jobs
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply

KYIV = Office(hours="Mon-Fri 09:00-18:00", zone="Europe/Kyiv", closed=("09-02",))
NEW_YORK = Office(hours="Mon-Fri 09:00-17:00", zone="America/New_York")
NIGHT = Office(hours="Mon-Fri 20:00-04:00", zone="Europe/Kyiv")


async def make_team(app: App, name: str, office: Office, *members: Person) -> int:
    lead = await hire(app, "Lena", Role.LEAD)
    number = await app.database.write(teams.do_add, lead, name)
    await app.database.write(teams.do_set_members, lead, number, [one.id for one in members])
    await app.database.write(teams.do_set_office, lead, number, office)
    return number


async def queue_for(app: App, chat: str, team: int | None) -> None:
    case = await queue_up(app, chat)
    await app.database.write(escalations.record_team, case.id, team)
    await waiting.refresh_cards(app)
    await run_jobs(app)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def test_each_customer_is_told_the_hours_of_their_team_by_the_clock_they_know(app: App, clock: FakeClock) -> None:
    clock.now = at("2026-09-01 11:00")  # 14:00 in Kyiv, 07:00 in New York
    kyiv, york = await make_team(app, "Kyiv", KYIV), await make_team(app, "New York", NEW_YORK)
    for chat, team in (("1", kyiv), ("2", york), ("3", None)):
        await queue_for(app, chat, team)
    assert ["from" in phone_of(app, chat)[-1] for chat in ("1", "2", "3")] == [False, True, False]
    assert "today from 16:00" in phone_of(app, "2")[-1], "nine in New York is four in Kyiv"
    clock.now = at("2026-09-01 15:30")
    await waiting.refresh_cards(app)
    await run_jobs(app)
    assert "Our people are back" in phone_of(app, "1")[-1]
    assert "September 3 from 09:00" in phone_of(app, "1")[-1], "the day off of one team is passed over"
    assert "Our people are back" not in phone_of(app, "2")[-1]


async def test_a_chat_that_goes_to_the_other_team_goes_by_its_hours(app: App, clock: FakeClock) -> None:
    clock.now = at("2026-09-01 11:00")
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await make_team(app, "Kyiv", KYIV, anna)
    york = await make_team(app, "New York", NEW_YORK, oleh)
    await hand_to(app, anna)
    await app.database.write(transfer.do_transfer_to_team, app, anna, (await chat_of(app)).id, to=york, note="yours")
    await run_jobs(app)
    assert "today from 16:00" in phone_of(app)[-1]
    due = clock_of(app.business, await case_of(app), await chat_of(app))
    assert due is not None
    assert due.due_at == at("2026-09-01 13:30"), "half an hour of their working time"


@pytest.mark.parametrize(
    ("office", "now", "due"),
    [
        (AS_BUSINESS, "2026-09-01 15:30", "2026-09-01 16:00"),
        (KYIV, "2026-09-01 14:50", "2026-09-03 06:20"),
        (NEW_YORK, "2026-09-01 14:50", "2026-09-01 15:20"),
        (NIGHT, "2026-09-01 14:50", "2026-09-01 17:30"),
        (NIGHT, "2026-09-02 00:50", "2026-09-02 17:20"),
        (NIGHT, "2026-10-24 00:40", "2026-10-26 18:10"),
    ],
)
async def test_a_reply_is_due_in_the_working_time_of_the_team(
    app: App, clock: FakeClock, office: Office, now: str, due: str
) -> None:
    clock.now = at(now)
    await queue_for(app, "1", await make_team(app, "Some", office))
    found = clock_of(app.business, await case_of(app), await chat_of(app))
    assert found is not None
    assert found.due_at == at(due)


async def test_a_promise_for_a_day_is_due_by_the_end_of_it_where_the_team_is(app: App, clock: FakeClock) -> None:
    clock.now = at("2026-09-01 13:30")
    anna = await hire(app)
    york = await make_team(app, "New York", NEW_YORK, anna)
    case = await hand_to(app, anna)
    await app.database.write(escalations.record_team, case.id, york)
    await send_reply(app, anna, "I'll answer tomorrow.")
    (promise,) = await app.database.read(dues.list_outstanding, case.conversation_id, kind=DueKind.PROMISE)
    assert promise.due_at == at("2026-09-02 21:00"), "five in the evening there"


async def test_whoever_may_be_called_at_home_is_called_in_the_hours_of_the_team(app: App, clock: FakeClock) -> None:
    clock.now = at("2026-09-01 11:00")
    oleh = await hire(app, "Oleh")
    york = await make_team(app, "New York", NEW_YORK, oleh)
    fields = {"channel": "test", "account": "", "chat_key": "900", "username": "oleh"}
    await app.database.write(links.record_link, person_id=oleh.id, **fields)
    await app.database.write(links.record_always, oleh.id, always=True)
    await queue_for(app, "1", york)
    clock.advance(minutes=30)
    assert await calling.watch_calls(app) == 0, "it is half past seven there"
    clock.advance(hours=2)
    assert await calling.watch_calls(app) == 1


async def test_hours_are_kept_as_they_can_be_read_and_refused_field_by_field(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    number = await make_team(app, "Kyiv", Office(hours=" Пн-Пт 09:00-18:00 ", closed=("", " 01-01 ")))
    (team,) = await app.database.read(teams.list_teams, lena)
    assert team.office == Office(hours="Mon-Fri 09:00-18:00", closed=("01-01",))
    wrong = Office(hours="9 to 5", zone="Kyiv", closed=("2026-02-30",))
    with pytest.raises(BadOffice) as refused:
        await app.database.write(teams.do_set_office, lena, number, wrong)
    codes = {field: one.code for field, one in refused.value.found.items()}
    assert codes == {"hours": "hours", "zone": "zone", "closed": "no-day"}
    assert (await app.database.read(teams.list_teams, lena))[0].office == team.office
    told = await app.database.read(audit.list_audit, limit=5, prefix="team.hours")
    assert [entry.object for entry in told] == ["Kyiv"]
