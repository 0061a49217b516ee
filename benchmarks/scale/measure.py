"""The looks of the desk and the timers of the front on a generated year, on both databases."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import update

from benchmarks.scale import rows, searching
from benchmarks.scale.loading import load
from benchmarks.scale.meter import Cost, measure
from benchmarks.scale.year import NOW, SIZES, Year
from benchmarks.table import Figure
from bot.app import build_app
from bot.core.people import Person, Role
from bot.realtime.memory import MemoryHub
from bot.service.articles import drafts
from bot.service.cases import holding, queue, waiting
from bot.service.chat import late
from bot.service.ports import App
from bot.service.system import health
from bot.settings import Settings
from bot.storage.database import Tx
from bot.storage.people import people
from bot.storage.setup import migrate
from bot.storage.tables.chat import outbox

DATABASES = ("SQLite", "PostgreSQL")


def measure_year(size: str, databases: Sequence[str], *, say: Callable[[str], None]) -> list[Figure]:
    """Every row on each database, with what it was before."""
    found: list[Figure] = []
    for name in databases:
        with tempfile.TemporaryDirectory() as folder, _database(name, Path(folder)) as url:
            begun = time.perf_counter()
            year = Year(SIZES[size])
            load(year, url)
            say(f"{name}: {size} generated in {time.perf_counter() - begun:.0f} s")
            found += asyncio.run(_measure(year, name, url, Path(folder)))
    return found


@contextmanager
def _database(name: str, folder: Path) -> Iterator[str]:
    """The URL of a migrated database with nothing in it."""
    if name == "SQLite":
        url = f"sqlite:///{folder / 'year.db'}"
        migrate(url)
        yield url
        return
    from tests.support.postgres import PostgresServer

    server = PostgresServer()
    try:
        yield server.make_migrated()
    finally:
        server.stop()


async def _measure(year: Year, database: str, url: str, home: Path) -> list[Figure]:
    app = build_app(Settings(home=home, database_url=url), clock=lambda: NOW, hub=MemoryHub(), channels={})
    try:
        person = await app.database.read(_anybody)
        await _refresh(app)  # every card reads as it should before anything is measured
        costs = await _cost(app, person, year.long_chat)
        found = [figure for name, row in rows.ROWS.items() for figure in row.figures(database, costs[name])]
        found += await searching.search(database, app, person)
        return [*found, *rows.edits(database, await _count_edits(app, year, person))]
    finally:
        app.database.close()


async def _cost(app: App, person: Person, long_chat: int) -> dict[str, Cost]:
    store = app.database
    return {
        "queue": await measure(lambda: store.read(queue.list_queue, person)),
        "cards": await measure(lambda: _refresh(app)),
        "health": await measure(lambda: store.read(health.read_health)),
        "late": await measure(lambda: late.watch_late(app, ready_since=health.ready_since)),
        "chat": await measure(lambda: store.read(queue.access_case, person, long_chat)),
        "articles": await measure(lambda: drafts.list_articles(app, person)),
    }


async def _refresh(app: App) -> None:
    while await waiting.refresh_cards(app):
        await app.database.write(_forget_edits)


async def _count_edits(app: App, year: Year, person: Person) -> int:
    await app.database.write(holding.do_claim, app, person, year.waiting[0])
    await app.database.write(_forget_edits)
    sent = 0
    while looked := await waiting.refresh_cards(app):
        await app.database.write(_forget_edits)
        sent += looked
    return sent


def _anybody(tx: Tx) -> Person:
    return next(person for person in people.list_people(tx) if person.role is Role.OPERATOR)


def _forget_edits(tx: Tx) -> None:
    """As if they had been delivered, so that there is room for the next."""
    tx.connection.execute(update(outbox).where(outbox.c.operation == "edit").values(state="sent"))
