"""The front and an engine in miniature are killed again and again while customers write: nothing is lost or doubled."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.storage.database import Database
from bot.storage.setup import migrate
from tests.support.effort import THOROUGH
from tests.support.emulator import EmulatorThread
from tests.support.processes import Process, free_port, is_serving, make_environment, wait_until
from tests.support.world import verdict

CUSTOMERS = range(101, 121)
MESSAGES = 200
KILLS = 50 if THOROUGH else 25
SEED = 20261122


@pytest.fixture
def telegram() -> Iterator[EmulatorThread]:
    """Telegram, at its real speed and with its real limits."""
    with EmulatorThread(speed=1) as emulator:
        yield emulator


@pytest.mark.slow
def test_kills_of_front_and_engine_lose_and_double_nothing(tmp_path: Path, telegram: EmulatorThread) -> None:
    port, chance = free_port(), random.Random(SEED)
    environment = make_environment(
        tmp_path, telegram, port=port, quiet_seconds=0.1, late_after=600, engine_deadline=900
    )
    database_url = f"sqlite:///{tmp_path / 'answerdesk.db'}"
    migrate(database_url)
    front = Process("-m", "bot.cli.main", "run", "--role", "front", environment=environment, log=tmp_path / "front.log")
    engine = Process("-m", "tests.support.tiny_engine", environment=environment, log=tmp_path / "engine.log")
    database = Database(database_url, clock=utc_now)
    written: dict[int, list[str]] = defaultdict(list)
    try:
        for round in range(KILLS):
            front.start()
            engine.start()
            if chance.random() < 0.7:  # else it is killed while it starts
                wait_until(lambda: is_serving(port), seconds=60, what="the front")
            for number in range(round * MESSAGES // KILLS, (round + 1) * MESSAGES // KILLS):
                customer = chance.choice(CUSTOMERS) if number >= len(CUSTOMERS) else CUSTOMERS[number]
                written[customer].append(f"m{number} where is my parcel?")
                telegram.user(id=customer, language_code="en").sends(written[customer][-1])
            time.sleep(chance.uniform(0, 1.2))
            victims = chance.choice(((front,), (front,), (engine,), (front, engine)))
            for victim in victims:
                victim.kill()
        front.start()
        engine.start()
        wait_until(lambda: verdict.is_quiet(database, expected=MESSAGES), seconds=90, what="everything to be answered")
        states = verdict.check(database, telegram, written)
        assert states["sent"] > MESSAGES / 4, states
    finally:
        for process in (front, engine):
            process.kill()
        database.close()
