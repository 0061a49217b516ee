"""Our own commands in processes of their own."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

Told = Callable[[int, int], None]

NICE = 10  # what runs beside the answers gives way to them


async def run_command(stop: asyncio.Event, *command: str, files: tuple[int, ...] = ()) -> int:
    """One of our commands until it ends or all is to stop; its exit status. It gives way to everybody else."""
    line = [sys.executable, "-m", "bot.cli.main", *command]
    # not asyncio's: Rasa changes the policy of event loops, which then know no child processes
    process = await asyncio.to_thread(partial(subprocess.Popen, line, pass_fds=files))
    with contextlib.suppress(OSError):  # it is over already
        os.setpriority(os.PRIO_PROCESS, process.pid, NICE)
    ended, stopped = asyncio.create_task(asyncio.to_thread(process.wait)), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        if not ended.done():
            process.terminate()
    return await ended


async def run_training(stop: asyncio.Event, told: Told, *options: str) -> int:
    """``answerdesk train`` with its progress told as steps of how many; its exit status."""
    with _pipe() as (ours, theirs):
        loop = asyncio.get_running_loop()
        loop.add_reader(ours, pass_on, ours, told)
        try:
            return await run_command(stop, "train", "--progress", str(theirs), *options, files=(theirs,))
        finally:
            loop.remove_reader(ours)


@contextlib.contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    try:
        yield ours, theirs
    finally:
        os.close(ours)
        os.close(theirs)


def pass_on(file: int, told: Told) -> None:
    """Tell what has come through a pipe; the last line counts."""
    with contextlib.suppress(BlockingIOError):
        lines = os.read(file, 4096).decode().splitlines()
        done, _, total = lines[-1].partition(" ") if lines else ("", "", "")
        if done.isdigit() and total.isdigit():
            told(int(done), int(total))
