"""What a lead begins with, and what stays of what they try."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.hours import Office
from bot.core.insights.staffing.history import Contact
from bot.core.insights.staffing.plan import Wish, read_number
from bot.core.insights.staffing.week import A_DAY, BLOCKS_A_DAY
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.insights.staffing import planning
from bot.service.insights.staffing.planning import Known
from bot.service.ports import App
from bot.storage.people import teams
from tests.support.acting import hire
from tests.support.rows import add_chat
from tests.support.shifts import add_history, make_history


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who plans."""
    return await hire(app, "Lena", Role.LEAD)


async def read(app: App, person: Person, team: int | None = None) -> Known:
    return await app.database.read(planning.read_known, person, app.business, team)


async def fill(app: App, lead: Person) -> None:
    anna = await hire(app, "Anna", Role.OPERATOR)
    cases = make_history(app.clock(), days=42, people=[anna.id, lead.id], zone=app.business.time_zone)
    add_history(app.database, add_chat(app.database).id, cases)


async def found_team(app: App, name: str, office: Office, members: list[int]) -> int:
    number = await app.database.write(teams.record_team, name=name, place=1)
    await app.database.write(teams.record_members, number, members)
    await app.database.write(teams.record_office, number, office)
    return number


async def test_a_team_is_planned_by_its_own_hours_zone_people_and_cases(app: App, lead: Person) -> None:
    await fill(app, lead)
    oleh = await hire(app, "Oleh", Role.OPERATOR)
    office = Office(hours="Mon-Fri 20:00-04:00", zone="Asia/Tokyo")
    night = await found_team(app, "Night", office, [oleh.id])
    cases = make_history(app.clock(), days=28, people=[oleh.id], zone="Asia/Tokyo")
    shifted = [_shift(replace(one, team_id=night), timedelta(hours=11)) for one in cases]
    add_history(app.database, add_chat(app.database, "night").id, shifted)
    known, everybody = await read(app, lead, night), await read(app, lead)
    assert known.zone.key == "Asia/Tokyo"
    day = [slot for slot in range(A_DAY) if known.opened[A_DAY + slot]]
    assert day == [*range(8), *range(40, 48)]
    today = app.clock().astimezone(known.zone).date()
    assert known.forecast.cases == sum(one.opened_at.astimezone(known.zone).date() < today for one in shifted)
    assert known.usual.rota[BLOCKS_A_DAY:][:BLOCKS_A_DAY] == (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1)
    assert known.patience.cases > 50
    assert everybody.forecast.cases > known.forecast.cases
    assert sum(everybody.opened) > sum(known.opened)
    played = await planning.play(lead, known, known.usual)
    assert sum(part.came for block, part in enumerate(played.outcome.blocks) if not known.usual.rota[block]) < 1


async def test_a_new_team_has_its_members_in_its_hours_and_a_gone_one_is_not_found(app: App, lead: Person) -> None:
    people = [(await hire(app, name, Role.OPERATOR)).id for name in ("Anna", "Oleh")]
    number = await found_team(app, "New", Office(hours="Sat 10:00-14:00"), people)
    known = await read(app, lead, number)
    assert {block: there for block, there in enumerate(known.usual.rota) if there} == {65: 2, 66: 2}
    assert [one.name for one in known.teams] == ["New"]
    with pytest.raises(NotFound):
        await read(app, lead, 999)


async def test_what_is_tried_out_for_a_team_is_its_own(app: App, lead: Person) -> None:
    wish = Wish(minutes=5, rota=(2,) * 84)
    await app.database.write(planning.do_keep_wish, lead, wish, 3)
    assert await app.database.read(planning.find_wish, lead) is None
    assert await app.database.read(planning.find_wish, lead, 3) == wish


def _shift(one: Contact, by: timedelta) -> Contact:
    moments = ("opened_at", "claimed_at", "first_reply_at", "closed_at")
    return replace(one, **{name: at + by for name in moments if (at := getattr(one, name)) is not None})


async def test_it_begins_with_what_was(app: App, lead: Person) -> None:
    await fill(app, lead)
    known = await read(app, lead)
    assert known.seen
    assert known.forecast.check is not None
    assert known.handling.cases > 500
    assert known.patience.left > 50
    assert known.unanswered == pytest.approx(0.5, abs=0.05)
    assert (known.usual.minutes, known.usual.places, known.usual.share) == (30, 3, 80)
    played = await planning.play(lead, known, known.usual)
    assert played.outcome.total.in_time > 0.9


async def test_an_answering_bot_takes_only_what_it_had_no_answer_for(app: App, lead: Person) -> None:
    await fill(app, lead)
    known = await read(app, lead)
    half = known.plan(replace(known.usual, saved=50))
    assert half.forecast.total == pytest.approx(known.forecast.total * (1 - 0.5 * known.unanswered))


async def test_without_a_past_all_operators_are_there_in_all_hours(app: App, lead: Person) -> None:
    for name in ("Anna", "Oleh"):
        await hire(app, name, Role.OPERATOR)
    known = await read(app, lead)
    assert (known.forecast.cases, known.seen) == (0, False)
    assert set(known.usual.rota) <= {0, 2}
    assert max(known.usual.rota) == 2


async def test_what_is_tried_out_stays_with_who_tried_it(app: App, lead: Person) -> None:
    wish = Wish(minutes=5, saved=20, rota=(2,) * 84)
    await app.database.write(planning.do_keep_wish, lead, wish)
    other = await hire(app, "Olha", Role.LEAD)
    assert await app.database.read(planning.find_wish, lead) == wish
    assert await app.database.read(planning.find_wish, other) is None
    await app.database.write(planning.do_keep_wish, lead, None)
    assert await app.database.read(planning.find_wish, lead) is None


async def test_operators_plan_nothing_and_no_number_is_out_of_bounds(app: App, lead: Person) -> None:
    anna = await hire(app, "Anna", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        await read(app, anna)
    known = await read(app, lead)
    for wrong in ({"share": 0}, {"minutes": 1441}, {"places": 0}, {"away": 100}, {"rota": (1,)}, {"rota": (100,) * 84}):
        with pytest.raises(ValueError, match="|".join(wrong)):
            await planning.play(lead, known, replace(known.usual, **wrong))


@pytest.mark.parametrize(("typed", "number"), [("12", 12), (" 7 ", 7), ("0", None), ("1,000", None), ("two", None)])
def test_a_number_is_whole_and_within_its_bounds(typed: str, number: int | None) -> None:
    assert read_number(typed, 1, 99) == number
