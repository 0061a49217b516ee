"""Chats of one person. Each keeps its transcript and its owner; that they belong together is a fact that can end."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.core.case import Case
from bot.core.conversation import Conversation, Holder

ASIDE: Final = "aside"  # begins the key of a chat that gave its place to another


class How(StrEnum):
    """How it is known: the customer went on in another channel or typed a code of theirs, their site signed for them,
    or staff said so.
    """

    MOVE = "move"
    CODE = "code"
    SITE = "site"
    STAFF = "staff"


class Leads(StrEnum):
    """Whose name, language and details stay when two chats are joined: of nobody, of this chat, of the other."""

    NOBODY = "nobody"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, kw_only=True)
class Details:
    """What a chat knows of its customer; ``chosen``: the customer chose the language."""

    name: str = ""
    phone: str = ""
    email: str = ""
    zone: str = ""
    note: str = ""
    language: str = ""
    chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What a chat took over from the one it was joined with: what it knew before, and since."""

    conversation_id: int
    before: Details
    after: Details


def follow(leading: Details, following: Details) -> Details:
    """What the following chat knows then: what the leading one knows, and its own where that knows nothing."""
    known = {one.name: getattr(leading, one.name) or getattr(following, one.name) for one in fields(Details)}
    return Details(**known)


def give_back(taken: Taken, now: Details) -> Details:
    """What the chat had before; what somebody has changed since stays."""
    known = {}
    for one in (field.name for field in fields(Details)):
        untouched = getattr(now, one) == getattr(taken.after, one)
        known[one] = getattr(taken.before if untouched else now, one)
    return Details(**known)


@dataclass(frozen=True, kw_only=True)
class Join:
    """Two chats of one person; ``person_name``: who of the staff said so; ``taken``: what one took over then."""

    id: int
    conversation_id: int
    other_id: int
    how: How
    at: datetime
    person_name: str = ""
    taken: Taken | None = None


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a chat had at the place it left: an address letters go to, how far they had read, other browsers."""

    address: str = ""
    seen_through: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another chat of the same person with its open case and closed ones; ``join`` is what ties it to this one, None
    where a third chat does.
    """

    conversation: Conversation
    case: Case | None
    past: tuple[Case, ...]
    join: Join | None

    @property
    def is_live(self) -> bool:
        """Whether a person is called there, or there already."""
        return self.conversation.owner.holder is not Holder.BOT
