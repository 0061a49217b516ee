"""A doorbell between machines that share a PostgreSQL database: LISTEN and NOTIFY."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable, Sequence

import psycopg
from psycopg.conninfo import make_conninfo

from bot.core.events import Event
from bot.realtime.memory import MemoryHub
from bot.realtime.note import read_note, write_note

log = logging.getLogger(__name__)

CHANNEL = "answerdesk"
PAUSE_SECONDS = 1.0
# libpq: a server that is gone is noticed in seconds
PATIENCE: dict[str, int] = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,  # milliseconds
}


class PostgresHub:
    """Rings in this process at once and, by notification, in every other one on the same database."""

    def __init__(self, url: str) -> None:
        plain = f"postgresql://{url.partition('://')[2]}"  # libpq knows no "+psycopg"
        self._conninfo = make_conninfo(plain, **PATIENCE)
        self._memory = MemoryHub()
        self._name = f"{os.getpid()}.{id(self)}"
        self._ringing = threading.Lock()
        self._bell: psycopg.Connection | None = None
        self._hearing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self._memory.start()
        listening = asyncio.Event()
        self._hearing = asyncio.create_task(self._hear(listening))
        await listening.wait()

    async def stop(self) -> None:
        await self._memory.stop()
        if self._hearing is not None:
            self._hearing.cancel()
            await asyncio.gather(self._hearing, return_exceptions=True)
        with self._ringing:
            if self._bell is not None:
                self._bell.close()
                self._bell = None

    def publish(self, events: Sequence[Event]) -> None:
        self._memory.publish(events)
        with self._ringing:
            try:
                self._ring(f"{self._name}|{write_note(events)}")
            except (psycopg.Error, OSError):  # lost: everyone polls as well
                self._bell = None

    def subscribe(self, callback: Callable[[Event], None]) -> Callable[[], None]:
        return self._memory.subscribe(callback)

    def _ring(self, note: str) -> None:
        if self._bell is None or self._bell.closed:
            self._bell = psycopg.connect(self._conninfo, autocommit=True)
        self._bell.execute("SELECT pg_notify(%s, %s)", (CHANNEL, note))

    async def _hear(self, listening: asyncio.Event) -> None:
        while True:
            try:
                await self._hear_once(listening)
            except (psycopg.Error, OSError) as error:
                log.warning("no notifications from the database (%s); polling goes on", type(error).__name__)
            listening.set()
            await asyncio.sleep(PAUSE_SECONDS)

    async def _hear_once(self, listening: asyncio.Event) -> None:
        connection = await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True)
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            listening.set()
            async for notify in connection.notifies():
                sender, _, note = notify.payload.partition("|")
                if sender != self._name:
                    self._memory.ring(read_note(note))
