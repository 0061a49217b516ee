"""A channel in memory: what was sent is what the customer's phone shows; how each send ends is scripted."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from pydantic import ValidationError

from bot.core.messages import Button, Incoming
from bot.errors import BadUpdate, NotFound, SendUncertain, TooLarge
from bot.service.ports import Letter, Receipt
from bot.storage.codec import pack, unpack


@dataclass(frozen=True, kw_only=True)
class Cut:
    """A send that ends with ``error`` after ``parts`` pieces have arrived; ``arrived``: in truth all of it has."""

    error: Exception
    parts: int = 0
    arrived: bool = False


LOST_BEFORE = Cut(error=SendUncertain())
LOST_AFTER = Cut(error=SendUncertain(), arrived=True)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A message on the customer's phone."""

    key: str
    text: str
    buttons: tuple[Button, ...]


class RecordingChannel:
    """``letters`` are all tries in order; ``phone(chat)`` is what arrived, edits applied.

    Texts longer than ``part_size`` go out in pieces. ``script`` queues how the next sends end: None for well, an error
    for surely not sent, a ``Cut`` for anything else.
    """

    def __init__(self, name: str = "test", *, account: str = "", part_size: int = 4096, first: int = 1000) -> None:
        self.name, self.account = name, account
        self.letters: list[Letter] = []
        self.typing: list[str] = []
        self.files: dict[str, bytes] = {}
        self._part_size = part_size
        self._script: deque[Cut | Exception | None] = deque()
        self._phones: dict[str, dict[str, Shown]] = {}
        self._next = first

    def script(self, *outcomes: Cut | Exception | None) -> None:
        """How the next sends end, one after the other; afterwards all is well again."""
        self._script.extend(outcomes)

    def phone(self, chat: str = "1") -> tuple[Shown, ...]:
        """What the customer of this chat sees."""
        return tuple(self._phones.get(chat, {}).values())

    def texts(self, chat: str = "1") -> list[str]:
        """The texts the customer of this chat sees."""
        return [shown.text for shown in self.phone(chat)]

    def to_incoming(self, raw: str) -> Incoming | None:
        data = json.loads(raw)  # text that is no JSON at all: an error that no channel announces
        if data is None:
            return None
        try:
            return unpack(Incoming, data)
        except ValidationError as error:
            raise BadUpdate(problem=f"{error.error_count()} bad fields") from error

    async def send(self, letter: Letter, *, part_sent: Callable[[int], None]) -> Receipt:
        await asyncio.sleep(0)  # other tasks may run while the network is awaited, as in life
        self.letters.append(letter)
        outcome = self._script.popleft() if self._script else None
        if isinstance(outcome, Exception):
            raise outcome
        known = None if outcome is None else letter.skip_parts + outcome.parts
        last = None if outcome is None or outcome.arrived else known
        key = self._arrive(letter, part_sent, last=last, known=known)
        if outcome is not None:
            raise outcome.error
        return Receipt(channel_key=key)

    async def show_typing(self, chat_key: str) -> None:
        self.typing.append(chat_key)

    async def open_file(self, file_key: str, *, limit: int) -> AsyncIterator[bytes]:
        if file_key not in self.files:
            raise NotFound(what="file")
        content = self.files[file_key]
        if len(content) > limit:
            raise TooLarge(limit=f"{limit} bytes")
        return _pieces(content)

    def _arrive(self, letter: Letter, part_sent: Callable[[int], None], *, last: int | None, known: int | None) -> str:
        """Show the pieces up to ``last``; only of those up to ``known`` does the sender hear. None means all."""
        phone = self._phones.setdefault(letter.chat_key, {})
        for gone in letter.deletes if last is None else ():
            phone.pop(gone, None)
        if letter.deletes:
            return ""
        if letter.target:
            if last is None:
                phone[letter.target] = Shown(key=letter.target, text=letter.text, buttons=letter.buttons)
            return letter.target
        key = ""
        for number, piece in enumerate(self._split(letter.text), start=1):
            if number <= letter.skip_parts or (last is not None and number > last):
                continue
            self._next += 1
            key = f"sent-{self._next}"
            phone[key] = Shown(key=key, text=piece, buttons=letter.buttons)
            if known is None or number <= known:
                part_sent(number)
        return key

    def _split(self, text: str) -> list[str]:
        return [text[at : at + self._part_size] for at in range(0, len(text), self._part_size)] or [""]


def to_raw(incoming: Incoming) -> str:
    """The update ``RecordingChannel`` reads as this."""
    return json.dumps(pack(incoming))


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content
