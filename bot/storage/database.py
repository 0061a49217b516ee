"""Transactions: plain synchronous functions on a Tx, run off the event loop; events go out after the commit."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, Insert, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from bot.core.events import Event, Topic
from bot.errors import DatabaseCorrupt, DatabaseReadOnly, DatabaseTrouble, DiskFull, machine_trouble
from bot.storage.pulse import Pulse

P = ParamSpec("P")
T = TypeVar("T")

READERS = 4
LONG_READERS = 2  # reports and exports of seconds, so that nobody who waits for an answer waits for them
LONGEST_LOCK = 10.0  # seconds: who holds the writer's place so long is stuck
# libpq: a server that is gone is noticed in seconds, not in the quarter of an hour that TCP takes by itself
PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,  # milliseconds
}
DISK_FULL, READ_ONLY = "53100", "25006"  # PostgreSQL's states


@dataclass(frozen=True, kw_only=True)
class Tx:
    """One open transaction. ``now`` is its only clock; ``events`` are published after the commit."""

    connection: Connection
    now: datetime
    events: list[Event] = field(default_factory=list)

    def insert(self, row: Insert) -> int:
        """Execute an insert into a table with an ``id``; the new id."""
        key = self.connection.execute(row).inserted_primary_key
        assert key is not None
        return int(key[0])

    def insert_if_new(self, table: Table, **values: object) -> int | None:
        """Insert a row unless a unique rule of the table forbids it, whoever does the same meanwhile; the new id."""
        make = sqlite.insert if self.connection.dialect.name == "sqlite" else postgresql.insert
        row = make(table).values(**values).on_conflict_do_nothing().returning(table.c.id)
        found: int | None = self.connection.execute(row).scalar()
        return found

    def tell(self, topic: Topic, conversation_id: int | None = None) -> None:
        """Publish an event once the transaction is committed."""
        event = Event(topic=topic, conversation_id=conversation_id)
        if event not in self.events:
            self.events.append(event)


class Database:
    """A database by URL: SQLite (one writer at a time, WAL, every commit on disk) or PostgreSQL."""

    def __init__(
        self,
        url: str,
        *,
        clock: Callable[[], datetime],
        publish: Callable[[Sequence[Event]], None] = lambda _: None,
    ) -> None:
        self.url = url
        self._clock = clock
        self.publish = publish
        self.pulse = Pulse()
        self._reading = _make_engine(url, begin=_begin_to_read, size=READERS + LONG_READERS)
        self._writing = _make_engine(url, begin=_begin_to_write, size=1 if _is_sqlite(url) else READERS)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="read")
        self._long_readers = ThreadPoolExecutor(LONG_READERS, thread_name_prefix="report")
        self._writers = ThreadPoolExecutor(1 if _is_sqlite(url) else READERS, thread_name_prefix="write")

    async def read(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``fn`` on a reading transaction."""
        with self.pulse.reading():
            return await self._off_loop(self._readers, lambda: self.read_now(fn, *args, **kwargs))

    async def report(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """``read`` for what may take seconds: in places of its own."""
        with self.pulse.reading():
            return await self._off_loop(self._long_readers, lambda: self.read_now(fn, *args, **kwargs))

    async def write(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``fn`` on a writing transaction, commit, then publish its events."""
        with self.pulse.writing():
            return await self._off_loop(self._writers, lambda: self.write_now(fn, *args, **kwargs))

    def read_now(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """``read`` for callers without an event loop."""
        with self._open(self._reading) as tx:
            return fn(tx, *args, **kwargs)

    def write_now(self, fn: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """``write`` for callers without an event loop."""
        with self._open(self._writing) as tx:
            result = fn(tx, *args, **kwargs)
        if tx.events:
            self.publish(tx.events)
        return result

    def close(self) -> None:
        """Finish what runs and close all connections."""
        for pool in (self._readers, self._long_readers, self._writers):
            pool.shutdown(wait=True)
        for engine in (self._reading, self._writing):
            engine.dispose()

    async def _off_loop(self, pool: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        with machine_trouble():
            return await asyncio.shield(asyncio.get_running_loop().run_in_executor(pool, work))

    @contextmanager
    def _open(self, engine: Engine) -> Iterator[Tx]:
        try:
            with engine.begin() as connection:
                yield Tx(connection=connection, now=self._clock())
        except DBAPIError as error:
            raise translate(error, self.url) from error
        except PoolTimeout as error:
            raise DatabaseTrouble(problem="no connection is free") from error


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for any other."""
    parts = make_url(url)
    return Path(parts.database) if parts.get_backend_name() == "sqlite" and parts.database else None


def _is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def _begin_to_read(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_to_write(connection: Connection) -> None:
    """Wait for the one place of the writer of a SQLite file.

    SQLite's own wait looks again after up to 100 ms, and loses every time against a process that writes without a
    pause; this one looks again after a few milliseconds, at random.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    until = monotonic() + LONGEST_LOCK
    while monotonic() < until:
        try:
            driver.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the lower byte; the rest is a reason
                break
            sleep(uniform(0.001, 0.005))
        else:
            return
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # once more, for an error that SQLAlchemy knows


def _make_engine(url: str, *, begin: Callable[[Connection], None], size: int) -> Engine:
    if not _is_sqlite(url):
        return create_engine(
            url, pool_size=size, pool_pre_ping=True, pool_timeout=10, hide_parameters=True, connect_args=PATIENCE
        )
    engine = create_engine(url, poolclass=QueuePool, pool_size=size, max_overflow=0, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", begin)
    if begin is _begin_to_write:
        event.listen(engine, "connect", _wait_ourselves)
    return engine


def _wait_ourselves(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout=0")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def translate(error: DBAPIError, url: str) -> DatabaseTrouble:
    """The third-party error as ours; bad data is the caller's business and is re-raised as it is."""
    if isinstance(error, IntegrityError | DataError):
        raise error
    code = getattr(error.orig, "sqlite_errorcode", None) or 0
    state = getattr(error.orig, "sqlstate", None)
    if code == sqlite3.SQLITE_FULL or state == DISK_FULL or "disk is full" in str(error.orig):
        return DiskFull()
    if code & 0xFF == sqlite3.SQLITE_READONLY or state == READ_ONLY:  # the lower byte; the rest is a reason
        return DatabaseReadOnly(problem=_first_line(error))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DatabaseCorrupt(path=Path(make_url(url).database or url).name)
    return DatabaseTrouble(problem=_first_line(error))


def _first_line(error: DBAPIError) -> str:
    said = str(error.orig).splitlines()
    return said[0] if said else type(error.orig).__name__


def check_integrity(tx: Tx) -> str:
    """Empty when the file is sound, else what the database says of it."""
    if tx.connection.dialect.name != "sqlite":
        return ""
    answer = str(tx.connection.execute(text("PRAGMA quick_check(1)")).scalar_one())
    return "" if answer == "ok" else answer
