"""A message that makes the engine hang: the engine ends itself, a person gets the message, the others an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.storage.database import Database
from bot.storage.setup import migrate
from tests.support.emulator import EmulatorThread, SyncUser
from tests.support.processes import Process, free_port, is_serving, make_environment, wait_until
from tests.support.world import laws

TURN_SECONDS = "2"
WORDS = "I can't cope with this message, sorry. A colleague will read it and answer."


@pytest.fixture
def telegram() -> Iterator[EmulatorThread]:
    """Telegram, at its real speed and with its real limits."""
    with EmulatorThread(speed=1) as emulator:
        yield emulator


@pytest.mark.slow
def test_a_message_that_ends_an_engine_ends_no_second_one(tmp_path: Path, telegram: EmulatorThread) -> None:
    port, url = free_port(), f"sqlite:///{tmp_path / 'answerdesk.db'}"
    environment = make_environment(tmp_path, telegram, port=port, quiet_seconds=0.1, late_after=600)
    migrate(url)
    front = Process("-m", "bot.cli.main", "run", "--role", "front", environment=environment, log=tmp_path / "front.log")
    engine = Process(
        "-m", "tests.support.tiny_engine", TURN_SECONDS, environment=environment, log=tmp_path / "engine.log"
    )
    database = Database(url, clock=utc_now)
    unlucky, other = (telegram.user(id=number, language_code="en") for number in (701, 702))
    try:
        front.start()
        engine.start()
        wait_until(lambda: is_serving(port), seconds=60, what="the front")
        unlucky.sends("m1 hang!")
        wait_until(lambda: not engine.is_alive, seconds=60, what="the engine to end itself")
        other.sends("m2 where is my parcel?")
        engine.start()
        wait_until(lambda: "Answer to m2." in _texts(other), seconds=60, what="the other's answer")
        wait_until(lambda: WORDS in _texts(unlucky), seconds=60, what="the honest word")
        wait_until(lambda: not database.read_now(laws.read_state).jobs, seconds=60, what="all work to be done")
        assert engine.is_alive
        assert "in _hang" in (tmp_path / "engine.log").read_text()
    finally:
        for process in (front, engine):
            process.kill()
        database.close()


def _texts(customer: SyncUser) -> str:
    return "\n".join(message.text for message in customer.chat)
