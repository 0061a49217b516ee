"""Figures by a property, and their chats as rows for a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from threading import Event

import pytest

from bot.core.case import Reason
from bot.core.insights.reports.cuts import By
from bot.core.insights.reports.listing import Row
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.insights.reports.breakdown import OFFERED, Breakdown, read_breakdown
from bot.service.insights.reports.exporting import Gone, export
from bot.service.insights.reports.listing import Listing, read_wanted
from bot.service.ports import App
from bot.storage.system import audit
from bot.storage.tables.cases import case_tags
from tests.support.acting import hire
from tests.support.rows import add_case, add_chat, add_message


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who sees everybody's numbers, with three cases."""
    found = await hire(app, "Lena", Role.LEAD)
    for number in range(3):
        chat = add_chat(app.database, str(number))
        add_message(app.database, chat, "=HYPERLINK(1)")
        add_case(app.database, chat, Reason.ANGER if number else Reason.MISSES)
    return found


async def by(app: App, person: Person, name: str) -> Breakdown:
    return await app.database.read(read_breakdown, app, person, "week", name)


@pytest.mark.parametrize("name", [one.value for one in OFFERED])
async def test_the_rows_of_each_property_hold_all_there_is(app: App, lead: Person, name: str) -> None:
    found = await by(app, lead, name)
    assert found.by is By(name)
    first = found.measures[0].key
    assert sum(figures[first].part for _, figures in found.rows) == 3


async def test_the_largest_come_first_and_the_many_are_counted(app: App, lead: Person) -> None:
    found = await by(app, lead, "reason")
    assert [value for value, _ in found.rows] == ["anger", "misses"]
    rows = [{"case_id": 1, "tag": f"tag {number:03}"} for number in range(150)]
    await app.database.write(lambda tx: tx.connection.execute(case_tags.insert(), rows))
    tags = await by(app, lead, "tag")
    assert (len(tags.rows), tags.left_out, tags.rows[0][0]) == (100, 51, "")


async def test_an_operator_is_offered_what_is_theirs(app: App, lead: Person) -> None:
    anna = await hire(app, "Anna", Role.OPERATOR)
    found = await by(app, anna, "topic")
    assert (found.own, found.rows) == (True, ())
    assert By.TOPIC not in found.offered


async def test_all_rows_are_handed_over_and_who_did_it_is_written_down(app: App, lead: Person) -> None:
    taken: list[str] = []

    def take(listing: Listing, rows: Iterator[Row]) -> None:
        taken.extend(f"{listing.count} {row.reason}" for row in rows)

    await export(app, lead, read_wanted({"measure": "handed"}, "week"), take, gone=Event())
    assert sorted(taken) == ["3 anger", "3 anger", "3 misses"]
    (entry,) = await app.database.read(audit.list_audit, prefix="numbers")
    assert (entry.person_name, entry.object) == ("Lena", "handed week")


async def test_a_reader_who_goes_away_ends_it(app: App, lead: Person) -> None:
    gone = Event()

    def take(_: Listing, rows: Iterator[Row]) -> None:
        list(islice(rows, 1))
        gone.set()
        next(rows)

    with pytest.raises(Gone):
        await export(app, lead, read_wanted({"measure": "handed"}, "week"), take, gone=gone)
    assert await app.database.read(audit.list_audit, prefix="numbers") == ()


async def test_an_operator_takes_no_chats_of_the_bot_along(app: App, lead: Person) -> None:
    anna = await hire(app, "Anna", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        await export(app, anna, read_wanted({}, "week"), lambda *_: None, gone=Event())
