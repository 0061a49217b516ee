"""What is due at a moment: a promise given to a customer, or a reminder somebody asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DueKind(StrEnum):
    """A promise is the holder's, whoever that is by then; a reminder is of the one who asked for it; a review tells
    its person that there is something to read.
    """

    PROMISE = "promise"
    REMINDER = "reminder"
    REVIEW = "review"


@dataclass(frozen=True, kw_only=True)
class Due:
    """One of them. ``message_id``: in which it was promised; ``settled_at``: when it was kept, done or given up;
    ``rung``: how often it has called.
    """

    id: int
    conversation_id: int
    kind: DueKind
    person_id: int
    note: str
    created_at: datetime
    warn_at: datetime
    due_at: datetime
    case_id: int | None = None
    message_id: int | None = None
    rung: int = 0
    settled_at: datetime | None = None
    removed: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is still owed."""
        return self.settled_at is None

    @property
    def was_kept(self) -> bool:
        """Whether it was settled in time."""
        return not self.removed and self.settled_at is not None and self.settled_at <= self.due_at


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """A reminder whose time has come, as a list shows it; of a ``review`` the note is what happened to it."""

    id: int
    conversation_id: int
    person_id: int
    note: str
    due_at: datetime
    customer_name: str
    channel: str
    kind: DueKind = DueKind.REMINDER
    case_id: int | None = None
