"""Emulated time, and the bell that wakes whoever waits for a change."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import TypeVar

T = TypeVar("T")
_YIELDS_AFTER_A_STEP = 5


class Timer:
    """A callback due at an emulated moment; `cancel` is idempotent."""

    def __init__(self, *, deadline: float, number: int, callback: Callable[[], None]) -> None:
        self.deadline = deadline
        self.number = number
        self.callback = callback
        self.real: asyncio.Handle | None = None
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True
        if self.real is not None:
            self.real.cancel()


class Clock:
    """Emulated time in epoch seconds.

    `speed` is emulated seconds per real second: 0 stands still until a test moves it, 1 is real time. `advance` works
    at any speed. It must be used from one event loop.
    """

    def __init__(self, *, start: float | None = None, speed: float = 0.0) -> None:
        self.speed = speed
        self._base = time.time() if start is None else start
        self._real_base = time.monotonic()
        self._timers: list[Timer] = []
        self._numbers = count()

    def now(self) -> float:
        return self._base + (time.monotonic() - self._real_base) * self.speed

    def now_utc(self) -> datetime:
        return datetime.fromtimestamp(self.now(), UTC)

    def call_at(self, deadline: float, callback: Callable[[], None]) -> Timer:
        """Run `callback` in the loop once emulated time reaches `deadline`; past deadlines run soon."""
        timer = Timer(deadline=deadline, number=next(self._numbers), callback=callback)
        self._timers.append(timer)
        self._arm(timer)
        return timer

    async def wait_until(self, deadline: float) -> None:
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        timer = self.call_at(deadline, lambda: _resolve(reached))
        try:
            await reached
        finally:
            timer.cancel()

    async def sleep(self, seconds: float) -> None:
        await self.wait_until(self.now() + seconds)

    async def advance(self, seconds: float) -> None:
        """Move forward, stopping at every deadline on the way so that what it starts runs at its own moment."""
        target = self.now() + seconds
        while (step := self._next_deadline()) is not None and step <= target:
            self._set(max(step, self.now()))
            await self._run_due()
        self._set(target)
        await self._run_due()

    def _set(self, moment: float) -> None:
        self._base, self._real_base = moment, time.monotonic()

    def _next_deadline(self) -> float | None:
        self._timers = [timer for timer in self._timers if not timer.cancelled]
        return min((timer.deadline for timer in self._timers), default=None)

    async def _run_due(self) -> None:
        for timer in sorted(self._timers, key=lambda timer: (timer.deadline, timer.number)):
            if timer.deadline <= self.now():
                self._fire(timer)
            elif not timer.cancelled:
                self._arm(timer)
        for _ in range(_YIELDS_AFTER_A_STEP):
            await asyncio.sleep(0)

    def _arm(self, timer: Timer) -> None:
        if timer.real is not None:
            timer.real.cancel()
        delay = timer.deadline - self.now()
        if delay <= 0:
            timer.real = asyncio.get_running_loop().call_soon(self._fire, timer)
        elif self.speed > 0:
            timer.real = asyncio.get_running_loop().call_later(delay / self.speed, self._fire, timer)

    def _fire(self, timer: Timer) -> None:
        if timer.cancelled:
            return
        timer.cancel()
        if timer in self._timers:
            self._timers.remove(timer)
        timer.callback()


class Bell:
    """Rung after every change; waiters look again, so no test sleeps."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for waiter in waiting:
            _resolve(waiter)

    async def until(self, look: Callable[[], T | None], *, timeout: float, explain: Callable[[], str]) -> T:
        """The first truthy value of `look`. After `timeout` real seconds: TimeoutError with `explain()`."""
        try:
            async with asyncio.timeout(timeout):
                return await self._until(look)
        except TimeoutError:
            raise TimeoutError(explain()) from None

    async def _until(self, look: Callable[[], T | None]) -> T:
        while not (found := look()):
            waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.add(waiter)
            await waiter
        return found


def _resolve(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
