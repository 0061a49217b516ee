"""What its own transactions tell of a database; kept in memory, for one that is away answers no question."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bot.errors import DatabaseTrouble, MachineTrouble

RECENT_SECONDS = 10.0
LATE_SECONDS = 10.0


class Pulse:
    """Fed by every transaction, read by the alarm. ``clock`` is monotonic seconds."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._trouble: MachineTrouble | None = None
        self._troubled_at = self._wrote_at = float("-inf")
        self._under_way: dict[int, float] = {}
        self._numbers = itertools.count()

    @property
    def trouble(self) -> MachineTrouble | None:
        """What is wrong now: a fault that no later write has disproved, a recent one, or a write that does not end."""
        now = self._clock()
        if self._trouble is not None and (
            now - self._troubled_at < RECENT_SECONDS or self._wrote_at < self._troubled_at
        ):
            return self._trouble
        waited = now - min(tuple(self._under_way.values()), default=now)
        return (
            DatabaseTrouble(problem=f"no write has ended for {waited:.0f} seconds") if waited > LATE_SECONDS else None
        )

    def note_trouble(self, trouble: MachineTrouble) -> None:
        """A transaction, or somebody who looked, met this."""
        self._trouble, self._troubled_at = trouble, self._clock()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction that reads: its trouble counts, its success proves nothing about writing."""
        try:
            yield
        except MachineTrouble as error:
            self.note_trouble(error)
            raise

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that writes, from the moment it is asked for."""
        number = next(self._numbers)
        self._under_way[number] = self._clock()
        try:
            with self.reading():
                yield
            self._wrote_at = self._clock()
        finally:
            del self._under_way[number]
