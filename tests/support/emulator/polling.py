"""getUpdates: the long poll, and the conflict of two pollers."""

from __future__ import annotations

import asyncio

from .clock import Clock
from .errors import OTHER_POLLER, ApiError, Refusal
from .params import Params
from .types import JsonDict
from .updates import UpdateQueue

MAX_TIMEOUT = 50
MAX_LIMIT = 100


class Poller:
    """One waiting poll per bot. A newer one ends it with 409, even when its client is long gone."""

    def __init__(self, *, queue: UpdateQueue, clock: Clock) -> None:
        self._queue = queue
        self._clock = clock
        self._waiting: asyncio.Future[Refusal | None] | None = None
        queue.on_add.append(self._wake)

    @property
    def waits(self) -> bool:
        """Whether a long poll is open now."""
        return self._waiting is not None

    async def poll(self, params: Params) -> list[JsonDict]:
        """Confirm by offset, then answer at once, or when an update comes, or [] after `timeout` emulated seconds."""
        self.stop(OTHER_POLLER)
        self._queue.confirm(params.integer("offset"))
        limit = params.integer("limit", MAX_LIMIT)
        limit = limit if 0 < limit <= MAX_LIMIT else MAX_LIMIT
        timeout = min(max(params.integer("timeout"), 0), MAX_TIMEOUT)
        if timeout and not self._queue.has_any():
            await self._wait(timeout)
        return self._queue.batch(limit)

    def stop(self, refusal: Refusal | None) -> None:
        """End the waiting poll: with 409 for a refusal, with an empty answer for None."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(refusal)

    async def _wait(self, timeout: float) -> None:
        mine: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()
        self._waiting = mine
        timer = self._clock.call_at(self._clock.now() + timeout, lambda: _finish(mine))
        try:
            refusal = await mine
        finally:
            timer.cancel()
            self._waiting = None if self._waiting is mine else self._waiting
        if refusal is not None:
            raise ApiError(refusal)

    def _wake(self) -> None:
        self.stop(None)


def _finish(waiting: asyncio.Future[Refusal | None]) -> None:
    if not waiting.done():
        waiting.set_result(None)
