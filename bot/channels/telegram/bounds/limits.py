"""Our own flood limits, so that Telegram's (30/s overall, 1/s per chat, 20/min per group) are not met.

A token bucket of size b and rate r lets at most b + r * t through in t seconds. The sizes below keep each sum within
Telegram's figure, with a little room for requests that bunch up on their way.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from bot.errors import SendLater

PATIENCE_SECONDS = 10.0
KEPT_CHATS = 1000
SPARED = 1
SPARE_SECONDS = 2.0
OVERALL_HOLD_SECONDS = 5.0
_TINY = 1e-6


@dataclass(frozen=True, kw_only=True)
class Rate:
    """``size`` at once, then ``per_second``."""

    size: float
    per_second: float


OVERALL = Rate(size=3, per_second=27)
CHAT = Rate(size=1, per_second=1)
GROUP = Rate(size=5, per_second=15 / 60)


@dataclass(kw_only=True)
class Bucket:
    """A token bucket, kept as the moment at which it will be full again."""

    rate: Rate
    full_at: float = float("-inf")
    held_until: float = float("-inf")

    def delay(self, now: float, *, behind: int = 0) -> float:
        """Seconds until a token is there, if ``behind`` others are served first."""
        missing = max(self.full_at - now, 0.0) + (1 + behind - self.rate.size) / self.rate.per_second
        return max(missing, self.held_until - now, 0.0)

    def take(self, now: float) -> None:
        self.full_at = max(self.full_at, now) + 1 / self.rate.per_second

    def is_idle(self, now: float) -> bool:
        return max(self.full_at, self.held_until) <= now


@dataclass(kw_only=True)
class _Line:
    """Those who wait at one bucket, served in order of arrival."""

    buckets: tuple[Bucket, ...]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0

    def delay(self, now: float, *, behind: int = 0) -> float:
        return max(bucket.delay(now, behind=behind) for bucket in self.buckets)

    def take(self, now: float) -> None:
        for bucket in self.buckets:
            bucket.take(now)

    def is_idle(self, now: float) -> bool:
        return not self.waiting and all(bucket.is_idle(now) for bucket in self.buckets)


class Limiter:
    """Lets sends through at a pace Telegram accepts. Fair: in order of arrival inside a chat, and among the chats
    whose turn it is in order of readiness, so one busy chat never holds up another.

    ``clock`` gives seconds, monotonic; ``sleep`` waits for seconds of it. Use it from one event loop.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        overall: Rate = OVERALL,
        chat: Rate = CHAT,
        group: Rate = GROUP,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._chat, self._group, self._patience = chat, group, patience
        self._overall = _Line(buckets=(Bucket(rate=overall),))
        self._chats: dict[str, _Line] = {}
        self._refused = ("", float("-inf"))

    async def wait(self, chat_key: str) -> None:
        """Return when a message to this chat may go out now; cancelled, nothing was taken.

        Raises:
            SendLater: it would take longer than ``patience``; a worker should not be kept that long.
        """
        line = self._line(chat_key)
        delay = max(each.delay(self._clock(), behind=each.waiting) for each in (line, self._overall))
        if delay > self._patience:
            raise SendLater(seconds=round(delay, 1))
        async with AsyncExitStack() as turns:
            for each in (line, self._overall):
                await turns.enter_async_context(self._turn(each))
            for each in (line, self._overall):
                each.take(self._clock())

    async def wait_for_spare(self, chat_key: str) -> None:
        """Return when a change of an old message may go out: the chat has been idle for a second, and a new message to
        any other would find its place at once all the same.

        Raises:
            SendLater: new messages need the places now.
        """
        line, now = self._line(chat_key), self._clock()
        overall = self._overall.delay(now, behind=self._overall.waiting + SPARED)
        delay = max(line.delay(now, behind=line.waiting), overall)
        if delay > _TINY:
            raise SendLater(seconds=round(max(delay, SPARE_SECONDS), 1))
        for each in (line, self._overall):
            each.take(now)

    def hold(self, chat_key: str, seconds: float) -> None:
        """Telegram asked to leave this chat alone for so long (``retry_after``). It does not say whose limit was met:
        when a second chat is refused meanwhile it is taken for the overall one, and everybody waits at most 5 s.
        """
        now = self._clock()
        other, until = self._refused
        if other != chat_key and now < until:
            _hold(self._overall, now + min(seconds, OVERALL_HOLD_SECONDS))
        self._refused = (chat_key, now + seconds)
        _hold(self._line(chat_key), now + seconds)

    def _line(self, chat_key: str) -> _Line:
        if len(self._chats) > KEPT_CHATS and chat_key not in self._chats:
            self._forget_idle()
        rates = (self._chat, self._group) if is_group(chat_key) else (self._chat,)
        return self._chats.setdefault(chat_key, _Line(buckets=tuple(Bucket(rate=rate) for rate in rates)))

    def _forget_idle(self) -> None:
        now = self._clock()
        self._chats = {key: line for key, line in self._chats.items() if not line.is_idle(now)}

    @asynccontextmanager
    async def _turn(self, line: _Line) -> AsyncIterator[None]:
        line.waiting += 1
        try:
            async with line.turn:
                while (delay := line.delay(self._clock())) > _TINY:
                    await self._sleep(delay)
                yield
        finally:
            line.waiting -= 1


def _hold(line: _Line, until: float) -> None:
    for bucket in line.buckets:
        bucket.held_until = max(bucket.held_until, until)


def is_group(chat_key: str) -> bool:
    """Telegram gives groups and channels negative ids."""
    return chat_key.startswith("-")
