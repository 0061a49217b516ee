"""The product as anybody runs it, against the emulated Bot API, and what its processes use."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psutil

from benchmarks.data import SAMPLE
from bot.settings import PREFIX, ROOT, Settings

if TYPE_CHECKING:
    from tests.support.emulator import Emulator

ROLES: Final = ("engine", "front")
START_SECONDS: Final = 20.0
STARTS: Final = 20
STOP_SECONDS: Final = 30.0


@dataclass(frozen=True, kw_only=True)
class Usage:
    """``cpu``: seconds each role has used since its start; ``memory``: its bytes (PSS)."""

    cpu: Mapping[str, float]
    memory: Mapping[str, int]


class Product:
    """``answerdesk run`` in an empty home."""

    def __init__(self, process: asyncio.subprocess.Process, settings: Settings) -> None:
        self._process = process
        self.settings = settings

    def pid(self, role: str) -> int:
        """The process of a role; raises LookupError."""
        for child in psutil.Process(self._process.pid).children(recursive=True):
            if f"--role {role}" in " ".join(child.cmdline()):
                return int(child.pid)
        raise LookupError(f"the {role} does not run")

    def usage(self) -> Usage:
        """What front and engine have used, and the benchmark (with emulator and customers) itself."""
        processes = {**{role: psutil.Process(self.pid(role)) for role in ROLES}, "benchmark": psutil.Process()}
        return Usage(
            cpu={name: sum(process.cpu_times()[:2]) for name, process in processes.items()},
            memory={name: process.memory_full_info().pss for name, process in processes.items()},
        )


def leave_empty(_: Settings) -> None:
    """A database as an installation has it."""


@asynccontextmanager
async def running(telegram: Emulator, *, fill: Callable[[Settings], None] = leave_empty) -> AsyncIterator[Product]:
    """Start it and wait for its first answer; stop it afterwards. What it logs goes to standard error.

    ``fill``: puts what was before into its database.
    """
    with tempfile.TemporaryDirectory(prefix="answerdesk-load-") as home:
        chosen = _choose(Path(home), telegram)
        await asyncio.to_thread(fill, Settings(**chosen))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli.main", "run"),
            env={**os.environ, **{f"{PREFIX}{name.upper()}": str(value) for name, value in chosen.items()}},
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            await _first_answer(telegram)
            yield Product(process, Settings(**chosen))
        finally:
            process.terminate()
            await asyncio.wait_for(process.wait(), STOP_SECONDS)


def _choose(home: Path, telegram: Emulator) -> dict[str, Any]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        "home": home,
        "port": port,
        "telegram_api": telegram.url,
        "telegram_token": telegram.token,
        "project": SAMPLE,
        "models": ROOT / "models",  # made by benchmarks.engine
    }


async def _first_answer(telegram: Emulator) -> None:
    """An article has buttons to say whether it helped; that the engine still loads is said with fewer."""
    for number in range(STARTS):  # who has waited too long is handed to a person: then somebody else asks
        customer = telegram.user(id=400_000 + number)
        await customer.sends("скільки коштує доставка")
        with contextlib.suppress(TimeoutError):
            await customer.waits_for(lambda message: sum(map(len, message.buttons)) > 2, START_SECONDS)
            return
    raise TimeoutError("the engine does not answer")
