"""The product in the web chat and in Telegram, for chats that move between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.service.ports import App
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock


class Telegram(RecordingChannel):
    username = "flowerbot"


@pytest.fixture
def both(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    """Both channels, with a mail server."""
    channels = [RecordingChannel("web", first=500_000), Telegram("telegram")]
    made = make_app(tmp_path, clock, channels=channels, smtp_host="mail.example", mail_from="help@shop.example")
    yield made
    made.database.close()
