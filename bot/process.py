"""What front and engine share: log lines, stopping on a signal, and ending with their supervisor."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys

PARENT_SECONDS = 1.0


def set_up_logging(role: str) -> None:
    """Plain lines on standard error; libraries at WARNING, because some log secrets at INFO."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format=f"%(asctime)s {role} %(levelname)s %(message)s", force=True
    )
    logging.getLogger("bot").setLevel(logging.INFO)


def stop_on_signal() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    return stop


async def stop_with_parent(stop: asyncio.Event) -> None:
    """Stop when the supervisor is gone, so that a killed one leaves nothing behind."""
    parent = os.getppid()
    while not stop.is_set():
        if os.getppid() != parent:
            stop.set()
            return
        try:
            await asyncio.wait_for(stop.wait(), PARENT_SECONDS)
        except TimeoutError:
            continue
