"""What a reader of old conversations gives: lines, what could not be read, who spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.errors import AnswerdeskError


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One message. ``ours`` is None where the export does not tell who is the business."""

    chat: str
    id: str
    at: datetime
    who: str
    name: str
    text: str
    reply_to: str = ""
    ours: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """A message that is none of a conversation in words; the catalogues have ``history-unread-<code>``."""

    code: str


Piece = Line | Unread


class Unusable(AnswerdeskError):
    """This file holds no conversations that can be read."""

    def __init__(self, trouble: str, **params: str) -> None:
        super().__init__()
        self.trouble = trouble
        self.params = params


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Somebody who wrote. ``ours``: whether it is likely the business."""

    id: str
    name: str
    lines: int
    chats: int
    ours: bool = False


@dataclass(kw_only=True)
class Seen:
    """What a look at the files told; ``troubles`` by file, with the parameters of their sentence."""

    lines: int = 0
    chats: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    speakers: tuple[Speaker, ...] = ()
    troubles: list[Mapping[str, Any]] = field(default_factory=list)


def to_json(line: Line) -> list[Any]:
    """A line as it lies in the file between two steps."""
    return [line.chat, line.id, line.at.timestamp(), line.who, line.name, line.text, line.reply_to]


def from_json(row: list[Any], ours: frozenset[str]) -> Line:
    """And back; who is the business has been said meanwhile."""
    chat, own, at, who, name, text, reply = row
    moment = datetime.fromtimestamp(at, UTC)
    return Line(chat=chat, id=own, at=moment, who=who, name=name, text=text, reply_to=reply, ours=who in ours)
