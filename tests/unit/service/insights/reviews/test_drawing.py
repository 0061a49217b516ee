"""Chats are drawn once a week and given to those who may review them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.reviews.review import Drawn, Stage
from bot.core.insights.reviews.sampling import BOUNDS, SUGGESTED, Rules
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.insights.reviews import drawing, queue
from bot.service.insights.reviews.problems import BadRules, NothingDrawn
from bot.service.ports import App
from bot.storage.people import teams
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.reviewed import close_case, finish, review_of


@pytest.fixture
async def lena(app: App) -> Person:
    """A lead."""
    return await hire(app, "Lena", Role.LEAD)


async def set_rules(app: App, person: Person, **numbers: int) -> Rules:
    typed = {name: str(numbers.get(name, 0)) for name in BOUNDS}
    return await app.database.write(drawing.do_set, app, person, typed)


def next_monday(clock: FakeClock) -> None:
    """Seven o'clock of the Monday that comes."""
    ahead = timedelta(days=7 - clock.now.weekday())
    clock.advance(hours=ahead.total_seconds() / 3600 - clock.now.hour + 7)


async def test_the_week_that_ended_is_drawn_once_and_given_to_who_may(app: App, clock: FakeClock, lena: Person) -> None:
    anna, boss = await hire(app, "Anna"), await hire(app, "Boss", Role.ADMIN)
    of_anna = [await close_case(app, anna, f"a{n}") for n in range(4)]
    of_lena = await close_case(app, lena, "l")
    assert await drawing.watch(app) == 0, "no rules yet"
    await set_rules(app, lena, random=100)
    next_monday(clock)
    assert await drawing.watch(app) == 5
    assert (await drawing.watch(app), await app.database.write(drawing.do_draw_now, app, lena)) == (0, 0)
    found = [await review_of(app, number) for number in of_anna]
    assert {(one.stage, one.drawn) for one in found} == {(Stage.TODO, Drawn.RANDOM)}
    assert {one.reviewer_name for one in found} == {"Lena", "Boss"}
    assert (await review_of(app, of_lena)).reviewer_name == "Boss"
    mine = (await app.database.read(queue.read_queue, lena)).mine
    assert mine and of_lena not in {
        one.case_id for one in (*mine, *(await app.database.read(queue.read_queue, lena)).others)
    }
    assert await finish(app, boss, of_lena) == 1.0
    assert await finish(app, lena, of_anna[0]) == 1.0


async def test_what_was_reviewed_already_is_not_drawn(app: App, clock: FakeClock, lena: Person) -> None:
    anna = await hire(app, "Anna")
    known, other = await close_case(app, anna, "1"), await close_case(app, anna, "2")
    await finish(app, lena, known)
    await set_rules(app, lena, new=5)
    next_monday(clock)
    assert await drawing.watch(app) == 1
    assert ((await review_of(app, known)).drawn, (await review_of(app, other)).drawn) == (Drawn.HAND, Drawn.NEW)


async def test_where_nobody_may_the_task_is_nobodys(app: App, clock: FakeClock, lena: Person) -> None:
    anna, oleh = await hire(app, "Anna"), await hire(app, "Oleh")
    team = await app.database.write(teams.record_team, name="Returns", place=1)
    await app.database.write(teams.record_members, team, [lena.id, oleh.id])
    number = await close_case(app, anna)
    await set_rules(app, lena, least=1)
    next_monday(clock)
    assert await drawing.watch(app) == 1
    assert (await review_of(app, number)).reviewer_id is None


async def test_rules_are_checked_and_kept(app: App, lena: Person) -> None:
    assert await app.database.read(drawing.read_known, lena) == (SUGGESTED, False)
    with pytest.raises(NothingDrawn):
        await app.database.write(drawing.do_draw_now, app, lena)
    with pytest.raises(BadRules) as caught:
        await app.database.write(drawing.do_set, app, lena, {"low": "many"})
    assert set(caught.value.wrong) == set(BOUNDS)
    rules = await set_rules(app, lena, low=100)
    assert await app.database.read(drawing.read_known, lena) == (rules, True)
    anna = await hire(app, "Anna")
    with pytest.raises(NotAllowed):
        await set_rules(app, anna, low=1)
