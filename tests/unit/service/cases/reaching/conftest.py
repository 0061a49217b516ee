"""What the tests of this folder share: a push service, and a product that may send to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.service.ports import App
from tests.support.app import make_app
from tests.support.clock import FakeClock
from tests.support.push_service import PushService, push_service


@pytest.fixture
def service() -> Iterator[PushService]:
    """Where browsers are reached."""
    with push_service() as made:
        yield made


@pytest.fixture
def pushed(tmp_path: Path, clock: FakeClock, service: PushService) -> Iterator[App]:
    """The product, allowed to send to it."""
    made = make_app(tmp_path, clock, push_services=service.origin)
    yield made
    made.database.close()
