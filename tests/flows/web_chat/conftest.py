"""What the tests of this folder share."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from bot.channels.web.channel import WebChannel
from bot.channels.web.stream import Stream
from bot.channels.web.visitor import to_chat_key
from bot.clock import utc_now
from bot.core.jobs import JobKind
from bot.service.chat.cursor import Cursor
from bot.service.outbox import delivery
from bot.service.ports import App
from bot.storage.system import jobs
from tests.support.web_front import (
    make_app,
    make_site,
)

Body = dict[str, Any]


class HandClock:
    """A clock that only a test moves on."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, kw_only=True)
class Chat:
    """One visitor with their cookie."""

    app: App
    http: httpx.AsyncClient

    async def open(self, *, language: str = "en") -> Chat:
        self.http.headers["Accept-Language"] = language
        assert (await self.post("session", {})).status_code == 200
        return self

    async def post(self, path: str, body: Body) -> httpx.Response:
        return await self.http.post(f"/chat/api/{path}", json=body)

    async def write(self, text: str, *, client_id: str = "client-0001") -> httpx.Response:
        return await self.post("messages", {"client_id": client_id, "text": text})

    async def press(self, message_id: int, action: str, *, client_id: str = "client-press") -> httpx.Response:
        return await self.post("press", {"message_id": message_id, "action": action, "client_id": client_id})

    async def read(self, *, after: int = 0) -> list[Body]:
        found: list[Body] = (await self.http.get("/chat/api/messages", params={"after": after})).json()["messages"]
        return found

    async def texts(self) -> list[str]:
        return [message["text"] for message in await self.read()]

    @property
    def chat_key(self) -> str:
        return to_chat_key(self.http.cookies["answerdesk_chat"])

    def stream(self, cursor: Cursor | None = None) -> Stream:
        channel = self.app.channels["web"]
        assert isinstance(channel, WebChannel)
        return Stream(self.app, channel, chat_key=self.chat_key, cursor=cursor or Cursor(), beat_seconds=0.05)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def app(tmp_path: Path, clock: HandClock) -> Iterator[App]:
    made = make_app(tmp_path, clock=clock)
    yield made
    made.database.close()


@pytest_asyncio.fixture
async def chat(app: App) -> AsyncIterator[Chat]:
    await app.hub.start()
    async with visit(app) as http:
        yield await Chat(app=app, http=http).open()
    await app.hub.stop()


def visit(app: App) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(make_site(app)), base_url="http://chat.test")


async def deliver_all(app: App) -> None:
    """Run every delivery that waits."""
    while job := await app.database.write(jobs.claim, kinds=(JobKind.DELIVER, JobKind.EDIT), worker="test"):
        await delivery.deliver(app, job)
        await app.database.write(jobs.finish, job)


def parse(raw: str) -> Body:
    fields = dict(line.split(": ", 1) for line in raw.strip().splitlines())
    return {
        "name": fields.get("event", ""),
        "cursor": fields.get("id", ""),
        "data": json.loads(fields.get("data", "null")),
    }


async def drain(chat: Chat, cursor: Cursor | None = None) -> list[Body]:
    """What a stream has to tell right now."""
    found: list[Body] = []
    async with aclosing(chat.stream(cursor).events()) as events:
        async for raw in events:
            if raw.startswith(":"):  # it had nothing to say for a while
                return found
            event = parse(raw) if raw.startswith("event") else {"name": ""}
            if event["name"] in ("message", "changed"):
                found.append(event)
    return found
