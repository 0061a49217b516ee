"""What the engine knows of its own start: told by threads, logged at each tenth, read by the beat."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.service.system.progress import Progress, Stage

log = logging.getLogger(__name__)

READING_SECONDS = 15  # libraries and weights
REST_SECONDS = 10  # after the last text: a classifier is trained and everything warmed up
TENTHS = 10
ORDER = (Stage.INDEXING, Stage.STARTING, Stage.TRAINING, Stage.CALIBRATING)  # what customers wait for comes first


class Start:
    """``now`` is where the start is, None before it has begun and once it is over. Stages may run side by side: the
    one that customers wait for counts."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stages: dict[Stage, Progress] = {}
        self._began: dict[Stage, float] = {}

    @property
    def now(self) -> Progress | None:
        """The first stage under way in :data:`ORDER`."""
        under_way = dict(self._stages)
        return next((under_way[stage] for stage in ORDER if stage in under_way), None)

    def tell(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """The stage has come so far; from any thread."""
        before = self._stages.get(stage)
        began = self._began.setdefault(stage, self._clock())
        left = self._left(stage, self._clock() - began, done, total)
        now = Progress(stage=stage, done=done, total=total, seconds_left=left)
        self._stages[stage] = now
        if before is None or int(before.share * TENTHS) != int(now.share * TENTHS):
            log.info("%s", now)

    def end(self, stage: Stage) -> None:
        """The stage is over."""
        self._stages.pop(stage, None)
        self._began.pop(stage, None)

    @staticmethod
    def _left(stage: Stage, elapsed: float, done: int, total: int) -> int:
        """By the pace so far."""
        if stage is Stage.STARTING:
            return READING_SECONDS + REST_SECONDS
        if stage is Stage.INDEXING and done:
            return round(elapsed / done * (total - done)) + REST_SECONDS
        return 0
