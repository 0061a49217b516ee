"""What the engine has done for it in processes of their own."""

from __future__ import annotations

import asyncio
import os

from bot.dialogue.train import tell_file
from bot.run.commands import pass_on, run_command

PATIENCE = 30


async def test_a_command_is_waited_for_and_its_status_returned() -> None:
    assert await run_command(asyncio.Event(), "--help") == 0
    assert await run_command(asyncio.Event(), "no-such-command") == 2


async def test_a_command_ends_when_all_is_to_stop() -> None:
    stop = asyncio.Event()
    stop.set()
    assert await asyncio.wait_for(run_command(stop, "train", "--force"), PATIENCE) != 0


def test_a_training_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    ours, theirs = os.pipe()
    tell = tell_file(theirs)
    tell(3, 14)
    tell(4, 14)
    pass_on(ours, lambda done, total: told.append((done, total)))
    os.close(theirs)
    pass_on(ours, lambda done, total: told.append((done, total)))
    os.close(ours)
    assert told == [(4, 14)]


def test_nobody_who_listens_stops_no_training() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    tell_file(theirs)(1, 14)
    os.close(theirs)
