"""A thousand slow connections at the real front, which has 400 file handles: customers notice nothing."""

from __future__ import annotations

import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.storage.chat import outbox, updates
from bot.storage.database import Database
from bot.storage.setup import migrate
from tests.support.emulator import EmulatorThread
from tests.support.processes import Process, free_port, is_serving, make_environment, wait_until

HANDLES, VISITORS, MESSAGES = 400, 1000, 20
LIMITED = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, ({HANDLES}, {HANDLES}))
os.execv(sys.executable, [sys.executable, "-m", "bot.cli.main", "run", "--role", "front"])
"""


@contextmanager
def own_handles(count: int) -> Iterator[None]:
    """So many for the visitors' side of the connections."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(count, hard)), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.slow
def test_slow_connections_park_nothing_fail_nothing_and_fill_no_log(tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "front.log"
    migrate(f"sqlite:///{tmp_path / 'answerdesk.db'}")
    database = Database(f"sqlite:///{tmp_path / 'answerdesk.db'}", clock=utc_now)
    with EmulatorThread(speed=1) as telegram, own_handles(4 * VISITORS), ExitStack() as visitors:
        front = Process("-c", LIMITED, environment=make_environment(tmp_path, telegram, port=port), log=log)
        front.start()
        try:
            wait_until(lambda: is_serving(port), seconds=60, what="the front")
            for _ in range(VISITORS):
                slow = visitors.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
                slow.sendall(b"GET /chat HTTP/1.1\r\nHost: here\r\nX-Slow:")
            for number in range(MESSAGES):
                telegram.user(id=100 + number, language_code="en").sends("/help")
            wait_until(
                lambda: database.read_now(outbox.count_states) == {"sent": MESSAGES}, seconds=60, what="the answers"
            )
            assert database.read_now(updates.count_states) == {"done": MESSAGES}
            wait_until(lambda: is_serving(port), seconds=30, what="room for somebody else")
        finally:
            front.kill()
            database.close()
    assert log.stat().st_size < 20_000, log.read_text()[-2000:]
