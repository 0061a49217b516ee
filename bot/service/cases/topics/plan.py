"""The kinds of steps by which a topic comes up to date."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.case import Case
from bot.core.conversation import Conversation
from bot.core.desk.topics import Group, Line, Topic
from bot.core.messages import Attachment, Button, Message


@dataclass(frozen=True, kw_only=True)
class Leave:
    """Close it for good: the case is one of another group now."""

    group_id: int


@dataclass(frozen=True, kw_only=True)
class Open:
    """Make the topic."""

    title: str
    colour: int


@dataclass(frozen=True, kw_only=True)
class Close:
    """Close it, or open it again."""

    closed: bool


@dataclass(frozen=True, kw_only=True)
class Rename:
    """Call it so."""

    title: str


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Show the brief, or change it; ``shown`` is what tells it from another one."""

    text: str
    buttons: tuple[Button, ...]
    shown: str


@dataclass(frozen=True, kw_only=True)
class Pin:
    """Keep the brief in sight."""


@dataclass(frozen=True, kw_only=True)
class Post:
    """Show lines and notes in one message, up to these."""

    text: str
    files: tuple[Attachment, ...] = ()
    copied_from: Message | None = None
    passed_on: Attachment | None = None
    messages: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    read_through: int = 0
    noted_through: int = 0


@dataclass(frozen=True, kw_only=True)
class Correct:
    """Change what stands there, or say ``below`` it how it reads now; ``text`` "" where there is nothing to change."""

    channel_key: str
    text: str
    revision: int
    below: bool = False


@dataclass(frozen=True, kw_only=True)
class Settle:
    """Show what became of a colleague's words."""

    line: Line
    emoji: str
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Rest:
    """All is there."""

    stamp: str
    ended: bool


Step = Leave | Open | Close | Rename | Panel | Pin | Post | Correct | Settle | Rest


@dataclass(frozen=True, kw_only=True)
class View:
    """A topic with all it is about."""

    group: Group
    topic: Topic
    case: Case
    conversation: Conversation
