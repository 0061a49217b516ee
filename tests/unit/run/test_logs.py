"""Log lines: one JSON object each where that is wanted, and never a word of a customer."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from bot.core.messages import Incoming, Kind, Profile
from bot.run.logs import JsonLines
from bot.service.chat import inbox
from bot.service.ports import Tx
from bot.storage.chat import updates
from tests.support.app import make_app
from tests.support.channels import RecordingChannel, to_raw

MARKS = ("zebra-77", "+380671234567", "123456:AAHtoken")


def test_a_line_is_one_object_with_its_traceback() -> None:
    try:
        raise ValueError("broken\ninto two")
    except ValueError as error:
        caught = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("bot.run", logging.ERROR, __file__, 1, "it %s", ("ended",), caught)
    line = JsonLines("front").format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert (told["process"], told["level"], told["message"]) == ("front", "error", "it ended")
    assert "ValueError" in told["traceback"]


async def test_what_a_customer_says_is_in_no_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    channel = RecordingChannel()
    app = make_app(tmp_path, channels=[channel])

    def store(tx: Tx, key: str, raw: str) -> None:
        updates.record_update(tx, channel=channel.name, account=channel.account, update_key=key, raw=raw)

    for number, mark in enumerate(MARKS):
        incoming = Incoming(
            channel=channel.name, chat_key="7", message_key=f"m{number}", kind=Kind.TEXT, sent_at=app.clock(),
            text=f"my {mark}", profile=Profile(name=mark, language="en"),
        )  # fmt: skip
        app.database.write_now(store, f"u{number}", to_raw(incoming))
    app.database.write_now(store, "bad", f'{{"broken": "{MARKS[0]} {MARKS[1]}"}}')
    await inbox.pump(app, channel)
    app.database.close()
    lines = [JsonLines("front").format(record) for record in caplog.records if record.name.startswith("bot")]
    assert not [line for line in lines for mark in MARKS if mark in line]
