"""The real product, trained model and all, is killed again and again while customers write: nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import utc_now
from bot.knowledge.articles.articles import load_library
from bot.service.system import health
from bot.settings import ROOT
from bot.storage.database import Database
from bot.storage.setup import migrate
from tests.support.effort import THOROUGH
from tests.support.emulator import EmulatorThread
from tests.support.processes import Process, find_child, free_port, is_serving, make_environment, wait_until
from tests.support.sample import SAMPLE
from tests.support.world import verdict

CUSTOMERS = {number: ("en", "ru", "uk")[number % 3] for number in range(301, 321)}
MESSAGES = 200
KILLS = 50 if THOROUGH else 24
ENGINE_KILLS = (KILLS // 6, KILLS // 2, KILLS * 5 // 6)  # the engine needs half a minute to be back
SEED = 20261123


@pytest.fixture(scope="session")
def trained_model() -> None:
    """The model in the models folder is up to date."""
    subprocess.run([sys.executable, "-m", "bot.cli.main", "train"], cwd=ROOT, check=True, timeout=600)


@pytest.fixture
def telegram() -> Iterator[EmulatorThread]:
    """Telegram, at its real speed and with its real limits."""
    with EmulatorThread(speed=1) as emulator:
        yield emulator


@pytest.fixture
def questions() -> dict[str, list[str]]:
    """Real questions in each language, one an article, which the bot never saw in training."""
    library = load_library(SAMPLE / "knowledge_base")
    return {
        language: [article.golden[0] for article in library.articles if article.language == language and article.golden]
        for language in ("en", "ru", "uk")
    }


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.usefixtures("trained_model")
def test_kills_of_the_real_product_lose_and_double_nothing(
    tmp_path: Path, telegram: EmulatorThread, questions: dict[str, list[str]]
) -> None:
    port, chance = free_port(), random.Random(SEED)
    environment = make_environment(
        tmp_path, telegram, port=port, quiet_seconds=0.2, late_after=600, engine_deadline=900
    )
    product = Process("-m", "bot.cli.main", "run", environment=environment, log=tmp_path / "product.log")
    migrate(f"sqlite:///{tmp_path / 'answerdesk.db'}")
    database = Database(f"sqlite:///{tmp_path / 'answerdesk.db'}", clock=utc_now)
    written: dict[int, list[str]] = defaultdict(list)
    customers = list(CUSTOMERS)
    try:
        product.start()
        wait_until(lambda: _is_engine_ready(database), seconds=120, what="the engine")
        for round in range(KILLS):
            if chance.random() < 0.7:  # else it is killed while it starts
                wait_until(lambda: is_serving(port), seconds=60, what="the front")
            for number in range(round * MESSAGES // KILLS, (round + 1) * MESSAGES // KILLS):
                customer = customers[number % len(customers)]
                own = questions[CUSTOMERS[customer]]
                written[customer].append(own[(number // len(customers) * 7 + customer) % len(own)])
                telegram.user(id=customer, language_code=CUSTOMERS[customer]).sends(written[customer][-1])
            time.sleep(chance.uniform(0, 1.2))
            roles = (
                ("engine", "front")
                if round in ENGINE_KILLS[1:]
                else ("engine",)
                if round in ENGINE_KILLS
                else ("front",)
            )
            for role in roles:
                _kill(product, role)
        wait_until(lambda: verdict.is_quiet(database, expected=MESSAGES), seconds=180, what="everything to be answered")
        states = verdict.check(database, telegram, written)
        assert states["sent"] > len(CUSTOMERS), states  # a slow machine answers several messages in one
        assert product.stop() == 0
    finally:
        product.kill()
        database.close()


def _is_engine_ready(database: Database) -> bool:
    return database.read_now(health.read_health).engine == "ready"


def _kill(product: Process, role: str) -> None:
    """SIGKILL to the front or the engine, as soon as the supervisor has one."""
    found: list[int] = []

    def look() -> bool:
        number = find_child(product.pid, role)
        found.extend([] if number is None else [number])
        return number is not None

    wait_until(look, seconds=60, what=f"a {role} to kill")
    os.kill(found[-1], signal.SIGKILL)
    wait_until(lambda: find_child(product.pid, role) != found[-1], seconds=10, what=f"the {role} to die")
