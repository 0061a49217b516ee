"""What the tests of the Telegram channel share: storage wired to it, and a clock hand for its pauses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.telegram.bounds.limits import Limiter, Rate
from bot.channels.telegram.mailbox import Mailbox
from bot.channels.telegram.receiver import Receiver
from bot.core.events import Topic
from bot.storage.chat import updates
from bot.storage.chat.updates import RawUpdate
from bot.storage.database import Database, Tx
from bot.storage.system import facts
from bot.storage.tables import metadata

FREE = Rate(size=1e9, per_second=1e9)


def open_database(folder: Path) -> Database:
    """The same file at each call with the same folder, tables included."""
    database = Database(f"sqlite:///{folder}/answerdesk.db", clock=lambda: datetime.now(UTC))
    database.write_now(lambda tx: metadata.create_all(tx.connection))
    return database


def record_all(tx: Tx, pairs: Sequence[tuple[str, str]]) -> None:
    for key, raw in pairs:
        updates.record_update(tx, channel="telegram", update_key=key, raw=raw)
    tx.tell(Topic.JOBS)


class Product:
    """The rest of the product as the channel sees it. ``looked`` is set at each announcement."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.looked = asyncio.Event()
        self.saved: list[tuple[str, str]] = []

    async def store(self, pairs: Sequence[tuple[str, str]]) -> None:
        await self.database.write(record_all, pairs)

    async def load_fact(self, name: str) -> str | None:
        found = await self.database.read(facts.find_fact, name)
        return found[0] if found else None

    async def save_fact(self, name: str, value: str) -> None:
        self.saved.append((name, value))
        await self.database.write(facts.record_fact, name, value)

    async def on_stored(self) -> None:
        self.looked.set()

    def mailbox(self) -> Mailbox:
        return Mailbox(store=self.store, on_stored=self.on_stored)

    def inbox(self) -> tuple[RawUpdate, ...]:
        """Everything that was stored, in order of arrival."""
        return self.database.read_now(updates.next_new, channel="telegram", limit=10_000)

    async def holds(self, count: int) -> None:
        """Wait until so many updates are stored."""
        async with asyncio.timeout(10):
            while len(self.inbox()) < count:
                self.looked.clear()
                await self.looked.wait()


class Naps:
    """A ``sleep`` that ends when the test says so."""

    def __init__(self) -> None:
        self._begun: asyncio.Queue[tuple[float, asyncio.Event]] = asyncio.Queue()

    async def sleep(self, seconds: float) -> None:
        over = asyncio.Event()
        self._begun.put_nowait((seconds, over))
        await over.wait()

    async def next(self) -> tuple[float, asyncio.Event]:
        """The next nap: its length, and the event that ends it."""
        async with asyncio.timeout(10):
            return await self._begun.get()


@asynccontextmanager
async def receiving(receiver: Receiver) -> AsyncIterator[asyncio.Task[None]]:
    """The receiver at work until the block ends."""
    task = asyncio.create_task(receiver.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def free_limiter() -> Limiter:
    return Limiter(overall=FREE, chat=FREE, group=FREE)
