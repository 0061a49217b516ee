"""A forum group at the emulator in which staff work, beside a customer: the desk in Telegram as people see it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.core.desk.topics import Group as DeskGroup
from bot.core.messages import Author, Message
from bot.core.people import Person, Role
from bot.service.cases.topics import connecting
from bot.storage.cases import escalations as cases
from bot.storage.cases.topics import groups, rows
from bot.storage.people import links
from tests.support.emulator import Clock, Emulator, Group, User
from tests.support.emulator.chats import Topic
from tests.support.emulator.types import UNLIMITED, ChatMessage
from tests.support.staff import do_hire
from tests.support.telegram.product_side import free_limiter
from tests.support.telegram.stage import Stage, on_stage, wait_for

TOKEN = "7000000001:AAEmulatedTokenThatOpensNothingAtAll000"
CUSTOMER, ANNA, BORYS, STRANGER = 5001, 9001, 9002, 9003
FORUM = -1_001_000_000_000


@dataclass
class Office:
    """``anna`` and ``borys`` have linked their accounts; ``anna`` has connected the group."""

    stage: Stage
    server: Emulator
    group: Group
    customer: User
    anna: User
    borys: User

    async def topic(self, number: int = 1) -> Topic:
        """The newest topic, once there are so many."""
        found = await wait_for(lambda: len(self.group.topics) >= number and self.group.topics[-1], what="a topic")
        assert isinstance(found, Topic)
        return found

    def said(self, topic: Topic) -> list[ChatMessage]:
        """What the bot said in it, as it reads now."""
        return [one for one in self.group.chat if one.thread == topic.id and one.text]

    async def panel(self, topic: Topic, words: str) -> ChatMessage:
        """The brief, once it has these words."""
        return await self.reads(topic, lambda one: one.id in self.group.state.pinned and words in one.text)

    async def reads(self, topic: Topic, wanted: str | Callable[[ChatMessage], bool]) -> ChatMessage:
        """A message of the bot in the topic, once it is there."""
        matches = (lambda one: wanted in one.text) if isinstance(wanted, str) else wanted

        def look() -> ChatMessage | None:
            return next((one for one in reversed(self.said(topic)) if matches(one)), None)

        try:
            found = await wait_for(look, what=str(wanted), seconds=10)
        except AssertionError as error:
            raise AssertionError(f"{error}; there is {[one.text for one in self.said(topic)]}") from error
        assert isinstance(found, ChatMessage)
        return found

    async def reaction(self, message: ChatMessage, emoji: str) -> None:
        """Wait until the bot has put this sign on it."""
        await wait_for(lambda: self.group.state.reactions.get(message.id) == (emoji,), what=emoji)

    async def hears(self, author: Author, text: str) -> Message:
        """A line of the transcript, once it is there."""
        found = await wait_for(
            lambda: next((one for one in self._lines() if one.author is author and text in one.text), None), what=text
        )
        assert isinstance(found, Message)
        return found

    def _lines(self) -> list[Message]:
        return list(self.stage.transcript(CUSTOMER))

    def case(self) -> Any:
        """The open case of the customer."""
        return self.stage.app.database.read_now(cases.find_open, self.stage.conversation(CUSTOMER).id)

    async def rests(self) -> None:
        """Wait until every topic shows all there is."""
        await wait_for(lambda: not self.stage.app.database.read_now(rows.list_behind), what="topics to be up to date")

    def desk(self) -> DeskGroup:
        """The group as the product knows it."""
        return self.stage.app.database.read_now(groups.list_groups)[0]


@asynccontextmanager
async def open_office(home: Path, *, ready: bool = True) -> AsyncIterator[Office]:
    """The product with a connected group; with ``ready`` False the group is a plain one nobody has prepared."""
    async with (
        Emulator(tokens=(TOKEN,), clock=Clock(speed=1), limits=UNLIMITED) as server,
        on_stage(home, api=server.url, token=TOKEN, limiter=free_limiter()) as stage,
    ):
        borys = await stage.app.database.write(do_hire, "Borys", Role.OPERATOR)
        office = Office(
            stage=stage,
            server=server,
            group=server.group(id=FORUM if ready else -4_000_001, forum=ready),
            customer=server.user(id=CUSTOMER, first_name="Olena", language_code="en"),
            anna=server.user(id=ANNA, first_name="Anna"),
            borys=server.user(id=BORYS, first_name="Borys"),
        )
        for person, user in ((stage.operator, office.anna), (borys, office.borys)):
            await stage.app.database.write(_link, person, user)
        if ready:
            await office.group.promotes_bot(can_manage_topics=True, can_pin_messages=True)
            await connect(office)
            await wait_for(lambda: office.desk().works, what="the group to work")
        yield office


async def connect(office: Office) -> None:
    """Anna takes a code in the desk and sends it in the group."""
    app = office.stage.app
    invitation = await app.database.write(connecting.do_invite, app, office.stage.operator)
    await office.anna.sends(invitation.command, chat=office.group)
    await wait_for(lambda: app.database.read_now(groups.list_groups), what="the group")


def _link(tx: Any, person: Person, user: User) -> None:
    place = {"channel": "telegram", "account": TOKEN.partition(":")[0], "chat_key": str(user.id)}
    links.record_link(tx, person_id=person.id, username="", **place)
