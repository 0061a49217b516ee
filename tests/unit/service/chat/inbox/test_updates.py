"""Updates are stored once, handled one by one, and a bad one is parked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.jobs import JobKind
from bot.core.messages import Author, Kind, Profile
from bot.core.quiet import Ending, end_of_quiet
from bot.errors import DatabaseTrouble
from bot.service.chat import inbox
from bot.service.ports import App
from bot.storage.chat import updates
from bot.storage.database import Database
from bot.storage.system import jobs
from tests.support.acting import (
    arrive,
    arrive_raw,
    chat_of,
    transcript,
    write_in,
)
from tests.support.channels import RecordingChannel, to_raw
from tests.support.clock import FakeClock
from tests.support.postgres import PostgresServer
from tests.unit.service.chat.inbox.conftest import update_states, written


async def due_jobs(app: App) -> timedelta | None:
    due = await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,))
    return due - app.clock() if due else None


async def test_a_message_is_stored_as_typed_and_an_answer_is_scheduled(app: App) -> None:
    await write_in(app, "  /stop <b>*Привет*</b>\n")
    (line,) = await transcript(app)
    assert (line.author, line.kind, line.text) == (Author.CUSTOMER, Kind.TEXT, "  /stop <b>*Привет*</b>\n")
    assert (await chat_of(app)).waiting_since == app.clock()
    assert (
        await due_jobs(app) == end_of_quiet(app.clock(), Ending.FRAGMENT, unit=app.settings.quiet_seconds) - app.clock()
    )
    assert await update_states(app) == {"done": 1}


async def test_the_same_update_again_changes_nothing(app: App) -> None:
    for _ in range(3):
        await arrive(app, written(app, "hello"), update_key="u1")
    assert len(await transcript(app)) == 1
    assert await update_states(app) == {"done": 1}


async def test_the_same_message_in_another_update_is_shown_once(app: App) -> None:
    for number in range(3):
        await arrive(app, written(app, "hello"), update_key=f"u{number}")
    assert len(await transcript(app)) == 1
    assert await update_states(app) == {"done": 3}


async def test_an_update_that_means_nothing_to_us_is_done(app: App) -> None:
    await arrive_raw(app, "null")
    assert await update_states(app) == {"done": 1}


@pytest.mark.parametrize("raw", ['{"channel": 1}', "no json at all", "[]", '"\\ud800"'])
async def test_an_update_that_cannot_be_read_is_parked_and_the_next_one_handled(app: App, raw: str) -> None:
    await arrive_raw(app, raw)
    await write_in(app, "hello")
    assert await update_states(app) == {"parked": 1, "done": 1}
    (parked,) = await app.database.read(updates.list_parked)
    assert parked.error


async def test_many_bad_updates_between_good_ones_lose_no_good_one(app: App, channel: RecordingChannel) -> None:
    for number in range(40):
        raw = "{broken" if number % 3 else to_raw(written(app, f"good {number}", message_key=f"m{number}"))
        await app.database.write(updates.record_update, channel="test", update_key=str(number), raw=raw)
    assert await inbox.pump(app, channel) == 40
    assert [line.text for line in await transcript(app)] == [f"good {number}" for number in range(0, 40, 3)]
    assert await update_states(app) == {"parked": 26, "done": 14}


async def test_a_sick_database_leaves_the_update_for_later(app: App, channel: RecordingChannel) -> None:
    def fail(tx: object) -> None:
        raise DatabaseTrouble(problem="locked")

    with pytest.raises(DatabaseTrouble):
        await app.database.write(fail)
    await app.database.write(updates.record_update, channel="test", update_key="1", raw=to_raw(written(app, "hello")))
    await inbox.pump(app, channel)
    assert len(await transcript(app)) == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_characters_no_database_keeps_are_dropped_and_the_rest_is_kept(
    app: App, clock: FakeClock, postgres: PostgresServer, kind: str
) -> None:
    url = app.settings.database if kind == "sqlite" else postgres.make_migrated()
    there = replace(app, database=Database(url, clock=clock))
    name = Profile(name="Ol\0ha", username="o\udc00")
    await arrive(there, written(app, "a\0b \ud83d c", profile=name))
    (line,) = await transcript(there)
    assert line.text == "ab ? c"
    assert (await chat_of(there)).customer_name == "Olha"
    there.database.close()
    if kind == "postgresql":
        postgres.give_back(url)


async def test_what_a_column_cannot_hold_is_parked_and_stops_nobody(
    app: App, clock: FakeClock, postgres: PostgresServer
) -> None:
    url = postgres.make_migrated()
    there = replace(app, database=Database(url, clock=clock))
    await arrive(there, written(app, "hello", message_key="k" * 200))
    await arrive(there, written(app, "hello"))
    assert await update_states(there) == {"parked": 1, "done": 1}
    there.database.close()
    postgres.give_back(url)
