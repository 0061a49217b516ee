"""Tells when a file in the folder of articles changed, whoever changed it: an editor, git or the desk."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from watchfiles import awatch

DEBOUNCE_MS: Final = 200
_LOOK_MS: Final = 1000  # how often the folder itself is looked for


async def watch(folder: Path, on_change: Callable[[], Awaitable[object]], *, stop: asyncio.Event | None = None) -> None:
    """Await ``on_change`` after each burst of changes until ``stop`` is set. The folder may be missing, go or come."""
    stop = stop or asyncio.Event()
    while not stop.is_set():
        identity = _identity(folder)
        if identity is None:
            await _wait(stop, _LOOK_MS / 1000)
            if _identity(folder) is not None:
                await on_change()
            continue
        await _watch_once(folder, identity, on_change, stop)


async def _watch_once(
    folder: Path, identity: tuple[int, int], on_change: Callable[[], Awaitable[object]], stop: asyncio.Event
) -> None:
    """Watch until the folder is another one (removed, replaced) or ``stop`` is set."""
    try:
        async for changes in awatch(
            folder,
            watch_filter=_matters,
            debounce=DEBOUNCE_MS,
            step=DEBOUNCE_MS // 4,
            stop_event=stop,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
        ):
            replaced = _identity(folder) != identity
            if changes or replaced:
                await on_change()
            if replaced:
                return
    except FileNotFoundError:
        return


def _matters(_change: object, path: str) -> bool:
    name = os.path.basename(path)
    return not name.startswith((".", "_", "~")) and (
        name.lower().endswith((".md", ".markdown", ".txt")) or "." not in name
    )


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if folder.is_dir() else None


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), timeout=seconds)
    except TimeoutError:
        return
