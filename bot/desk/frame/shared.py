"""What all open pages look at, read once for all of them; and what is kept for them, within bounds."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
FRESH_SECONDS: Final = 1.0  # so old may it be when nobody has rung
SHARE: Final = 5  # of five moments one at most is spent on reading, however often it changes


class Bounded(OrderedDict[K, V]):
    """A dict of at most ``most`` entries: it forgets what was written longest ago."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        self.move_to_end(key)
        while len(self) > self._most:
            self.popitem(last=False)


class Shared(Generic[T]):
    """A value that is read at most once per ring or second, whoever looks.

    ``read`` fetches it; ``merge(before, now)`` returns ``before`` itself when nothing differs, so that who compares
    with ``is`` knows that there is nothing to draw. All calls come from one event loop.
    """

    def __init__(self, read: Callable[[], Awaitable[T]], *, merge: Callable[[T, T], T]) -> None:
        self._read = read
        self._merge = merge
        self._kept: T | None = None
        self._kept_ring = -1
        self._kept_at = 0.0
        self._rings = 0
        self._cost = 0.0
        self._reading: asyncio.Task[None] | None = None

    @property
    def known(self) -> T | None:
        """What was read last; None before anybody looked."""
        return self._kept

    def ring(self) -> None:
        """It has changed: who looks from now on sees what is true after this moment."""
        self._rings += 1

    async def look(self) -> T:
        """The value as it was at or after the last ring before this call.

        Raises whatever ``read`` raises.
        """
        wanted = self._rings
        if self._kept is not None and self._kept_ring == wanted and time.monotonic() - self._kept_at < FRESH_SECONDS:
            return self._kept
        while True:
            self._reading = self._reading or asyncio.create_task(self._renew())
            await asyncio.shield(self._reading)
            if self._kept is not None and self._kept_ring >= wanted:
                return self._kept

    async def _renew(self) -> None:
        try:
            await asyncio.sleep(self._kept_at + self._cost * (SHARE - 1) - time.monotonic())
            ring, begun = self._rings, time.monotonic()
            now = await self._read()
            self._kept = now if self._kept is None else self._merge(self._kept, now)
            self._kept_ring, self._kept_at = ring, time.monotonic()
            self._cost = min(FRESH_SECONDS, self._kept_at - begun)
        finally:
            self._reading = None
