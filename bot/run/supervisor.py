"""``answerdesk run``: starts front and engine, restarts either when it dies or hangs, stops both gracefully."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.run.pulse import LOADING_SECONDS, TURN_SECONDS, WORKING

log = logging.getLogger(__name__)

GRACE_SECONDS = 15.0
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
LASTING_SECONDS = 60.0
GONE = b""
REFUSED = 2  # the exit status of a start that can't succeed: bad settings, port in use

Report = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True)
class Part:
    """A process to keep alive. One that has a pulse is killed when it was not felt for so many seconds.

    ``working`` counts once it says that it works, ``loading`` before. A little more than the part allows itself: what
    finds its own fault says where it was.
    """

    name: str
    command: tuple[str, ...]
    has_pulse: bool = False
    loading: float = LOADING_SECONDS + 20
    working: float = TURN_SECONDS + 5
    grace: float = GRACE_SECONDS


def part_of(role: str) -> Part:
    """The process of one role."""
    command = (sys.executable, "-m", "bot.cli.main", "run", "--role", role)
    return Part(name=role, command=command, has_pulse=role == "engine")


async def supervise(parts: Sequence[Part], *, report: Report) -> int:
    """Keep the parts alive until SIGTERM or SIGINT; the exit status.

    ``report`` is told of every part how often in a row it has ended before it lasted; 0 when it lasts.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    statuses = await asyncio.gather(*(_keep(part, stop, report) for part in parts))
    return max(statuses)


async def _keep(part: Part, stop: asyncio.Event, report: Report) -> int:
    deaths = 0
    await asyncio.to_thread(report, part.name, deaths)
    while not stop.is_set():
        lasting = asyncio.create_task(_report_lasting(part, report))
        started = asyncio.get_running_loop().time()
        status = await _run(part, stop)
        lasting.cancel()
        if stop.is_set():
            return 0
        if status == REFUSED:
            stop.set()
            return status
        lasted = asyncio.get_running_loop().time() - started
        deaths = 1 if lasted > LASTING_SECONDS else deaths + 1
        await asyncio.to_thread(report, part.name, deaths)
        blameless = status == -signal.SIGKILL  # killed from outside: there is no sense in holding customers up for it
        pause = FIRST_PAUSE if blameless or lasted > LASTING_SECONDS else min(LONGEST_PAUSE, FIRST_PAUSE * 2**deaths)
        log.error("the %s stopped (status %s); it starts again in %.1f s", part.name, status, pause)
        await _sleep(pause, stop)
    return 0


async def _report_lasting(part: Part, report: Report) -> None:
    await asyncio.sleep(LASTING_SECONDS)
    await asyncio.to_thread(report, part.name, 0)


async def _run(part: Part, stop: asyncio.Event) -> int | None:
    """One life of the part; its exit status."""
    with _listening() as (ours, theirs):
        pulse = ("--pulse", str(theirs)) if part.has_pulse else ()
        process = await asyncio.create_subprocess_exec(*part.command, *pulse, pass_fds=(theirs,))
        os.close(theirs)
        return await _watch(part, process, ours, stop)


@contextlib.contextmanager
def _listening() -> Iterator[tuple[int, int]]:
    """A pipe: our end, and theirs, which is closed here once they have it."""
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    os.set_blocking(theirs, False)
    try:
        yield ours, theirs
    finally:
        os.close(ours)


async def _watch(part: Part, process: asyncio.subprocess.Process, pulse: int, stop: asyncio.Event) -> int | None:
    ended = asyncio.create_task(process.wait())
    stopped = asyncio.create_task(stop.wait())
    hung = asyncio.create_task(_feel(part, pulse))
    await asyncio.wait((ended, stopped, hung), return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    hung.cancel()
    if not ended.done():
        process.terminate()
        try:
            await asyncio.wait_for(asyncio.shield(ended), part.grace)
        except TimeoutError:
            log.error("the %s does not stop when told to and is killed", part.name)
            process.kill()
    return await ended


async def _feel(part: Part, pulse: int) -> None:
    """Return when the pulse has not been felt for too long; a part without one is taken to live."""
    if not part.has_pulse:
        await asyncio.Event().wait()
    loop = asyncio.get_running_loop()
    patience, felt = part.loading, asyncio.Event()
    loop.add_reader(pulse, felt.set)
    try:
        while True:
            async with asyncio.timeout(patience):
                await felt.wait()
            felt.clear()
            beats = _read_beats(pulse)
            if beats == GONE:  # their end is closed: the process is ending
                loop.remove_reader(pulse)
            patience = part.working if beats and beats.endswith(WORKING) else patience
    except TimeoutError:
        log.error("the %s gives no sign of life and is stopped", part.name)
    finally:
        loop.remove_reader(pulse)


def _read_beats(pulse: int) -> bytes | None:
    """What has come, :data:`GONE` at the end; None when the loop tells of a beat that was read already."""
    try:
        return os.read(pulse, 4096)
    except BlockingIOError:
        return None


async def _sleep(seconds: float, stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
