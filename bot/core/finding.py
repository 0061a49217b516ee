"""What a search over all chats looks for, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.messages import Author


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word that is wanted: any of its ``forms``, or what begins with ``prefix`` ("" for nothing)."""

    forms: frozenset[str]
    prefix: str = ""

    def takes(self, word: str) -> bool:
        """Whether a word of a text is meant."""
        return word in self.forms or bool(self.prefix and word.startswith(self.prefix))


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A line of a chat that has all terms. ``person_name`` of a colleague who wrote it, "" for others."""

    message_id: int
    conversation_id: int
    author: Author
    person_name: str
    text: str
    created_at: datetime
    customer_name: str
    username: str
    channel: str
    language: str
