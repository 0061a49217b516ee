"""What the tests of this folder share: a mail server, and a product that writes through it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.service.ports import App
from tests.support.app import make_app
from tests.support.clock import FakeClock
from tests.support.mail_server import MailServer, mail_server


@pytest.fixture(scope="module")
def running() -> Iterator[MailServer]:
    with mail_server() as made:
        yield made


@pytest.fixture
def server(running: MailServer) -> MailServer:
    """The server as if nothing had arrived yet."""
    for kept in (running.received, running.addressed, running.recipients, running.letters):
        kept.clear()
    return running


@pytest.fixture
def mailing(tmp_path: Path, clock: FakeClock, server: MailServer) -> Iterator[App]:
    """The product, with a mail server."""
    made = make_app(tmp_path, clock, public_url="https://shop.example", **server.settings)
    yield made
    made.database.close()
