"""What the engine has done for it in processes of their own."""

from __future__ import annotations

import asyncio

from bot.run.commands import run_command

PATIENCE = 30


async def test_a_command_is_waited_for_and_its_status_returned() -> None:
    assert await run_command(asyncio.Event(), "--help") == 0
    assert await run_command(asyncio.Event(), "no-such-command") == 2


async def test_a_command_ends_when_all_is_to_stop() -> None:
    stop = asyncio.Event()
    stop.set()
    assert await asyncio.wait_for(run_command(stop, "train", "--force"), PATIENCE) != 0
