"""Telegram's flood limits, enforced on the emulated clock."""

from __future__ import annotations

import math
from collections import defaultdict, deque

from .clock import Clock
from .errors import flood
from .types import FloodLimits

_OVERALL = 0
_TOLERANCE = 1e-6


class FloodGate:
    """Counts what was sent. A refused send is not counted, but until its `retry_after` is over all others are refused.

    Per chat a token bucket (`chat_burst` at once, then `chat_per_second`), per group and overall a sliding window.
    """

    def __init__(self, *, clock: Clock, limits: FloodLimits) -> None:
        self.limits = limits
        self._clock = clock
        self._sent: deque[float] = deque()
        self._in_group: dict[int, deque[float]] = defaultdict(deque)
        self._full_at: dict[int, float] = {}
        self._blocked_until: dict[int, float] = {}

    def check_and_count(self, chat_id: int, *, in_group: bool) -> None:
        """Raises ApiError 429 with `retry_after` in whole seconds, at least 1."""
        wait, key = max(self._waits(chat_id, in_group=in_group))
        if wait > _TOLERANCE:
            retry_after = max(1, math.ceil(wait - _TOLERANCE))
            self._blocked_until[key] = self._clock.now() + retry_after
            raise flood(retry_after)
        self._count(chat_id, in_group=in_group)

    def _waits(self, chat_id: int, *, in_group: bool) -> list[tuple[float, int]]:
        """(seconds to wait, whose limit) for each limit that applies."""
        now, limits = self._clock.now(), self.limits
        waits = [
            (self._blocked_until.get(_OVERALL, now) - now, _OVERALL),
            (self._blocked_until.get(chat_id, now) - now, chat_id),
            (_window_wait(self._sent, now, size=limits.overall_per_second, seconds=1.0), _OVERALL),
            (self._bucket_wait(chat_id, now), chat_id),
        ]
        if in_group:
            sent = self._in_group[chat_id]
            waits.append((_window_wait(sent, now, size=limits.group_per_minute, seconds=60.0), chat_id))
        return waits

    def _bucket_wait(self, chat_id: int, now: float) -> float:
        """The bucket is kept as the moment at which it will be full again."""
        per_message = 1 / self.limits.chat_per_second
        spent = max(self._full_at.get(chat_id, now) - now, 0.0)
        return spent + per_message - self.limits.chat_burst * per_message

    def _count(self, chat_id: int, *, in_group: bool) -> None:
        now = self._clock.now()
        self._sent.append(now)
        self._full_at[chat_id] = max(self._full_at.get(chat_id, now), now) + 1 / self.limits.chat_per_second
        if in_group:
            self._in_group[chat_id].append(now)


def _window_wait(sent: deque[float], now: float, *, size: int, seconds: float) -> float:
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    return sent[-size] + seconds - now if len(sent) >= size else 0.0
