"""Customers who write at a fixed rate, whether the product keeps up or not, and how long each of them waits."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final

from benchmarks.load.scripts import Script, scripts
from bot.core.language import LANGUAGES
from bot.words import Catalogue

if TYPE_CHECKING:
    from tests.support.emulator import Emulator, User

LOOK_SECONDS: Final = 0.01
PAUSE_SECONDS: Final = 6.0  # a customer reads an answer and writes again
PATIENCE_SECONDS: Final = 60.0
WAITING: Final = "cancel-wait"  # the button under the card of those who wait for a person


@dataclass
class Customer:
    """One person in a private chat. ``asked``: the message nobody has answered yet, and since when."""

    user: User
    lines: Iterator[str]
    asked: int = 0
    since: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Seconds from a message to its answer, in no order, and how many had none after a minute."""

    seconds: tuple[float, ...]
    unanswered: int


@dataclass
class Crowd:
    """Everybody who writes. ``left`` have nothing to say any more, or wait for a person."""

    emulator: Emulator
    supply: Iterator[Script] = field(default_factory=scripts)
    ids: Iterator[int] = field(default_factory=lambda: count(500_000))
    reading: deque[tuple[float, Customer]] = field(default_factory=deque)
    waiting: dict[int, Customer] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    excuses: frozenset[str] = field(default_factory=lambda: frozenset(_excuses()))
    unanswered: int = 0

    async def write(self, *, rate: float, seconds: float) -> Waits:
        """``rate`` messages a second, evenly; then the last answers are waited for."""
        self.waits.clear()
        self.unanswered = 0
        looking = asyncio.create_task(self._look())
        try:
            started = time.monotonic()
            for number in range(int(rate * seconds)):
                await asyncio.sleep(max(0.0, started + number / rate - time.monotonic()))
                await self._send()
            while self.waiting:
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            looking.cancel()
        return Waits(seconds=tuple(self.waits), unanswered=self.unanswered)

    async def _send(self) -> None:
        customer = self._next()
        line = next(customer.lines, None)
        if line is None:
            await self._send()
            return
        customer.since = time.monotonic()
        customer.asked = (await customer.user.sends(line)).id
        self.waiting[customer.user.id] = customer

    def _next(self) -> Customer:
        """Who has read the last answer long enough, else somebody new."""
        if self.reading and self.reading[0][0] <= time.monotonic():
            customer = self.reading.popleft()[1]
            return self._next() if _is_handed_over(customer) else customer
        script = next(self.supply)
        user = self.emulator.user(id=next(self.ids), language_code=script.language)
        return Customer(user=user, lines=iter(script.lines))

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self._note_answers()

    def _note_answers(self) -> None:
        now = time.monotonic()
        for key, customer in list(self.waiting.items()):
            last = next(reversed(customer.user.state.messages.values()))
            if last.by_bot and last.id > customer.asked and last.text not in self.excuses:
                del self.waiting[key]
                self.waits.append(now - customer.since)
                self.reading.append((now + PAUSE_SECONDS, customer))
            elif now - customer.since > PATIENCE_SECONDS:
                del self.waiting[key]
                self.unanswered += 1


def _excuses() -> Iterator[str]:
    """What is said of a late answer is none."""
    words = Catalogue()
    return (words.say(language, "late") for language in LANGUAGES)


def _is_handed_over(customer: Customer) -> bool:
    """Whether a person is to answer next, so that the bot stays silent."""
    buttons = (button for message in customer.user.chat for row in message.buttons for button in row)
    return any(button.data == WAITING for button in buttons)
