"""A process that hangs ends itself and says where, whatever holds it. With real processes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.run.pulse import HUNG, WORKING
from bot.settings import ROOT

PATIENCE = 120
CHILD = """
import asyncio, re, sys, time
from bot.run.pulse import Pulse
from bot.service.system.effort import Effort

def exponential():
    re.match("(?:a+)+b", "a" * 200)

def endless():
    while True:
        time.sleep(0.01)

async def work(effort):
    with effort.working():
        {work}

async def main():
    effort = Effort()
    pulse = Pulse({file}, turn_seconds=1.5)
    pulse.get_ready(effort)
    stop = asyncio.Event()
    alive = asyncio.create_task(pulse.run(stop))
    await asyncio.sleep(0.1)
    await work(effort)
    stop.set()
    await alive
    print("done")

asyncio.run(main())
"""


def _run(work: str, *, file: int | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CHILD.format(work=work, file=file)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=PATIENCE,
        pass_fds=() if file is None else (file,),
        check=False,
    )


@pytest.mark.parametrize(
    ("work", "where", "status"),
    [
        ("exponential()", "in exponential", 1),
        ("endless()", "in endless", 1),
        ("await asyncio.to_thread(exponential)", "in exponential", 1),
        ("await asyncio.to_thread(endless)", "in endless", HUNG),
    ],
)
def test_work_without_end_ends_the_process_and_is_named(work: str, where: str, status: int) -> None:
    ended = _run(work)
    assert (ended.returncode, ended.stdout) == (status, "")
    assert where in ended.stderr


def test_much_short_work_is_no_hang() -> None:
    ended = _run("pass\n    for _ in range(30):\n        with effort.working():\n            await asyncio.sleep(0.1)")
    assert (ended.returncode, ended.stdout) == (0, "done\n")


def test_the_supervisor_feels_the_beats() -> None:
    ours, theirs = os.pipe()
    try:
        _run("await asyncio.sleep(1.2)", file=theirs)
        assert set(os.read(ours, 100)) == set(WORKING)
    finally:
        os.close(ours)
        os.close(theirs)
