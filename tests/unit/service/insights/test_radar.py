"""What articles have against each other: found by the engine, decided by a lead."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.insights import radar
from bot.service.insights.radar import Radar
from bot.service.ports import App
from bot.storage.insights import findings
from bot.storage.system import jobs
from tests.support.acting import hire
from tests.support.app import engine_of
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedFinder, make_article


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who writes articles."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture(autouse=True)
def articles(finder: ScriptedFinder) -> None:
    """Two that contradict each other."""
    tell(finder, "20:00")


def tell(finder: ScriptedFinder, hour: str) -> None:
    bodies = {"shop/hours": ("Opening hours", "18:00"), "shop/contacts": ("Contacts", hour)}
    for key, (title, until) in bodies.items():
        finder.articles[key] = make_article(key, title=title, body=f"We are open from 9:00 to {until}.")


async def look(app: App) -> None:
    """What timer and engine do."""
    await radar.watch_articles(app)
    job = await app.database.write(jobs.claim, kinds=(JobKind.RADAR,), worker="test")
    assert job is not None
    await radar.look(engine_of(app), job)
    await app.database.write(jobs.finish, job)


async def read(app: App, lead: Person, *, is_away: bool = False) -> Radar:
    return await app.database.read(radar.access_radar, lead, is_away=is_away)


async def test_it_is_new_until_a_lead_has_seen_it(app: App, lead: Person) -> None:
    await look(app)
    (one,) = (await read(app, lead)).findings
    assert {one.found.one.key, one.found.other.key} == {"shop/hours", "shop/contacts"}
    assert await app.database.read(radar.count_new, lead) == 1
    await app.database.write(radar.do_see, lead)
    assert await app.database.read(radar.count_new, lead) == 0


async def test_right_as_it_is_holds_until_a_text_changes(
    app: App, clock: FakeClock, lead: Person, finder: ScriptedFinder
) -> None:
    await look(app)
    (one,) = (await read(app, lead)).findings
    await app.database.write(radar.do_put_away, lead, one.id)
    clock.advance(minutes=61)
    await look(app)
    found = await read(app, lead)
    assert (found.findings, found.open, found.away) == ((), 0, 1)
    tell(finder, "21:00")
    clock.advance(minutes=61)
    await look(app)
    found = await read(app, lead)
    assert (found.open, found.away) == (1, 0)
    with pytest.raises(NotFound):
        await app.database.write(radar.do_put_away, lead, one.id)


async def test_what_was_put_away_comes_back_by_hand(app: App, lead: Person) -> None:
    await look(app)
    (one,) = (await read(app, lead)).findings
    await app.database.write(radar.do_put_away, lead, one.id)
    await app.database.write(radar.do_put_away, lead, one.id, is_away=False)
    assert [again.id for again in (await read(app, lead)).findings] == [one.id]


async def test_what_was_mended_is_gone(app: App, clock: FakeClock, lead: Person, finder: ScriptedFinder) -> None:
    await look(app)
    tell(finder, "18:00")
    clock.advance(seconds=timedelta(hours=2).total_seconds())
    await look(app)
    assert all(one.found.kind.value != "values" for one in (await read(app, lead)).findings)


async def test_the_engine_looks_once_an_hour_or_when_asked(app: App, lead: Person) -> None:
    await look(app)
    await radar.watch_articles(app)
    assert not (await read(app, lead)).is_looking
    await app.database.write(radar.do_look_again, lead)
    await app.database.write(radar.do_look_again, lead)
    assert (await read(app, lead)).is_looking
    assert await app.database.write(jobs.claim, kinds=(JobKind.RADAR,), worker="test") is not None
    assert await app.database.write(jobs.claim, kinds=(JobKind.RADAR,), worker="test") is None


async def test_operators_decide_nothing_here(app: App) -> None:
    operator = await hire(app, "Olya", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        await read(app, operator)
    with pytest.raises(NotAllowed):
        await app.database.write(radar.do_put_away, operator, 1)


async def test_articles_that_are_as_they_were_are_not_compared_again(app: App, clock: FakeClock, lead: Person) -> None:
    await look(app)
    await app.database.write(findings.replace_all, {})
    clock.advance(minutes=61)
    await look(app)
    assert (await read(app, lead)).open == 0, "nothing was looked for"
    await app.database.write(radar.do_look_again, lead)
    await look(app)
    assert (await read(app, lead)).open == 1
