"""Several processes write one SQLite file, and one of them never pauses."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.errors import DatabaseTrouble
from bot.storage.database import Database
from bot.storage.system import facts
from tests.support.app import make_sqlite

GREEDY = """
import sys, time
from pathlib import Path
from bot.clock import utc_now
from bot.storage.database import Database
from bot.storage.system import facts

def work(tx):
    facts.record_fact(tx, "greedy", "1")
    time.sleep(0.02)  # what a transaction of many statements takes

url, stop = sys.argv[1], Path(sys.argv[2])
database = Database(url, clock=utc_now)
database.write_now(work)
print("writing", flush=True)
while not stop.exists():
    database.write_now(work)
database.close()
"""
WRITES = 40


@contextmanager
def _greedy(url: str, folder: Path) -> Iterator[None]:
    """A process that writes from one commit straight into the next transaction; it must not fail either."""
    stop = folder / "stop"
    process = subprocess.Popen([sys.executable, "-c", GREEDY, url, str(stop)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"writing\n"
    try:
        yield
    finally:
        stop.touch()
        assert process.wait(timeout=60) == 0


def test_whoever_writes_little_is_not_starved_by_who_never_pauses(tmp_path: Path) -> None:
    url = make_sqlite(tmp_path / "shared.db")
    database = Database(url, clock=utc_now)
    with _greedy(url, tmp_path):
        for number in range(WRITES):
            database.write_now(facts.record_fact, "modest", str(number))
    found = database.read_now(facts.find_fact, "modest")
    assert found is not None
    assert found[0] == str(WRITES - 1)
    database.close()


def test_a_place_that_is_never_free_is_told_as_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.database.LONGEST_LOCK", 0.05)
    url = make_sqlite(tmp_path / "held.db")
    holder, other = Database(url, clock=utc_now), Database(url, clock=utc_now)
    with holder._open(holder._writing), pytest.raises(DatabaseTrouble, match="locked"):
        other.write_now(facts.record_fact, "late", "1")
    other.write_now(facts.record_fact, "late", "2")
    for database in (holder, other):
        database.close()
