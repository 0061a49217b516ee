"""The engine's pulse: ends a process that hangs, and lets the supervisor feel that it lives.

Three kinds of hanging are found. The event loop stands still, because a text holds Python's lock: a thread of
faulthandler, which needs no lock, says where and ends the process. A text is worked on in a thread for ever: the loop
sees it. The whole process stands still: the supervisor feels no beat and kills it.
"""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import logging
import os

from bot.service.system.effort import Effort

log = logging.getLogger(__name__)

BEAT_SECONDS = 1.0
TURN_SECONDS = 20.0  # a hundred times what a turn takes; nothing that takes longer ends by itself
LOADING_SECONDS = 180.0  # imports of native libraries hold the lock for long on a slow disk
HUNG = 70  # the exit status after work that took too long
LOADING, WORKING = b"l", b"w"
STDERR = 2  # the descriptor: where the log goes, also when the interpreter is past opening files


class Pulse:
    """Beats while the loop lives and no work takes too long. ``state`` is what the engine says of itself."""

    def __init__(self, file: int | None = None, *, turn_seconds: float = TURN_SECONDS) -> None:
        """``file`` is the supervisor's end of a pipe, None without a supervisor."""
        self.state = "loading"
        self._file = file
        self._turn_seconds = turn_seconds
        self._effort = Effort()

    def get_ready(self, effort: Effort) -> None:
        """From now on texts are worked on."""
        self._effort = effort
        self.state = "ready"

    async def run(self, stop: asyncio.Event) -> None:
        """Beat until ``stop``; who stops a process gives it a grace of its own."""
        try:
            while not stop.is_set():
                self._beat()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), BEAT_SECONDS)
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _beat(self) -> None:
        ready = self.state == "ready"
        if self._effort.longest() > self._turn_seconds:
            _end()
        limit = self._turn_seconds if ready else LOADING_SECONDS
        faulthandler.dump_traceback_later(limit, exit=True, file=STDERR)
        if self._file is not None:
            with contextlib.suppress(OSError):  # the supervisor is gone, or does not read: both end us elsewhere
                os.write(self._file, WORKING if ready else LOADING)


def _end() -> None:
    """At once: nothing ends a thread that works, and what it holds in memory is not worth keeping."""
    log.critical("a message has been worked on for too long; the engine ends and is started again")
    faulthandler.dump_traceback(file=STDERR)
    os._exit(HUNG)
