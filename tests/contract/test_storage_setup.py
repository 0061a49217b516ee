"""A database that nobody has migrated yet, and several processes that want to."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.storage.database import Database
from bot.storage.people import people

MIGRATE = "import sys; from bot.storage.setup import migrate; print(migrate(sys.argv[1]))"
PROCESSES = 3


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'answerdesk.db'}"
    else:
        yield request.getfixturevalue("postgres").make_empty()


def test_of_several_processes_one_migrates_and_the_others_wait(empty: str) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", MIGRATE, empty], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(PROCESSES)
    ]
    ended = [(process.communicate(timeout=120), process.returncode) for process in started]
    assert [status for _, status in ended] == [0] * PROCESSES, [said for (_, said), _ in ended]
    assert sorted(told for (told, _), _ in ended) == [b"False\n"] * (PROCESSES - 1) + [b"True\n"]
    database = Database(empty, clock=utc_now)
    assert database.read_now(people.count) == 0
    database.close()
