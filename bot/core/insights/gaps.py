"""Groups of questions that mean the same and were not served: what they cost, and what was decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

WINDOW: Final = timedelta(days=30)  # what a group is judged by
WEEK: Final = timedelta(days=7)
UNSERVED_MINUTES: Final = 5.0  # what such a question costs its customer at least
GROWS_BY: Final = 3  # people, and a half of those there were: then a group that was put away comes back
COMES_BACK: Final = 1.5


class GapState(StrEnum):
    """What was decided."""

    OPEN = "open"
    DONE = "done"  # phrasings were added, or an article was begun
    OUTSIDE = "outside"  # not for us
    DISMISSED = "dismissed"


BACK: Final = frozenset((GapState.DONE, GapState.DISMISSED))  # what comes back when it grows


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What the questions of a group add up to in the last 30 days.

    ``minutes``: that customers have waited for a person, at least ``UNSERVED_MINUTES`` each.
    ``week`` and ``before``: people of the last seven days and of the seven before.
    """

    people: int = 0
    minutes: float = 0.0
    down: int = 0
    week: int = 0
    before: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """People x their wait, more where thumbs went down."""
        return self.minutes * (1 + self.down / self.people) if self.people else 0.0

    @property
    def trend(self) -> int:
        """1: more people than the week before, -1: fewer, 0: about as many."""
        more = self.week - self.before
        return 0 if abs(more) <= max(1, self.before // 4) else 1 if more > 0 else -1


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group as it is listed. ``title`` is its most typical question; ``article`` is where it was taken care of."""

    id: int
    title: str
    state: GapState
    sum: Sum
    person_id: int | None = None
    person_name: str = ""
    note: str = ""
    article: str = ""
    draft: str = ""
    people_then: int = 0
    changed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What an operator wrote, and the names of both."""

    conversation_id: int
    text: str
    names: tuple[str, ...]
    language: str


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How it was asked: one text, in how many chats."""

    text: str
    language: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Case:
    """When somebody waited for a person, and how long."""

    conversation_id: int
    opened_at: datetime
    minutes: float


@dataclass(frozen=True, kw_only=True)
class Put:
    """A question of a group, as far as the sums need it."""

    gap_id: int
    conversation_id: int
    language: str
    at: datetime
    down: bool


def sum_up(questions: Iterable[Put], cases: Mapping[int, tuple[Case, ...]], *, now: datetime) -> dict[int, Sum]:
    """The sums of each group; every customer counts once."""
    seen: dict[int, dict[int, list[Put]]] = {}
    for one in questions:
        seen.setdefault(one.gap_id, {}).setdefault(one.conversation_id, []).append(one)
    return {gap: _sum(chats, cases, now) for gap, chats in seen.items()}


def comes_back(group: Group, now: Sum) -> bool:
    """Whether what was put away has grown since."""
    grown = max(group.people_then + GROWS_BY, group.people_then * COMES_BACK)
    return group.state in BACK and now.people >= grown


def _sum(chats: Mapping[int, list[Put]], cases: Mapping[int, tuple[Case, ...]], now: datetime) -> Sum:
    languages: dict[str, int] = {}
    minutes, down, week, before = 0.0, 0, 0, 0
    for chat, asked in chats.items():
        newest = max(one.at for one in asked)
        waits = [case.minutes for case in cases.get(chat, ()) if _belongs(case, asked)]
        minutes += max((UNSERVED_MINUTES, *waits))
        down += any(one.down for one in asked)
        week += newest > now - WEEK
        before += now - 2 * WEEK < min(one.at for one in asked) <= now - WEEK
        languages[asked[-1].language] = languages.get(asked[-1].language, 0) + 1
    return Sum(people=len(chats), minutes=minutes, down=down, week=week, before=before, languages=languages)


def _belongs(case: Case, asked: Iterable[Put]) -> bool:
    return any(one.at - timedelta(minutes=1) <= case.opened_at <= one.at + timedelta(hours=24) for one in asked)
