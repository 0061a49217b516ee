"""How long the work on customers' texts has been taking: what is understood in seconds, or never."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Iterator


class Effort:
    """Notes when each piece of work began. Waiting for the database is none: an outage is nobody's fault."""

    def __init__(self) -> None:
        self._begun: dict[int, float] = {}
        self._numbers = itertools.count()

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """While this lasts, a text is worked on."""
        number = next(self._numbers)
        self._begun[number] = time.monotonic()
        try:
            yield
        finally:
            del self._begun[number]

    def longest(self) -> float:
        """Seconds that the oldest work in hand has taken; 0 when there is none."""
        oldest = min(list(self._begun.values()), default=None)
        return 0.0 if oldest is None else time.monotonic() - oldest
