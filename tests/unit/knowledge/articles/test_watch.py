"""The folder is watched, whatever happens to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.knowledge.articles.watch import watch


@asynccontextmanager
async def watching(folder: Path) -> AsyncIterator[asyncio.Queue[None]]:
    """Changes seen so far as a queue."""
    seen: asyncio.Queue[None] = asyncio.Queue()
    stop = asyncio.Event()
    task = asyncio.create_task(watch(folder, lambda: seen.put(None), stop=stop))
    try:
        yield seen
    finally:
        stop.set()
        await asyncio.wait_for(task, 10)


async def touch_until_seen(path: Path, seen: asyncio.Queue[None]) -> None:
    """Write until the watcher, which may still be starting, has noticed."""
    for number in range(100):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(number))
        try:
            await asyncio.wait_for(seen.get(), 0.5)
        except TimeoutError:
            continue
        return
    raise AssertionError("no change was seen")


async def test_a_change_is_seen(tmp_path: Path) -> None:
    async with watching(tmp_path) as seen:
        await touch_until_seen(tmp_path / "ru" / "a" / "b.md", seen)


async def test_a_folder_that_is_missing_may_come_and_go_and_come_again(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    async with watching(folder) as seen:
        await touch_until_seen(folder / "x.md", seen)
        folder.rename(tmp_path / "away")
        await asyncio.wait_for(seen.get(), 10)
        while not seen.empty():
            seen.get_nowait()
        await touch_until_seen(folder / "y.md", seen)
