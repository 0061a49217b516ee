"""The queue of updates a bot has not confirmed yet, with Telegram's offset and expiry rules."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from .clock import Clock
from .types import Acknowledgement, JsonDict

DAY = 86_400.0
QUERY_LIFETIME = 150.0
QUIET_WEEK = 7 * DAY
FUTURE_TOLERANCE = 10
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, kw_only=True)
class PendingUpdate:
    """An update Telegram still holds. Updates of one `chat_key` go to a webhook one after another."""

    update_id: int
    payload: JsonDict
    chat_key: int
    expires_at: float


class UpdateQueue:
    """At-least-once delivery: an update stays until it is acknowledged or expires.

    `confirmed_offset` is the highest offset that was accepted; 0 before the first. `on_add` and `on_acknowledge` are
    called synchronously.
    """

    def __init__(self, *, clock: Clock, seed: int) -> None:
        self.confirmed_offset = 0
        self.allowed: frozenset[str] | None = None
        self.acknowledged: list[Acknowledgement] = []
        self.on_add: list[Callable[[], None]] = []
        self.on_acknowledge: list[Callable[[Acknowledgement], None]] = []
        self._clock = clock
        self._random = random.Random(seed)
        self._held: list[PendingUpdate] = []
        self._again: list[PendingUpdate] = []
        self._to_repeat: set[int] = set()
        self._repeat_next = 0
        self._reverse_next = False
        self._next_id = self._random_id()
        self._last_added = clock.now()

    @property
    def pending(self) -> list[PendingUpdate]:
        """What has been neither acknowledged nor lost to age, oldest first."""
        now = self._clock.now()
        self._held = [update for update in self._held if update.expires_at > now]
        return list(self._held)

    def add(self, kind: str, body: JsonDict, *, chat_key: int, expires_at: float) -> int | None:
        """The new update's id; None when the bot does not ask for this kind."""
        if not self._wants(kind):
            return None
        return self.inject({kind: body}, chat_key=chat_key, expires_at=expires_at)

    def inject(self, payload: JsonDict, *, chat_key: int, expires_at: float) -> int:
        """Queue any object, well-formed or not; `update_id` is added unless it has one."""
        update_id = self._take_id(payload.get("update_id"))
        whole = {"update_id": update_id, **payload}
        self._held.append(PendingUpdate(update_id=update_id, payload=whole, chat_key=chat_key, expires_at=expires_at))
        if self._repeat_next:
            self._repeat_next -= 1
            self._to_repeat.add(update_id)
        for listener in self.on_add:
            listener()
        return update_id

    def confirm(self, offset: int) -> None:
        """Apply a getUpdates offset: forget everything before it; negative counts from the end.

        An offset more than 10 past the end is "in the future" (tdlib/TQueue): it confirms nothing and the answer starts
        at the oldest update, which is what a bot meets after the ids restarted.
        """
        if offset < 0:
            kept = self.pending[offset:]
            offset = kept[0].update_id if kept else self._next_id
        if 0 < offset <= self._next_id + FUTURE_TOLERANCE:
            for update in [update for update in self.pending if update.update_id < offset]:
                self.acknowledge(update)
            self.confirmed_offset = offset

    def acknowledge(self, update: PendingUpdate) -> None:
        if update not in self._held:
            return
        if update.update_id in self._to_repeat:
            self._to_repeat.discard(update.update_id)
            self._again.append(update)
        self._held.remove(update)
        self._tell(update)

    def batch(self, limit: int) -> list[JsonDict]:
        """At most `limit` updates, oldest first, unless a fault was asked for."""
        again, self._again = self._again, []
        chosen = [*again, *self.pending][:limit]
        if self._reverse_next and len(chosen) > 1:
            self._reverse_next = False
            chosen.reverse()
        return [update.payload for update in chosen]

    def repeats(self) -> list[PendingUpdate]:
        """The updates to be delivered once more after their acknowledgement; each is given out once."""
        again, self._again = self._again, []
        return again

    def has_any(self) -> bool:
        return bool(self._again or self.pending)

    def forget_all(self) -> None:
        self._held.clear()

    def repeat_next(self) -> None:
        """Fault: the next update comes again after it was acknowledged."""
        self._repeat_next += 1

    def reverse_next_batch(self) -> None:
        """Fault: the next batch of two or more comes newest first."""
        self._reverse_next = True

    def restart_ids(self) -> None:
        """What a quiet week does: the next update gets a random id, lower or higher than the last."""
        self._next_id = self._random_id()

    def _take_id(self, wanted: object) -> int:
        now = self._clock.now()
        if now - self._last_added >= QUIET_WEEK and not self.pending:
            self.restart_ids()
        self._last_added = now
        if isinstance(wanted, int):
            return wanted
        self._next_id += 1
        return self._next_id - 1

    def _random_id(self) -> int:
        return self._random.randrange(100_000_000, 1_000_000_000)

    def _wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def _tell(self, update: PendingUpdate) -> None:
        done = Acknowledgement(update_id=update.update_id, at=self._clock.now_utc(), wall=time.time())
        self.acknowledged.append(done)
        for listener in self.on_acknowledge:
            listener(done)
