"""A channel that remembers what reached the customer and fails as it is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Attachment, Incoming, Kind, Profile
from bot.core.reach.behalf import CHANNEL, Heard, News, Powers
from bot.errors import BadUpdate, CustomerBlocked, NotFound, SendLater, SendRefused, SendUncertain
from bot.service.ports import Letter, Receipt


class Fate(StrEnum):
    """What becomes of one call of ``send``."""

    OK = "ok"
    LATER = "later"
    LATER_AFTER_PART = "later after part"
    LOST = "uncertain, not arrived"
    ARRIVED = "uncertain, arrived"
    REFUSED = "refused"
    BLOCKED = "blocked"
    CRASH_BEFORE = "crash before the effect"
    CRASH_AFTER = "crash after the effect"
    BROKEN = "a defect of the channel"


UNANSWERED = (Fate.ARRIVED, Fate.CRASH_AFTER)


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A piece of a letter that the customer got. ``part`` counts from 0."""

    chat_key: str
    key: str
    text: str
    part: int
    edit: bool
    mark: Any


@dataclass
class FaultyChannel:
    """Texts are split at "|". ``look`` is asked at the moment of sending, its answer is kept with each piece;
    ``meanwhile`` happens while the request is under way. What comes from chats ``of_account`` comes by an account.
    """

    name: str = "paper"
    account: str = ""
    script: list[Fate] = field(default_factory=list)
    reached: list[Reached] = field(default_factory=list)
    look: Callable[[Letter], Any] = lambda letter: None
    meanwhile: Callable[[], None] | None = None
    new_key: Callable[[str], str] = lambda chat: "1"
    crash: type[BaseException] = KeyboardInterrupt
    now: Callable[[], datetime] = lambda: datetime(2026, 11, 23, tzinfo=UTC)
    crash_reading: bool = False
    of_account: frozenset[str] = frozenset()

    def to_incoming(self, raw: str) -> Incoming | None:
        if self.crash_reading:
            self.crash_reading = False
            raise self.crash
        try:
            data = json.loads(raw)
            return Incoming(
                channel=CHANNEL if data["chat"] in self.of_account else self.name,
                chat_key=data["chat"],
                message_key=data["key"],
                kind=Kind(data["kind"]),
                sent_at=self.now(),
                text=data.get("text", ""),
                action=data.get("action", ""),
                command=data.get("command", ""),
                signs=tuple(data.get("signs", ())),
                reply_key=data.get("reply", ""),
                heard=self._hear(data) if data["chat"] in self.of_account else None,
                attachments=tuple(Attachment(kind=kind) for kind in data.get("files", ())),
                profile=Profile(name="Customer", language="en"),
            )
        except (KeyError, ValueError, TypeError) as error:
            raise BadUpdate(problem="not one of ours") from error

    def _hear(self, data: dict[str, Any]) -> Heard:
        news = data.get("news")
        return Heard(
            connection="",
            by_owner=data.get("owner", False),
            unattended=data.get("unattended", False),
            gone=tuple(data.get("gone", ())),
            news=_to_news(news) if news else None,
        )

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        fate = self.script.pop(0) if self.script else Fate.OK
        mark = self.look(letter)
        if fate is Fate.CRASH_BEFORE:
            raise self.crash
        self._fail_before(fate)
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            happens()
        receipt = self._arrive(letter, mark, part_sent, fate=fate)
        if fate is Fate.LATER_AFTER_PART and len(letter.text.split("|")) > 1:
            raise SendLater(seconds=3)
        if fate is Fate.ARRIVED:
            raise SendUncertain()
        if fate is Fate.CRASH_AFTER:
            raise self.crash
        return receipt

    async def show_typing(self, chat_key: str) -> None:
        return

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        raise NotFound(what="file")

    def _fail_before(self, fate: Fate) -> None:
        errors: dict[Fate, Exception] = {
            Fate.LATER: SendLater(seconds=3),
            Fate.LOST: SendUncertain(),
            Fate.REFUSED: SendRefused(problem="no such chat"),
            Fate.BLOCKED: CustomerBlocked(),
            Fate.BROKEN: ZeroDivisionError("a defect"),
        }
        if fate in errors:
            raise errors[fate]

    def _arrive(self, letter: Letter, mark: Any, part_sent: Callable[[int], None], *, fate: Fate) -> Receipt:
        for key in letter.deletes:
            self._note(letter, key, 0, mark, edit=True)
        if letter.deletes:
            return Receipt(channel_key="")
        if letter.target:
            self._note(letter, letter.target, 0, mark, edit=True)
            return Receipt(channel_key=letter.target)
        key = ""
        pieces = letter.text.split("|")
        for number in range(letter.skip_parts, len(pieces)):
            key = self.new_key(letter.chat_key)
            self._note(letter, key, number, mark, edit=False)
            if fate not in UNANSWERED or number + 1 < len(pieces):
                part_sent(number + 1)
            if fate is Fate.LATER_AFTER_PART and len(pieces) > 1:
                break
        return Receipt(channel_key=key)

    def _note(self, letter: Letter, key: str, part: int, mark: Any, *, edit: bool) -> None:
        piece = Reached(chat_key=letter.chat_key, key=key, text=letter.text, part=part, edit=edit, mark=mark)
        self.reached.append(piece)


def _to_news(standing: str) -> News:
    powers = Powers(reply=standing == "works", read=True, delete=True)
    return News(user_key="owner", talk_key="owner", powers=powers, enabled=standing != "off")


@dataclass
class InItsName:
    """The same phones, written to in the name of an account."""

    channel: FaultyChannel
    name: str = CHANNEL
    account: str = ""

    def to_incoming(self, raw: str) -> Incoming | None:
        return self.channel.to_incoming(raw)

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        return await self.channel.send(letter, part_sent=part_sent)

    async def show_typing(self, chat_key: str) -> None:
        return

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        return await self.channel.open_file(file_key, limit=limit)
