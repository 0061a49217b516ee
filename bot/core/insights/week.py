"""What is worth doing this week: at most ten proposals, by the chats they would save, and what came of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

MOST: Final = 10
OF_A_KIND: Final = 5  # at first; the rest only where there is room
LASTS: Final = timedelta(days=28)
QUIET: Final = timedelta(days=90)  # what was rejected is not proposed again for so long
WEEK: Final = timedelta(days=7)
LOOKS_BACK: Final = timedelta(days=28)  # what is compared with what came after
LEAST: Final = 0.5  # chats a week; below, it is not worth a line


class What(StrEnum):
    """What is proposed."""

    GAP = "gap"  # a group of questions that no article answers
    WORDINGS = "wordings"  # of customers, for an article
    WEAK = "weak"  # an article that helps little
    REVIEW = "review"  # an article whose review is due


class State(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    TAKEN = "taken"
    REJECTED = "rejected"
    EXPIRED = "expired"


class No(StrEnum):
    """Why it was rejected."""

    SMALL = "small"
    WRONG = "wrong"
    ELSEWHERE = "elsewhere"  # it is taken care of


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that could be done: ``place`` is a group or an article, ``saves`` chats a week at most."""

    what: What
    place: str
    title: str
    saves: float
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A finding that was put before the leads, and what they said."""

    id: int
    finding: Finding
    state: State
    made_at: datetime
    decided_at: datetime | None = None
    person_name: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[What, str]:
        """What it is about."""
        return self.finding.what, self.finding.place

    def is_quiet(self, now: datetime) -> bool:
        """Whether it is not to be proposed anew: decided lately, or lapsed while nobody cared."""
        if self.state is State.OPEN:
            return True
        pause = QUIET if self.state is State.REJECTED else LASTS
        return (self.decided_at or self.made_at) > now - pause


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Chats in so many days, and those of them that were not served."""

    days: float
    asked: int
    unserved: int

    @property
    def a_week(self) -> float:
        """Unserved chats a week."""
        return 7 * self.unserved / self.days if self.days else 0.0


@dataclass(frozen=True, kw_only=True)
class Effect:
    """Before and after: what differs may have other causes, too."""

    before: Stretch
    after: Stretch

    @property
    def is_early(self) -> bool:
        """Less than a week has passed."""
        return self.after.days < WEEK.days


def choose(found: Iterable[Finding], known: Sequence[Proposal], *, now: datetime) -> tuple[Finding, ...]:
    """What is put before the leads anew: what saves most first, of each kind, as far as there is room."""
    quiet = {one.key for one in known if one.is_quiet(now)}
    room = MOST - sum(one.state is State.OPEN for one in known)
    fresh = [one for one in found if one.saves >= LEAST and (one.what, one.place) not in quiet]
    ordered = sorted(fresh, key=lambda one: (-one.saves, one.what.value, one.place))
    first: list[Finding] = []
    for what in What:
        first += [one for one in ordered if one.what is what][:OF_A_KIND]
    rest = [one for one in ordered if one not in first]
    ranked = [*sorted(first, key=ordered.index), *rest]
    return tuple(ranked[: max(0, room)])


def is_over(one: Proposal, *, now: datetime) -> bool:
    """Whether nobody has decided for four weeks."""
    return one.state is State.OPEN and one.made_at <= now - LASTS
