"""A repeated log line is counted, not repeated: a fault that lasts must not fill the disk."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

WINDOW_SECONDS = 60.0
MOST_OF_A_KIND = 10
MOST_KEPT = 1000

Key = tuple[str, int, str]


@dataclass(kw_only=True)
class _Count:
    """How often a line was meant to be written since ``began``, and the last record of it."""

    began: float
    seen: int = 0
    hidden: int = 0
    last: logging.LogRecord | None = None


class Repeats(logging.Filter):
    """Lets an equal line through once a minute, and lines of one template ten times; the rest is counted.

    The count is written as "… (repeated 2,222 times)" when its minute is over, by ``watch`` or with the next line.
    ``clock`` is monotonic seconds.
    """

    def __init__(self, handler: logging.Handler, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._handler, self._clock = handler, clock
        self._counts: dict[Key, _Count] = {}
        self._lock = threading.Lock()
        handler.addFilter(self)

    def watch(self) -> None:
        """Write counts when they are due, and all of them when the process ends."""
        threading.Thread(target=self._watch, name="log-counts", daemon=True).start()
        atexit.register(self.flush, everything=True)

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "is_count", False):
            return True
        self.flush()
        with self._lock:
            return self._admit(record)

    def flush(self, *, everything: bool = False) -> None:
        """Write the counts whose minute is over."""
        with self._lock:
            due = [key for key, count in self._counts.items() if everything or self._is_over(count)]
            over = [self._counts.pop(key) for key in due]
        for count in over:
            if count.hidden and count.last is not None:
                self._handler.handle(_summed_up(count.last, count.hidden))

    def _admit(self, record: logging.LogRecord) -> bool:
        line = (record.name, record.levelno, record.getMessage())
        kind = (record.name, record.levelno, f"template {record.msg}")
        first = self._count(line, record, most=1)
        few = first and self._count(kind, record, most=MOST_OF_A_KIND)
        return first and few

    def _count(self, key: Key, record: logging.LogRecord, *, most: int) -> bool:
        if key not in self._counts and len(self._counts) >= MOST_KEPT:
            return True
        count = self._counts.setdefault(key, _Count(began=self._clock()))
        count.seen += 1
        if count.seen <= most:
            return True
        count.hidden, count.last = count.hidden + 1, record
        return False

    def _is_over(self, count: _Count) -> bool:
        return self._clock() - count.began >= WINDOW_SECONDS

    def _watch(self) -> None:
        while True:
            time.sleep(WINDOW_SECONDS / 4)
            self.flush()


def _summed_up(record: logging.LogRecord, times: int) -> logging.LogRecord:
    """The record as one line, without its traceback, which stood there the first time."""
    words = "once more" if times == 1 else f"repeated {times:,} times"
    line = record.getMessage().splitlines() or [""]
    made = logging.makeLogRecord({**record.__dict__, "msg": f"{line[0]} ({words})", "args": None, "is_count": True})
    made.exc_info, made.exc_text, made.stack_info = None, None, None
    return made
