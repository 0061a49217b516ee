"""``answerdesk run``: starts front and engine, restarts either when it dies, stops both gracefully."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Sequence

log = logging.getLogger(__name__)

GRACE_SECONDS = 15.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
LASTING_SECONDS = 60.0
REFUSED = 2  # the exit status of a start that can't succeed: bad settings, port in use


async def supervise(roles: Sequence[str]) -> int:
    """Keep one process a role alive until SIGTERM or SIGINT; the exit status."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    statuses = await asyncio.gather(*(_keep(role, stop) for role in roles))
    return max(statuses)


async def _keep(role: str, stop: asyncio.Event) -> int:
    pause = FIRST_PAUSE
    while not stop.is_set():
        started = asyncio.get_running_loop().time()
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot.cli.main", "run", "--role", role)
        status = await _watch(process, stop)
        if stop.is_set():
            return 0
        if status == REFUSED:
            stop.set()
            return status
        lasted = asyncio.get_running_loop().time() - started
        blameless = status == -signal.SIGKILL  # killed from outside: there is no sense in holding customers up for it
        pause = FIRST_PAUSE if blameless or lasted > LASTING_SECONDS else min(LONGEST_PAUSE, pause * 2)
        log.error("the %s stopped (status %s); it starts again in %.1f s", role, status, pause)
        await _sleep(pause, stop)
    return 0


async def _watch(process: asyncio.subprocess.Process, stop: asyncio.Event) -> int | None:
    ended = asyncio.create_task(process.wait())
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if not ended.done():
        process.terminate()
        try:
            await asyncio.wait_for(asyncio.shield(ended), GRACE_SECONDS)
        except TimeoutError:
            process.kill()
    return await ended


async def _sleep(seconds: float, stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
