"""Chats of one person. Each keeps its transcript and its owner; that they belong together is a fact that can end."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True)
class Join:
    """Two chats of one person; ``person_name``: who of the staff said so."""

    id: int
    conversation_id: int
    other_id: int
    how: How
    at: datetime
    person_name: str = ""


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
