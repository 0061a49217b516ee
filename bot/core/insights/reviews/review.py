"""A review: why a case was chosen, how far it is, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.insights.reviews.score import Mark

COMMENT_LENGTH: Final = 2_000
MOST_LINES: Final = 100
DISPUTE_DAYS: Final = 7  # until leads set others
MOST_DISPUTE_DAYS: Final = 90
QUESTION_LENGTH: Final = 200  # as much of it as a list shows


class Drawn(StrEnum):
    """Why a conversation is reviewed."""

    HAND = "hand"
    LOW = "low"
    REOPENED = "reopened"
    LONG = "long"
    NEW = "new"
    RANDOM = "random"
    LEAST = "least"


class Stage(StrEnum):
    """How far it is; from ``done`` on the reviewed person sees it."""

    TODO = "todo"
    DRAFT = "draft"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class LineComment:
    """What is said of one line of the transcript."""

    message_id: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What a reviewer has filled in."""

    marks: tuple[Mark, ...] = ()
    comment: str = ""
    lines: tuple[LineComment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Review:
    """Of one case and the person who closed it. ``revision`` grows with each save, so that two windows can't overwrite
    each other; ``score`` from 0 to 1 once it is done, None before.
    """

    id: int
    case_id: int
    conversation_id: int
    person_id: int
    person_name: str
    card_id: int
    drawn: Drawn
    stage: Stage
    made_at: datetime
    reviewer_id: int | None = None
    reviewer_name: str = ""
    filled: Filled = Filled()
    revision: int = 0
    score: float | None = None
    finished_at: datetime | None = None
    seen_at: datetime | None = None
    team_id: int | None = None
    customer_name: str = ""
    question: str = ""

    def may_be_disputed(self, now: datetime, days: int) -> bool:
        """Whether the reviewed person can still object, who has so many days for it."""
        return self.finished_at is not None and now < self.finished_at + timedelta(days=days)


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """An objection to one category; ``before`` is what was given, ``after`` what stands since it was decided."""

    id: int
    review_id: int
    category: str
    reason: str
    made_at: datetime
    before: int | None
    after: int | None = None
    decided_at: datetime | None = None
    decided_by: int | None = None
    decided_name: str = ""
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.decided_at is None

    @property
    def changed(self) -> bool:
        """Whether something else was given for it."""
        return self.decided_at is not None and self.after != self.before
