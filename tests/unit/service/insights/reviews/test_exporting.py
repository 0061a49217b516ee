"""Reviews as a table: those one may see, read one by one, stopped once nobody waits, and written down."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from bot.core.insights.reviews.review import Review
from bot.core.people import Person, Role
from bot.service.insights.reports.exporting import Gone
from bot.service.insights.reviews.exporting import Sheet, export
from bot.service.insights.reviews.quality import EVERYTHING, Narrowed
from bot.service.ports import App
from bot.storage.people import teams
from bot.storage.system import audit
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.reviewed import close_case, finish


@pytest.fixture
async def boss(app: App) -> Person:
    """An administrator."""
    return await hire(app, "Boss", Role.ADMIN)


async def take(app: App, person: Person, narrowed: Narrowed = EVERYTHING) -> list[int]:
    found: list[int] = []

    def keep(sheet: Sheet, rows: Iterator[Review]) -> None:
        found.extend(one.case_id for one in rows if one.card_id in sheet.cards)

    await export(app, person, "week", narrowed, keep, gone=Event())
    return found


async def test_each_gets_those_they_see_on_the_page(app: App, clock: FakeClock, boss: Person) -> None:
    anna, oleh, lena = await hire(app, "Anna"), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    one, other = await close_case(app, anna, "1"), await close_case(app, oleh, "2")
    await finish(app, boss, one)
    clock.advance(minutes=1)
    await finish(app, boss, other)
    clock.advance(minutes=1)
    team = await app.database.write(teams.record_team, name="Returns", place=1)
    await app.database.write(teams.record_members, team, [lena.id, oleh.id])
    assert await take(app, boss) == [other, one]
    assert await take(app, boss, Narrowed(person=str(anna.id))) == [one]
    assert await take(app, lena) == [other]
    assert await take(app, anna) == [one]
    assert await take(app, await hire(app, "New")) == []
    entries = await app.database.read(audit.list_audit, limit=10)
    assert [entry.action for entry in entries].count("reviews.export") == 5


async def test_it_is_read_no_further_once_nobody_waits(app: App, clock: FakeClock, boss: Person) -> None:
    anna = await hire(app, "Anna")
    for chat in ("1", "2", "3"):
        await finish(app, boss, await close_case(app, anna, chat))
        clock.advance(minutes=1)
    gone, read = Event(), list[Review]()

    def stop(_: Sheet, rows: Iterator[Review]) -> None:
        for one in rows:
            read.append(one)
            gone.set()

    with pytest.raises(Gone):
        await export(app, boss, "week", EVERYTHING, stop, gone=gone)
    assert len(read) == 1
