"""What the tests of this folder share: an account that is connected, and what is said in its chats."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.conversation import Conversation
from bot.core.messages import Incoming, Kind, Message, Profile
from bot.core.people import Person, Role
from bot.core.reach.behalf import CHANNEL, Connection, Heard, News, Powers, to_chat_key
from bot.service.chat import inbox
from bot.service.chat.behalf import connecting
from bot.service.ports import App
from bot.storage.chat import behalf, conversations, messages
from tests.support.acting import run_jobs
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.staff import do_hire
from tests.support.world.engine import KeywordDialogue, SmallFinder

ALL = Powers(reply=True, read=True, delete=True)
OWNER, CUSTOMER = "8001", "5001"


@dataclass
class Shop:
    """The product with a channel for accounts; ``key`` is the connection there is."""

    app: App
    clock: FakeClock
    lead: Person
    key: str = "conn1"
    numbers: Iterator[int] = dataclasses.field(default_factory=lambda: itertools.count(1))

    @property
    def channel(self) -> RecordingChannel:
        found = self.app.channels[CHANNEL]
        assert isinstance(found, RecordingChannel)
        return found

    @property
    def chat_key(self) -> str:
        return to_chat_key(self.key, CUSTOMER)

    @property
    def texts(self) -> list[str]:
        """What the customer reads."""
        return self.channel.texts(self.chat_key)

    @property
    def account(self) -> Connection:
        return self.app.database.read_now(behalf.list_connections)[0]

    def conversation(self) -> Conversation | None:
        return self.app.database.read_now(conversations.find, channel=CHANNEL, chat_key=self.chat_key)

    def lines(self) -> list[Message]:
        known = self.conversation()
        return list(self.app.database.read_now(messages.list_transcript, known.id)) if known is not None else []

    def connects(self, powers: Powers = ALL, *, enabled: bool = True) -> None:
        """Telegram tells of the connection."""
        news = News(user_key=OWNER, talk_key=OWNER, powers=powers, enabled=enabled)
        profile = Profile(name="Flower shop", username="flowers")
        self.hears("", chat="", kind=Kind.COMMAND, heard=Heard(connection=self.key, news=news), profile=profile)

    def allow(self) -> None:
        self.app.database.write_now(connecting.do_allow, self.lead, self.account.id)

    async def hear(self, text: str, **fields: Any) -> str:
        """The customer writes, and the bot answers what it may answer."""
        key = self.hears(text, **fields)
        await self.later(seconds=30)
        return key

    def hears(self, text: str, *, chat: str = CUSTOMER, key: str = "", **fields: Any) -> str:
        """The customer writes to the account, unless ``fields`` say otherwise; the key of the message."""
        key = key or str(next(self.numbers))
        heard = {"heard": Heard(connection=self.key), "kind": Kind.TEXT, "profile": Profile(name="Olha", language="en")}
        incoming = Incoming(
            channel=CHANNEL,
            chat_key=to_chat_key(self.key, chat),
            message_key=key,
            sent_at=self.clock(),
            text=text,
            **{**heard, **fields},
        )
        self.app.database.write_now(inbox.do_receive, self.app, incoming)
        return key

    def owner_writes(self, text: str, *, unattended: bool = False, **fields: Any) -> str:
        heard = Heard(connection=self.key, by_owner=True, unattended=unattended)
        return self.hears(text, heard=heard, **fields)

    def takes_back(self, *keys: str) -> None:
        self.hears("", kind=Kind.COMMAND, heard=Heard(connection=self.key, gone=keys))

    async def later(self, **span: float) -> None:
        """So much time passes, in which all that is due is done."""
        await run_jobs(self.app, until=self.clock() + timedelta(**span))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    clock = FakeClock()
    channels = [RecordingChannel("telegram"), RecordingChannel(CHANNEL)]
    app = make_app(tmp_path, clock, channels=channels, dialogue=KeywordDialogue(), finder=SmallFinder())
    lead = app.database.write_now(do_hire, "Anna", Role.LEAD)
    yield Shop(app=app, clock=clock, lead=lead)
    app.database.close()
