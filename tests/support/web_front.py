"""A real front with only the web chat: FastAPI on uvicorn, SQLite, delivery worker; no engine, so nobody answers."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy import func, select

from bot.channels.web.api import web_router
from bot.channels.web.channel import WebChannel
from bot.clock import utc_now
from bot.core.conversation import Conversation
from bot.core.messages import Author, Button, Message, NewMessage, Source
from bot.core.people import Person, Role
from bot.service.cases import holding
from bot.service.cases.reply import do_reply
from bot.service.outbox import posting
from bot.service.ports import App, Clock
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.tables.chat import conversations as conversation_table
from bot.worker.handlers import FRONT, MAIL
from bot.worker.loop import Worker
from tests.support.app import make_app as make_any_app
from tests.support.staff import do_hire


def make_app(home: Path, *, clock: Clock = utc_now, **settings: Any) -> App:
    """An App with an empty database and the web chat as its only channel."""
    return make_any_app(home, clock, channels=[WebChannel()], **settings)


def make_site(app: App) -> FastAPI:
    """What the front mounts."""
    site = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    site.include_router(web_router(app))
    return site


class Front:
    """A site being served in a thread of its own, with the delivery worker beside it."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(make_site(app), log_level="warning", timeout_graceful_shutdown=5))
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self._stop: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ready = threading.Event()

    def start(self) -> None:
        """Serve; returns when requests are answered."""
        self._thread.start()
        assert self._ready.wait(20), "the front did not start"

    def stop(self) -> None:
        """End the streams, then the server; returns when the thread has ended."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(20)
        assert not self._thread.is_alive(), "the front did not stop"

    def _end(self) -> None:
        assert self._stop is not None
        channel = self.app.channels[WebChannel.name]
        assert isinstance(channel, WebChannel)
        channel.close()
        self._stop.set()
        self._server.should_exit = True

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        await self.app.hub.start()
        worker = asyncio.create_task(Worker(self.app, FRONT | MAIL, name="front", width=4).run(self._stop))
        serving = asyncio.create_task(self._server.serve(sockets=[self._socket]))
        while not self._server.started:
            await asyncio.sleep(0.01)
        self._ready.set()
        await serving
        await worker
        await self.app.hub.stop()


@contextlib.contextmanager
def open_front(home: Path, **settings: Any) -> Iterator[Front]:
    """A front that serves until the block ends."""
    front = Front(make_app(home, **settings))
    front.start()
    try:
        yield front
    finally:
        front.stop()
        front.app.database.close()


def hire(app: App, name: str = "Anna") -> Person:
    """A new lead."""
    return app.database.write_now(do_hire, name, Role.LEAD)


def only_conversation(app: App) -> Conversation:
    """The one conversation there is."""

    def find(tx: Tx) -> Conversation:
        ids = [row.id for row in tx.connection.execute(select(conversation_table.c.id))]
        assert len(ids) == 1, ids
        return conversations.get(tx, ids[0])

    return app.database.read_now(find)


def count_conversations(app: App) -> int:
    """How many conversations there are."""

    def count(tx: Tx) -> int:
        return int(tx.connection.execute(select(func.count()).select_from(conversation_table)).scalar_one())

    return app.database.read_now(count)


def read_lines(app: App, conversation_id: int) -> tuple[Message, ...]:
    """The whole transcript as the desk sees it."""
    return app.database.read_now(messages.list_transcript, conversation_id)


def claim(app: App, person: Person) -> int:
    """The operator takes the waiting case of the only conversation; the conversation's id."""
    conversation = only_conversation(app)

    def take(tx: Tx) -> None:
        case = cases.find_open(tx, conversation.id)
        assert case is not None
        holding.do_claim(tx, app, person, case.id)

    app.database.write_now(take)
    return conversation.id


def reply(app: App, person: Person, conversation_id: int, text: str, *, client_id: str) -> int:
    """The operator answers; the message id."""
    return app.database.write_now(do_reply, app, person, conversation_id, text, client_id=client_id)


def post_article(
    app: App, text: str, *buttons: tuple[str, str], article: str = "delivery/cost-city", author: Author = Author.BOT
) -> int:
    """The bot shows an article in the only conversation, or a notice does; ``buttons``: label and action."""
    conversation = only_conversation(app)
    source = Source(article=article, language="en", title="Delivery", probability=0.9)
    made = tuple(Button(label=label, action=action) for label, action in buttons)
    message = NewMessage(author=author, text=text, source=source, buttons=made)
    return app.database.write_now(posting.post, conversation, message)
