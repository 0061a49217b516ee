"""The flood guard: so many messages a minute from one visitor, and from one address."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from bot.channels.web.problems import ChatBusy

MOST: Final = 20
WINDOW: Final = timedelta(minutes=1)
SKEW: Final = timedelta(seconds=5)
KEYS: Final = 10_000


class FloodGuard:
    """A sliding minute per key, in this process; what is refused does not count."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._moments: dict[str, deque[datetime]] = {}

    def check(self, now: datetime, *keys: str) -> None:
        """Count one message for every key, or for none.

        Raises:
            ChatBusy: a key has had its messages for this minute; with the seconds until it may go on.
        """
        lanes = [self._recent(key, now) for key in keys]
        full = [lane[0] + WINDOW - now for lane in lanes if len(lane) >= self._most]
        if full:
            raise ChatBusy(seconds=max(1, ceil(max(full).total_seconds())))
        for lane in lanes:
            lane.append(now)

    def _recent(self, key: str, now: datetime) -> deque[datetime]:
        if key not in self._moments and len(self._moments) >= KEYS:
            self._forget(now)
        lane = self._moments.setdefault(key, deque())
        if lane and lane[-1] > now + SKEW:  # the clock was set back: nobody waits for it to come round again
            lane.clear()
        while lane and lane[0] <= now - WINDOW:
            lane.popleft()
        return lane

    def _forget(self, now: datetime) -> None:
        self._moments = {key: lane for key, lane in self._moments.items() if lane and lane[-1] > now - WINDOW}
