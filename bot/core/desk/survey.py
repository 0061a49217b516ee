"""Asking a customer how a person helped (CSAT): whom it is fair to ask, and what can be answered.

The rules are those of support desks (Intercom, Zendesk, Simplesat): a person took part, there was a conversation, it is
fresh, once a case and once a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

SCORES: Final = (1, 2, 3, 4, 5)
LOW: Final = 3  # up to here we ask what was wrong
LEAST_CHARACTERS: Final = 250  # of customer and staff together, from where it was a conversation
FRESH: Final = timedelta(days=7)  # since the last reply, and so long an answer counts
APART: Final = timedelta(hours=24)
COMMENT_LENGTH: Final = 1_000


class Unasked(StrEnum):
    """Why somebody was not asked."""

    OFF = "off"
    CHOSEN = "chosen"  # by who closed the case
    NO_REPLY = "no-reply"
    SHORT = "short"
    STALE = "stale"
    RECENT = "recent"
    BLOCKED = "blocked"


class Complaint(StrEnum):
    """What was wrong."""

    SLOW = "slow"
    UNSOLVED = "unsolved"
    UNCLEAR = "unclear"
    RUDE = "rude"


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What counts of a case that has just been closed. ``characters``: of customer and staff, since the customer began
    to wait; ``asked_at``: when this customer was asked last.
    """

    replied_at: datetime | None
    characters: int
    asked_at: datetime | None
    blocked: bool


@dataclass(frozen=True, kw_only=True)
class Rating:
    """What came of asking about a case. ``score`` 1 to 5, None while there is none."""

    case_id: int
    conversation_id: int
    person_id: int | None
    asked_at: datetime
    message_id: int | None = None
    unasked: Unasked | None = None
    score: int | None = None
    rated_at: datetime | None = None
    complaint: Complaint | None = None
    comment: str = ""

    def is_over(self, now: datetime) -> bool:
        """Whether an answer comes too late."""
        return now - self.asked_at > FRESH


def why_not(talk: Talk, now: datetime) -> Unasked | None:
    """Why it is not fair to ask about this case; None when it is."""
    if talk.blocked:
        return Unasked.BLOCKED
    if talk.replied_at is None:
        return Unasked.NO_REPLY
    if now - talk.replied_at > FRESH:
        return Unasked.STALE
    if talk.characters < LEAST_CHARACTERS:
        return Unasked.SHORT
    if talk.asked_at is not None and now - talk.asked_at < APART:
        return Unasked.RECENT
    return None
