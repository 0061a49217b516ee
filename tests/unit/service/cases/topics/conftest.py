"""What the tests of this folder share: a connected group, and colleagues who work in it."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest_asyncio

from bot.core.desk.spoken import Spoken
from bot.core.messages import Attachment, Incoming, Kind
from bot.core.people import Person, Role
from bot.service.cases.topics import connecting, showing
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import links
from tests.support.acting import arrive, hire, run_jobs
from tests.support.forums import RecordingForums, Thread

GROUP = "-100500"
KEYS = {"Anna": "9001", "Borys": "9002"}


@dataclass
class Room:
    """The product with a group, as it is seen and used from phones."""

    app: App
    anna: Person
    borys: Person
    numbers: itertools.count[int]

    @property
    def forum(self) -> RecordingForums:
        found = self.app.channels["telegram"]
        assert isinstance(found, RecordingForums)
        return found

    @property
    def thread(self) -> Thread:
        """The newest topic."""
        return self.forum.threads[self.key]

    @property
    def key(self) -> str:
        return next(reversed(self.forum.threads))

    @property
    def texts(self) -> list[str]:
        """What the bot said in the newest topic."""
        return self.forum.texts_in(self.key)

    async def show(self) -> None:
        """Bring all topics up to date, and deliver what there is."""
        for _ in range(3):
            await run_jobs(self.app, until=self.app.clock())
            await showing.watch_topics(self.app)
        await run_jobs(self.app, until=self.app.clock())

    async def connect(self, *, team_id: int | None = None, group: str = GROUP, code: str = "") -> None:
        """Anna takes a code and sends it in the group."""
        made = await self.app.database.write(connecting.do_invite, self.app, self.anna, team_id=team_id)
        text = code or made.command.removeprefix("/desk ")
        said = self._make("Anna", Kind.COMMAND, group=group, command="desk", text=text, thread="")
        await arrive(self.app, said)
        await self.show()

    async def says(
        self,
        who: str,
        text: str,
        *,
        files: tuple[Attachment, ...] = (),
        reply: str = "",
        thread: str | None = None,
        command: str = "",
    ) -> str:
        """A colleague writes in the newest topic, or in another one; the key of the message."""
        kind = Kind.COMMAND if command else Kind.MEDIA if files else Kind.TEXT
        said = self._make(who, kind, thread=thread, text=text, attachments=files, reply_key=reply, command=command)
        await arrive(self.app, said)
        await self.show()
        return said.message_key

    async def edits(self, who: str, key: str, text: str) -> None:
        """A colleague corrects what they wrote."""
        await arrive(self.app, self._make(who, Kind.EDIT, text=text, message_key=key))
        await self.show()

    async def presses(self, who: str, action: str) -> str:
        """A colleague presses a button; what they alone are told."""
        await arrive(self.app, self._make(who, Kind.BUTTON, action=f"desk:{action}"))
        await self.show()
        return self.forum.toasts[-1]

    async def happens(self, *, group: str = GROUP, **spoken: object) -> None:
        """Something in the group that is no message."""
        said = self._make("", Kind.COMMAND, group=group, thread="")
        assert said.spoken is not None
        await arrive(self.app, dataclasses.replace(said, spoken=dataclasses.replace(said.spoken, **spoken)))  # type: ignore[arg-type]
        await self.show()

    def _make(
        self, who: str, kind: Kind, *, group: str = GROUP, thread: str | None = None, **fields: object
    ) -> Incoming:
        thread = next(reversed(self.forum.threads), "") if thread is None else thread
        number = next(self.numbers)
        spoken = Spoken(sender_key=KEYS.get(who, who), thread_key=thread, title="Operators", query_key=f"q{number}")
        plain = Incoming(
            channel="telegram",
            chat_key=group,
            message_key=f"{number}",
            kind=kind,
            sent_at=self.app.clock(),
            spoken=spoken,
        )
        return dataclasses.replace(plain, **fields)  # type: ignore[arg-type]


@pytest_asyncio.fixture
async def room(app: App) -> AsyncIterator[Room]:
    """A group that works, connected by a lead."""
    app = dataclasses.replace(app, channels={**app.channels, "telegram": RecordingForums()})
    anna, borys = await hire(app, "Anna", Role.LEAD), await hire(app, "Borys")
    for person in (anna, borys):
        await app.database.write(_link, person)
    made = Room(app=app, anna=anna, borys=borys, numbers=itertools.count(100))
    await made.connect()
    yield made


def _link(tx: Tx, person: Person) -> None:
    links.record_link(
        tx, person_id=person.id, channel="telegram", account="", chat_key=KEYS[person.name], username=person.login
    )
