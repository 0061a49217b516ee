"""The product's processes, started, killed and started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from bot.settings import ROOT
from tests.support.emulator import EmulatorThread
from tests.support.sample import SAMPLE, make_project

POLL_SECONDS = 0.05


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_environment(home: Path, telegram: EmulatorThread, *, port: int, **settings: object) -> dict[str, str]:
    """What a process of the product finds in its environment; its modules are compiled once, as for anybody else."""
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {
        "home": home,
        "port": port,
        "telegram_api": telegram.url,
        "telegram_token": telegram.token,
        "project": make_project(home / "project"),
        "knowledge_base": SAMPLE / "knowledge_base",
        "models": SAMPLE / "models",
        **settings,
    }
    named = {f"ANSWERDESK_{name.upper()}": str(value) for name, value in ours.items()}
    return {**plain, **named}


class Process:
    """A process that can be killed and started again; its lines on standard error go to ``log``."""

    def __init__(self, *arguments: str, environment: dict[str, str], log: Path) -> None:
        self._arguments, self._environment, self._log = arguments, environment, log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it, unless it runs."""
        if not self.is_alive:
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    [sys.executable, *self._arguments], cwd=ROOT, env=self._environment, stdout=log, stderr=log
                )

    def kill(self) -> None:
        """SIGKILL: no handler runs, no buffer is flushed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self, seconds: float = 20) -> int:
        """SIGTERM, as a service manager does; the exit status."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(seconds)


def wait_until(condition: Callable[[], object], *, seconds: float, what: str) -> None:
    """Poll until the condition holds.

    Raises:
        TimeoutError: it does not; ``what`` says what was waited for.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(POLL_SECONDS)


def find_child(parent: int, role: str) -> int | None:
    """The process id of the supervisor's front or engine."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        roles = {child: Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0") for child in children}
    except OSError:  # one of them ended meanwhile
        return None
    return next((int(child) for child, words in roles.items() if role.encode() in words), None)


def is_serving(port: int) -> bool:
    """Whether the front answers at all."""
    try:
        httpx.get(f"http://127.0.0.1:{port}/health", timeout=5)
    except httpx.HTTPError:
        return False
    return True
