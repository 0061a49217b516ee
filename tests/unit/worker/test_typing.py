"""The hint that an answer is being written is for those who wait longer than usual."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.core.events import Event, Topic
from bot.service.ports import App
from bot.worker.typing import show_typing
from tests.support.acting import chat_of, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel

PATIENCE = 10


class Watched(RecordingChannel):
    """Tells when it has shown the hint."""

    def __init__(self) -> None:
        super().__init__()
        self.hinted = asyncio.Event()

    async def show_typing(self, chat_key: str) -> None:
        await super().show_typing(chat_key)
        self.hinted.set()


@asynccontextmanager
async def hinting(app: App, *, patience: float) -> AsyncIterator[None]:
    await app.hub.start()
    stop = asyncio.Event()
    task = asyncio.create_task(show_typing(app, stop, patience=patience))
    await asyncio.sleep(0)
    yield
    stop.set()
    await task
    await app.hub.stop()


async def test_who_waits_longer_than_usual_sees_that_an_answer_is_written(tmp_path: Path) -> None:
    channel = Watched()
    app = make_app(tmp_path, channels=[channel])
    await write_in(app, "hello")
    number = (await chat_of(app)).id
    async with hinting(app, patience=0.0), asyncio.timeout(PATIENCE):
        app.hub.publish([Event(topic=Topic.TYPING, conversation_id=number)])
        await channel.hinted.wait()
    assert len(channel.typing) == 1


async def test_an_answer_that_comes_soon_needs_no_hint(tmp_path: Path) -> None:
    channel = Watched()
    app = make_app(tmp_path, channels=[channel])
    await write_in(app, "hello")
    number = (await chat_of(app)).id
    async with hinting(app, patience=3600.0):
        app.hub.publish([Event(topic=Topic.TYPING, conversation_id=number)])
        app.hub.publish([Event(topic=Topic.CONVERSATION, conversation_id=number)])
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert channel.typing == []
