"""A spike as it is kept: what is asked, by whom, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

CALM: Final = timedelta(hours=1)  # without another question: then it is over


class SpikeState(StrEnum):
    """What was decided."""

    OPEN = "open"
    INCIDENT = "incident"  # a lead does something about it
    QUIET = "quiet"  # no incident: nobody is told of it again for the day
    OVER = "over"


LIVE: Final = (SpikeState.OPEN, SpikeState.INCIDENT)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A question that was heard lately, and of which kind it was taken to be; 0 while nobody has looked."""

    message_id: int
    conversation_id: int
    text: str
    at: datetime
    kind_id: int = 0


@dataclass(frozen=True, kw_only=True)
class Spike:
    """``title`` is its most typical question; ``people`` asked it in all, ``first`` within the quarter of an hour in
    which ``usual`` are expected; ``seen_at``: the newest of their questions.
    """

    id: int
    title: str
    state: SpikeState
    people: int
    first: int
    usual: float
    began_at: datetime
    seen_at: datetime
    quiet_until: datetime | None = None
    decided_name: str = ""


@dataclass(frozen=True, kw_only=True)
class Affected:
    """Somebody of a spike: what they asked, and where their chat stands. ``case_id``: they wait for a person, or have
    one, whose name is ``holder``.
    """

    conversation_id: int
    message_id: int
    name: str
    language: str
    text: str
    at: datetime
    case_id: int | None = None
    person_id: int | None = None
    holder: str = ""
    waiting_since: datetime | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has taken their case yet."""
        return self.case_id is not None and self.person_id is None


def count_course(moments: tuple[datetime, ...], *, now: datetime, step: timedelta, steps: int) -> tuple[int, ...]:
    """How many of these fell into each step up to now, the oldest first."""
    counts = [0] * steps
    for moment in moments:
        ago = int((now - moment) / step)
        if 0 <= ago < steps:
            counts[steps - 1 - ago] += 1
    return tuple(counts)
