"""A part that dies, hangs or ignores SIGTERM is replaced; one that keeps dying is reported. With real processes."""

from __future__ import annotations

import asyncio
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.run import supervisor
from bot.run.supervisor import Part, supervise

PATIENCE = 60
# Each life writes a line; the last one stops the supervisor.
LIVES = """
import os, signal, sys, time
with open({log!r}, "a") as log:
    print(os.getpid(), file=log)
lives = len(open({log!r}).readlines())
pulse = int(sys.argv[-1]) if "--pulse" in sys.argv else None
if lives > {deaths}:
    os.kill(os.getppid(), signal.SIGTERM)
    time.sleep(60)
{fault}
"""
DIES = "sys.exit(1)"
STANDS_STILL = 'os.write(pulse, b"w"); os.kill(os.getpid(), signal.SIGSTOP)'
IGNORES_SIGTERM = 'signal.signal(signal.SIGTERM, signal.SIG_IGN); os.write(pulse, b"w"); time.sleep(600)'
NEVER_LOADS = "time.sleep(600)"


@dataclass
class Reports:
    """What the supervisor has reported of a part, in order."""

    told: list[int] = field(default_factory=list)

    def __call__(self, part: str, deaths: int) -> None:
        self.told.append(deaths)


async def _live(folder: Path, fault: str, *, deaths: int = 1, has_pulse: bool = True) -> tuple[list[int], list[int]]:
    """Supervise a part with a fault until it has lived once more; process ids in order, and the reports."""
    log, reports = folder / "lives", Reports()
    script = LIVES.format(log=str(log), deaths=deaths, fault=fault)
    part = Part(
        name="engine",
        command=(sys.executable, "-c", script),
        has_pulse=has_pulse,
        loading=2.0,
        working=0.5,
        grace=0.5,
    )
    async with asyncio.timeout(PATIENCE):
        assert await supervise((part,), report=reports) == 0
    return [int(line) for line in log.read_text().split()], reports.told


@pytest.mark.parametrize("fault", [DIES, STANDS_STILL, IGNORES_SIGTERM, NEVER_LOADS])
async def test_a_part_that_dies_or_hangs_is_replaced(tmp_path: Path, fault: str) -> None:
    lives, _ = await _live(tmp_path, fault)
    assert len(set(lives)) == 2


@pytest.mark.parametrize("beat", ["l", "w"])
async def test_a_part_that_beats_is_left_alone_however_often_it_does(tmp_path: Path, beat: str) -> None:
    whole = tmp_path / "whole"
    beats = f"for _ in range(300):\n    os.write(pulse, b'{beat}')\n    time.sleep(0.005)\n"
    lives, _ = await _live(tmp_path, f"{beats}open({str(whole)!r}, 'w')\nsys.exit(1)")
    assert len(lives) == 2
    assert whole.exists()


async def test_a_part_without_a_pulse_is_left_alone_while_it_lives(tmp_path: Path) -> None:
    lives, told = await _live(tmp_path, "time.sleep(3); sys.exit(1)", has_pulse=False)
    assert (len(lives), told) == (2, [0, 1])


async def test_deaths_in_a_row_are_counted_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE", 0.01)
    lives, told = await _live(tmp_path, DIES, deaths=3)
    assert (len(lives), told) == (4, [0, 1, 2, 3])


async def test_a_part_killed_from_outside_is_back_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "LONGEST_PAUSE", float(PATIENCE * 2))
    monkeypatch.setattr(supervisor, "FIRST_PAUSE", 0.01)
    lives, _ = await _live(tmp_path, f"os.kill(os.getpid(), {int(signal.SIGKILL)})", deaths=12)
    assert len(lives) == 13
