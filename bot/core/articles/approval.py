"""A second person looks before customers do: what was sent for review, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Step(StrEnum):
    """Where it stands; whoever wrote it may send it again once it is ``BACK``."""

    WAITING = "waiting"
    BACK = "back"
    AGAIN = "again"
    WITHDRAWN = "withdrawn"
    LIVE = "live"


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who answers for a text that goes live: who wrote it, who looked at it; ``alone``: an admin did without that."""

    author_id: int
    reviewer_id: int | None = None
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Approval:
    """``text``: the file as it was sent. ``asked_id``: who is to look, None for whoever may; ``author_gone``: they are
    no longer on the staff, ``asked_gone`` likewise.
    """

    id: int
    article: str
    language: str
    text: str
    author_id: int
    author_name: str
    author_gone: bool
    asked_id: int | None
    asked_name: str
    asked_gone: bool
    note: str
    step: Step
    comment: str
    decided_by: int | None
    decided_name: str
    created_at: datetime
    decided_at: datetime | None

    @property
    def place(self) -> tuple[str, str]:
        """Key and language."""
        return self.article, self.language

    def asks(self, person_id: int) -> bool:
        """Whether it waits for this person: they did not send it, and nobody else was asked."""
        if self.step is not Step.WAITING or person_id == self.author_id:
            return False
        return self.asked_id in (None, person_id) or self.asked_gone
