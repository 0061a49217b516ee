"""A real desk on a real SQLite database behind a real server; only the way to the customers is made of paper."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from nicegui import Client, core

from bot.clock import utc_now
from bot.core.articles.replay import Act, Outcome
from bot.core.desk.topics import Rights
from bot.core.jobs import Job, JobKind
from bot.core.messages import Attachment, Author, Incoming, Kind, NewMessage, Profile, Source
from bot.core.people import Person, Role
from bot.core.policy.why import Why
from bot.core.turn import Candidate
from bot.desk import mount_desk
from bot.errors import BadUpdate, NotFound, SendRefused, TooLarge
from bot.service.articles.gate.asking import to_result
from bot.service.cases import queue
from bot.service.chat import inbox
from bot.service.chat.replay.running import answer_replay
from bot.service.outbox import posting
from bot.service.people import staff
from bot.service.people.login import hash_password
from bot.service.ports import App, Engine, Finder, Letter, Receipt
from bot.storage.chat import conversations
from bot.storage.codec import pack
from bot.storage.database import Tx
from bot.storage.people import people
from bot.worker.handlers import FRONT, PUSH, TOPIC
from bot.worker.loop import Worker
from tests.support.app import make_front
from tests.support.engine import ScriptedDialogue
from tests.support.sample import always_open

PASSWORD = "correct horse battery"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc00000030101009a60e1d50000000049454e44ae426082"
)


class PaperChannel:
    """Keeps what was sent; ``refuse`` makes it refuse, with that reason or error."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.account = ""
        self.sent: list[Letter] = []
        self.files: dict[str, bytes] = {}
        self.refuse: str | SendRefused | None = None

    def to_incoming(self, raw: str) -> Incoming | None:
        raise BadUpdate(problem="nothing arrives on this channel")

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        if self.refuse:
            raise self.refuse if isinstance(self.refuse, SendRefused) else SendRefused(problem=self.refuse)
        self.sent.append(letter)
        return Receipt(channel_key=f"out-{len(self.sent)}")

    async def show_typing(self, chat_key: str) -> None:
        return

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        if file_key not in self.files:
            raise NotFound(what="file")
        if len(self.files[file_key]) > limit:
            raise TooLarge(limit=f"{limit} bytes")
        return _pieces(self.files[file_key])


class PaperForums(PaperChannel):
    """The same with groups that have topics; ``rights`` are those of the bot in any group."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.rights = Rights(title="Operators", forum=True, admin=True, topics=True)

    async def look(self, chat_key: str) -> Rights:
        return self.rights

    async def open_topic(self, chat_key: str, *, title: str, colour: int) -> str:
        return "7"

    async def rename_topic(self, chat_key: str, thread_key: str, title: str) -> None:
        return

    async def close_topic(self, chat_key: str, thread_key: str, *, closed: bool) -> None:
        return

    async def copy(self, chat_key: str, thread_key: str, *, from_chat: str, message_key: str) -> str:
        return "8"

    async def pass_on(self, chat_key: str, thread_key: str, file: Attachment, caption: str) -> str:
        return "9"

    async def pin(self, chat_key: str, message_key: str) -> None:
        return

    async def react(self, chat_key: str, message_key: str, emoji: str) -> None:
        return

    async def answer_press(self, query_key: str, text: str) -> None:
        return


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(content), 7):
        yield content[at : at + 7]


async def _try(app: App, job: Job) -> dict[str, object]:
    """What the engine would find: enough of it to see a panel."""
    found = (
        Candidate(
            article="delivery/cost-city",
            language="en",
            title="How much is delivery?",
            probability=0.91,
            matched="what does delivery cost",
            scores={"fused_text": 1.37, "deep": 0.83, "words": 0.64},
        ),
        Candidate(article="delivery/pickup", language="en", title="Can I pick it up?", probability=0.07),
    )
    return {"candidates": pack(found, tuple[Candidate, ...])}


async def _replay(server: DeskServer, job: Job) -> dict[str, object]:
    """What the engine would do with ``server.finder``; without one every question stays unanswered."""
    if server.finder is not None:
        return await answer_replay(Engine.of(server.app, finder=server.finder, dialogue=ScriptedDialogue()), job)
    nothing = Outcome(act=Act.NOTHING, rule="nothing-close")
    return to_result((nothing,) * len(job.payload["questions"]), ())


@dataclass
class DeskServer:
    """The running product, and what a customer or the outside world does to it."""

    app: App
    url: str = ""
    site: FastAPI = field(default_factory=FastAPI)
    counter: Any = field(default_factory=lambda: itertools.count(1))
    staff: dict[str, Person] = field(default_factory=dict)
    finder: Finder | None = None

    @property
    def telegram(self) -> PaperChannel:
        channel = self.app.channels["telegram"]
        assert isinstance(channel, PaperChannel)
        return channel

    def write(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.app.database.write_now(fn, *args, **kwargs)

    def read(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.app.database.read_now(fn, *args, **kwargs)

    def add_staff(self, login: str, name: str, role: Role, *, language: str = "en", ready: bool = True) -> Person:
        """Somebody who works here; the password is PASSWORD unless it still is the one-time one."""
        person: Person
        person, _ = self.write(staff.do_add_person, None, login=login, name=name, role=role, language=language)
        if ready:
            hashed = hash_password(PASSWORD)
            person = self.write(people.record_change, person.id, password_hash=hashed, must_change_password=False)
        self.staff[login] = person
        return person

    def make_incoming(
        self,
        chat: str,
        text: str,
        *,
        name: str = "Olena",
        language: str = "en",
        kind: Kind = Kind.TEXT,
        command: str = "",
        key: str = "",
        channel: str = "telegram",
        attachments: tuple[Attachment, ...] = (),
    ) -> Incoming:
        """What the customer of ``chat`` does."""
        return Incoming(
            channel=channel,
            chat_key=chat,
            message_key=key or f"in-{next(self.counter)}",
            kind=kind,
            sent_at=datetime.now(UTC),
            text=text,
            command=command,
            attachments=attachments,
            profile=Profile(name=name, username="", language=language),
        )

    def receive(self, *incoming: Incoming) -> list[int]:
        """Receive all of it in one transaction; the ids of the conversations."""

        def receive(tx: Tx) -> list[int]:
            for one in incoming:
                inbox.do_receive(tx, self.app, one)
            found = (conversations.find(tx, channel=one.channel, chat_key=one.chat_key) for one in incoming)
            return [conversation.id for conversation in found if conversation is not None]

        ids: list[int] = self.write(receive)
        return ids

    def write_in(self, chat: str, text: str, **options: Any) -> int:
        """The customer of ``chat`` does something (see ``make_incoming``); the id of the conversation."""
        return self.receive(self.make_incoming(chat, text, **options))[0]

    def call_human(self, chat: str, *, name: str = "Olena", language: str = "en", channel: str = "telegram") -> int:
        """The customer asks for a person: a case is opened."""
        return self.write_in(
            chat, "", name=name, language=language, kind=Kind.COMMAND, command="human", channel=channel
        )

    def case_of(self, conversation_id: int) -> Any:
        """The open case of a conversation."""
        return self.read(queue.access_case, self.staff["boss"], conversation_id).escalation

    def answer_as_bot(self, conversation_id: int, text: str, *, why: Why, source: Source | None = None) -> int:
        """The bot says something, with its reasons."""

        def post(tx: Tx) -> int:
            conversation = conversations.get(tx, conversation_id)
            return posting.post(tx, conversation, NewMessage(text=text, author=Author.BOT, source=source, why=why))

        return int(self.write(post))


def build_server(home: Path, knowledge_base: Path, **fields: Any) -> DeskServer:
    """The product in ``home``, with an administrator called boss; not serving yet."""
    channels = [PaperForums("telegram"), PaperChannel("telegram-business"), PaperChannel("web")]
    fields = {"knowledge_base": knowledge_base, "business": always_open(), **fields}
    server = DeskServer(app=make_front(home, utc_now, channels=channels, **fields))
    server.add_staff("boss", "Bohdan", Role.ADMIN)
    return server


def forget_nicegui() -> None:
    """NiceGUI has one site a process: take the last server's middleware and open pages from it."""
    core.app.middleware_stack = None
    core.app.user_middleware.clear()
    Client.instances.clear()


@contextlib.contextmanager
def serve(server: DeskServer, *, port: int = 0) -> Any:
    """Serve until the block ends, deliveries included."""

    @contextlib.asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        stop = asyncio.Event()
        await server.app.hub.start()
        engine = {JobKind.TRY: _try, JobKind.REPLAY: lambda _, job: _replay(server, job)}
        handlers = {**FRONT, **PUSH, **TOPIC, **engine}
        worker = Worker(server.app, handlers, name="desk-test", width=4)
        work = asyncio.create_task(worker.run(stop))
        yield
        stop.set()
        await work
        await server.app.hub.stop()

    forget_nicegui()
    server.site = FastAPI(lifespan=running, docs_url=None, redoc_url=None, openapi_url=None)
    mount_desk(server.site, server.app)
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    running_server = uvicorn.Server(uvicorn.Config(server.site, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=running_server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not running_server.started:
        time.sleep(0.01)
    server.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield server
    finally:
        running_server.should_exit = True
        thread.join(timeout=10)
        server.app.database.close()
