"""One suite over both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.events import Event
from bot.storage.database import Database
from tests.support.app import make_sqlite
from tests.support.clock import FakeClock


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh migrated database."""
    if request.param == "sqlite":
        yield make_sqlite(tmp_path / "contract.db")
        return
    server = request.getfixturevalue("postgres")
    made = server.make_migrated()
    yield made
    server.give_back(made)


@pytest.fixture
def events() -> list[Event]:
    """Everything published."""
    return []


@pytest.fixture
def store(url: str, clock: FakeClock, events: list[Event]) -> Iterator[Database]:
    """A database of either kind."""
    database = Database(url, clock=clock, publish=events.extend)
    yield database
    database.close()
