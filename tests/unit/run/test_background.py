"""Long work beside the event loop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.run.background import in_background
from bot.settings import ROOT

ENDLESS = """
import asyncio, threading
from bot.run.background import in_background

async def main():
    started = threading.Event()
    def work():
        started.set()
        threading.Event().wait()
    task = asyncio.create_task(in_background(work))
    await asyncio.to_thread(started.wait)
    task.cancel()

asyncio.run(main())
"""


async def test_its_result_comes_back() -> None:
    assert await in_background(lambda: 42) == 42


async def test_its_error_comes_back() -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await in_background(fail)


def test_work_without_end_holds_up_no_process_that_ends() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDLESS], cwd=ROOT, timeout=60, check=False)
    assert ended.returncode == 0
