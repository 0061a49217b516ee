"""What front and engine share: log lines, the port, stopping on a signal, and ending with their supervisor."""

from __future__ import annotations

import asyncio
import logging
import os
import resource
import signal
import socket
import sys

from bot.errors import StartRefused
from bot.run.logs import JsonLines
from bot.run.repeats import Repeats
from bot.settings import Settings

PARENT_SECONDS = 1.0


def set_up_logging(role: str, form: str = "plain") -> None:
    """Lines on standard error, repeated ones counted; libraries at WARNING, because some log secrets at INFO."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format=f"%(asctime)s {role} %(levelname)s %(message)s", force=True
    )
    for handler in logging.getLogger().handlers:
        if form == "json":
            handler.setFormatter(JsonLines(role))
        Repeats(handler).watch()
    logging.getLogger("bot").setLevel(logging.INFO)


def raise_handle_limit() -> int:
    """As many open files and connections as this user may have; how many that is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    except (OSError, ValueError):  # some systems name a hard limit that they do not grant
        return soft
    return hard


def stop_on_signal() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    return stop


def listen(settings: Settings) -> socket.socket:
    """Take the port before anything else starts.

    Raises:
        StartRefused: somebody else has it, or the address is not of this machine.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        address = f"{settings.host}:{settings.port}"
        todo = "Stop the program that holds the port, or set ANSWERDESK_PORT to another one."
        problem = f"{address} can't be used ({error.strerror}). {todo}"
        raise StartRefused(problem=problem) from error
    return listening


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
