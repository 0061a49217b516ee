"""Operators beside the customers of a load run: they take who waits, answer, and close; and what became of it all."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from benchmarks.desk.seats import hire
from bot.app import build_app
from bot.core.case import State
from bot.core.messages import Author
from bot.core.people import Person
from bot.core.queue import ListedCase
from bot.errors import Refused
from bot.service.cases import closing, holding, queue, reply
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.tables.chat import conversations, messages

if TYPE_CHECKING:
    from benchmarks.load.product import Product
    from tests.support.emulator import Emulator

COUNT: Final = 10
LOOK_SECONDS: Final = 2.0
READ_SECONDS: Final = 4.0
PATIENCE_SECONDS: Final = 120.0
SENT: Final = "Ответ оператора № {number}"


@dataclass(frozen=True, kw_only=True)
class Account:
    """What was written on one side since the start and what arrived on the other."""

    written: int  # by customers
    kept: int  # of it in the transcripts
    replies: int  # of operators
    arrived: int  # of them at a customer
    doubled: int  # times one arrived once more

    @property
    def lost(self) -> int:
        return max(0, self.written - self.kept) + self.replies - self.arrived

    @property
    def twice(self) -> int:
        return max(0, self.kept - self.written) + self.doubled


@dataclass
class Shift:
    """Those on duty. ``sent``: the reply of each number, and when it left the desk."""

    emulator: Emulator
    app: App
    sent: dict[int, float] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    async def serve(self, person: Person, place: int) -> None:
        """Take, read, answer, close, until the shift is over."""
        await asyncio.sleep(LOOK_SECONDS * place / COUNT)
        while True:
            waiting = [case for case in await self._look(person) if case.state is State.WAITING]
            if not waiting:
                await asyncio.sleep(LOOK_SECONDS)
                continue
            with suppress(Refused):  # a colleague was quicker, or the customer no longer needs anybody
                await self._answer(person, waiting[0].id, waiting[0].conversation_id)

    async def _look(self, person: Person) -> tuple[ListedCase, ...]:
        return await self.app.database.read(queue.list_queue, person)

    async def _answer(self, person: Person, case_id: int, conversation_id: int) -> None:
        write, number = self.app.database.write, next(self.numbers)
        await write(holding.do_claim, self.app, person, case_id)
        await asyncio.sleep(READ_SECONDS)
        text, key = SENT.format(number=number), f"soak-{number}"
        await write(reply.do_reply, self.app, person, conversation_id, text, client_id=key)
        self.sent[number] = time.monotonic()
        await asyncio.sleep(READ_SECONDS)
        await write(closing.do_close, self.app, person, conversation_id, closing.Ending())

    async def end(self) -> Account:
        """Compare both sides once nothing arrives any more; what Telegram still keeps for us is not lost."""
        found, moved = self._count(), time.monotonic()
        while found.lost and time.monotonic() < moved + PATIENCE_SECONDS:
            await asyncio.sleep(LOOK_SECONDS)
            before, found = found, self._count()
            moved = time.monotonic() if found.lost < before.lost else moved
        return found

    def _count(self) -> Account:
        chats = [message for chat in self.emulator.bot.chats.values() for message in chat.messages.values()]
        shown = Counter(message.text for message in chats if message.by_bot)
        arrived = [shown[SENT.format(number=number)] for number in self.sent]
        return Account(
            written=sum(not message.by_bot for message in chats),
            kept=self.app.database.read_now(_count_written),
            replies=len(arrived),
            arrived=sum(times > 0 for times in arrived),
            doubled=sum(times - 1 for times in arrived if times),
        )


@asynccontextmanager
async def on_duty(emulator: Emulator, product: Product) -> AsyncIterator[Shift]:
    """Ten of them, until the end."""
    app = build_app(product.settings, channels={})
    staff = await asyncio.to_thread(hire, app, COUNT)
    shift = Shift(emulator=emulator, app=app)
    working = [asyncio.create_task(shift.serve(person, place)) for place, person in enumerate(staff)]
    try:
        yield shift
    finally:
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)


def _count_written(tx: Tx) -> int:
    by_customers = select(func.count()).select_from(messages.join(conversations))
    chosen = (messages.c.author == Author.CUSTOMER.value) & (conversations.c.channel == "telegram")
    return int(tx.connection.execute(by_customers.where(chosen)).scalar_one())
