"""Asking customers whether they would recommend the business (NPS): whom and when it is fair to ask, and the sum.

It is about the business, not about one chat: at most once in so many days a customer, a day after a case in which a
person answered, whether that went well or not. A score of 9 or 10 is a promoter, 7 or 8 passive, less a detractor.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.hours import AS_BUSINESS, Office

SCORES: Final = tuple(range(11))
PROMOTES, PASSIVE = 9, 7  # from these scores on
REST: Final = timedelta(days=1)  # since the case was closed, and since its stars were given
FRESH: Final = timedelta(days=7)  # so long after a case its customer may be asked
QUIET: Final = timedelta(minutes=30)  # nobody is asked in the middle of something else
COUNTS: Final = timedelta(days=14)  # so long an answer does
AT_ONCE: Final = timedelta(minutes=10)  # so long after the score what is written is about it
COMMENT_LENGTH: Final = 1_000


class Unasked(StrEnum):
    """Why somebody was not asked after a case."""

    RECENT = "recent"
    BLOCKED = "blocked"
    STALE = "stale"  # there was no good moment in time


class Not(StrEnum):
    """Why it is no moment to ask, though it may come."""

    YET = "yet"


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A case that ended, after which its customer may be asked. ``office``: when those work whose
    case it was.
    """

    case_id: int
    conversation_id: int
    closed_at: datetime
    office: Office = AS_BUSINESS


@dataclass(frozen=True, kw_only=True)
class Chance:
    """What counts of a customer. ``asked_at``: when they were asked this last; ``is_busy``: they wait for somebody, or
    a person has the chat; ``said_at``: the last they did.
    """

    asked_at: datetime | None
    said_at: datetime | None
    blocked: bool
    is_busy: bool


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """What came of asking one customer. ``score`` 0 to 10, None while there is none."""

    id: int
    conversation_id: int
    message_id: int
    asked_at: datetime
    score: int | None = None
    answered_at: datetime | None = None
    comment: str = ""

    def is_over(self, now: datetime) -> bool:
        """Whether an answer comes too late."""
        return now - self.asked_at > COUNTS

    def is_fresh(self, now: datetime) -> bool:
        """Whether the score was given just now, and why not said yet."""
        return self.answered_at is not None and not self.comment and now - self.answered_at <= AT_ONCE


@dataclass(frozen=True, kw_only=True)
class NpsSum:
    """Of the customers asked in a time: how many, and what those who answered are."""

    asked: int = 0
    promoters: int = 0
    passives: int = 0
    detractors: int = 0

    @property
    def answered(self) -> int:
        """How many gave a score."""
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> int | None:
        """The NPS, -100 to 100; None without an answer."""
        return round(100 * (self.promoters - self.detractors) / self.answered) if self.answered else None


def why_not(closed: Closed, chance: Chance, now: datetime, *, days: int) -> Unasked | Not | None:
    """Why a customer is not asked after this case, at most once in ``days``; None when they are."""
    if chance.blocked:
        return Unasked.BLOCKED
    if chance.asked_at is not None and now - chance.asked_at < timedelta(days=days):
        return Unasked.RECENT
    if now - closed.closed_at > FRESH:
        return Unasked.STALE
    if chance.is_busy or (chance.said_at is not None and now - chance.said_at < QUIET):
        return Not.YET
    return None
