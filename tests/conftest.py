"""Fixtures for everybody. No test leaves this machine, and none sees the settings of whoever runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from bot.service.ports import App
from bot.settings import PREFIX
from tests.support import network
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder
from tests.support.sample import SAMPLE

if TYPE_CHECKING:
    from tests.support.postgres import PostgresServer

TESTS = Path(__file__).parent
ONE_WORKER = ("quality", "unit/dialogue", "unit/knowledge", "contract")
PRODUCT = "the product"  # what starts it with model and index in the sample's folder, where "quality" leaves them
LONGEST = (
    "quality",
    "contract",
    "unit/knowledge",
    "unit/dialogue",
    "flows/test_laws.py",
    "faults/test_kill_front.py",
    PRODUCT,
    "browser/desk/test_accessible.py",
    "browser/chat/test_accessible.py",
    "browser",
)
BROWSER = TESTS / "browser"
LONGEST_NAME = 400

network.install()
# words are looked up in dictionaries that are read at the first of them; a busy machine draws slowly and is no fault
settings.register_profile("house", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("house")
for _name in [name for name in os.environ if name.startswith(PREFIX) and name != "ANSWERDESK_THOROUGH"]:
    del os.environ[_name]
os.environ["ANSWERDESK_PROJECT"] = str(SAMPLE)  # whatever lies in the folders of whoever runs the tests


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Workers tell each other the names of all tests: what stands for 20 MB of a file is named by its size."""
    return f"{argname}-{len(val)}" if isinstance(val, str | bytes) and len(val) > LONGEST_NAME else None


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in this same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share something expensive stay with one worker of `make test`; the longest begin first, so that at the
    end only short ones are left and both workers end together.

    A page in Chromium beside a busy worker gets a second chance, and is named under "RERUN" as the next fault to mend.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group_of(item)))
        if BROWSER in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: _place(_group_of(item)))


def _group_of(item: pytest.Item) -> str:
    """The folder whose fixtures are made once for all of it, else the test's own file."""
    name = item.path.relative_to(TESTS).as_posix()
    shared = next((folder for folder in ONE_WORKER if name.startswith(f"{folder}/")), name)
    return PRODUCT if item.get_closest_marker("model") and shared != "quality" else shared


def _place(group: str) -> int:
    return next((at for at, begin in enumerate(LONGEST) if group.startswith(begin)), len(LONGEST))


@pytest.fixture(autouse=True)
def _network_guard() -> Iterator[None]:
    """Fail the test that tried to reach another machine, even if the product swallowed the error."""
    network.attempts.clear()
    yield
    assert not network.attempts, f"this test tried to reach {', '.join(network.attempts)}"


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands at noon of a working day."""
    return FakeClock()


@pytest.fixture
def channel() -> RecordingChannel:
    """The channel "test"."""
    return RecordingChannel()


@pytest.fixture
def dialogue() -> ScriptedDialogue:
    """Understands what a test puts into its ``turns``."""
    return ScriptedDialogue()


@pytest.fixture
def finder() -> ScriptedFinder:
    """Knows what a test puts into its ``articles``."""
    return ScriptedFinder()


@pytest.fixture
def app(
    tmp_path: Path, clock: FakeClock, channel: RecordingChannel, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> Iterator[App]:
    """The product on a fresh SQLite database, with the four fixtures above at its edges."""
    made = make_app(tmp_path, clock, channels=[channel], dialogue=dialogue, finder=finder)
    yield made
    made.database.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """One PostgreSQL server for the run."""
    from tests.support.postgres import PostgresServer

    server = PostgresServer()
    yield server
    server.stop()
