"""The alarm, which does not live in what it watches: it knows of a sick database without asking it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
from pathlib import Path

from bot.errors import DatabaseCorrupt, DatabaseReadOnly, DatabaseTrouble, DiskFull, MachineTrouble
from bot.service.ports import App
from bot.service.system import health
from bot.service.system.health import Health
from bot.storage.database import Tx, sqlite_file
from bot.storage.system import facts

log = logging.getLogger(__name__)

EVERY_SECONDS = 4.0
LOOK_SECONDS = 3.0
PROBE = "alarm.probe"
PROBE_SIZE = 16_384  # more than the free room inside a page: a full disk must not pass by accident
LEAST_SPACE = 10_000_000  # bytes
NAMES: dict[type[MachineTrouble], str] = {
    DiskFull: "full",
    DatabaseReadOnly: "read-only",
    DatabaseCorrupt: "damaged",
    DatabaseTrouble: "away",
}


async def watch(app: App, stop: asyncio.Event) -> None:
    """Try a tiny write every few seconds until ``stop``: the database's pulse is never older than that."""
    while not stop.is_set():
        with contextlib.suppress(MachineTrouble):  # the pulse has noted it, and whoever looks is told
            await app.database.write(do_probe)
        _check_space(app)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EVERY_SECONDS)


async def look(app: App) -> Health:
    """The state of the product; in seconds, also when the database gives no answer."""
    trouble = app.database.pulse.trouble
    if trouble is not None:
        return to_blind(app, trouble)
    try:
        async with asyncio.timeout(LOOK_SECONDS):
            return await app.database.read(health.read_health, app.bot_account)
    except MachineTrouble as error:
        return to_blind(app, error)
    except TimeoutError:
        return to_blind(app, DatabaseTrouble(problem=f"no answer in {LOOK_SECONDS:.0f} seconds"))


def to_blind(app: App, trouble: MachineTrouble) -> Health:
    """What can be said without the database: what is wrong with it."""
    state = NAMES.get(type(trouble), "machine")
    return Health(engine="unknown", telegram="unknown", database=state, problem=trouble, checked_at=app.clock())


def do_probe(tx: Tx) -> None:
    """Write something and take it away again; on SQLite so much that it needs room of its own."""
    if tx.connection.dialect.name == "sqlite":
        facts.record_fact(tx, PROBE, "x" * PROBE_SIZE)
    facts.record_fact(tx, PROBE, "")


def _check_space(app: App) -> None:
    """A tiny write may still fit where the next message does not."""
    file = sqlite_file(app.settings.database)
    if file is not None and _free_space(file.parent) < LEAST_SPACE:
        app.database.pulse.note_trouble(DiskFull())


def _free_space(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:  # the folder is gone: writing says so
        return LEAST_SPACE
