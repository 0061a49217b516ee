"""The lead's board: who is here since when, what each holds, how long customers wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.core.case import State
from bot.core.clocks.clock import Stage
from bot.core.desk.teams import Team
from bot.core.presence import Colleague, Presence
from bot.core.queue import ListedCase

URGENT = 2  # the priority from which a case is


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Somebody who answers chats: present (or gone) ``since``, with what they ``taken`` and ``closed`` today."""

    colleague: Colleague
    since: datetime | None = None
    taken: int = 0
    closed: int = 0


@dataclass(frozen=True, kw_only=True)
class Load:
    """What one person holds. ``cases`` in the order of the queue, put-off ones among them; ``late``: how many are."""

    duty: Duty
    cases: tuple[ListedCase, ...] = ()
    late: int = 0

    @cached_property
    def chats(self) -> int:
        """How many count against the capacity."""
        return sum(case.snooze is None for case in self.cases)

    @cached_property
    def snoozed(self) -> int:
        """How many are put off."""
        return len(self.cases) - self.chats

    @cached_property
    def unread(self) -> int:
        """In how many the customer waits for an answer."""
        return sum(case.unanswered > 0 and case.snooze is None for case in self.cases)

    @cached_property
    def oldest(self) -> datetime | None:
        """Since when the one waits who waits longest."""
        return find_oldest(self.cases)

    @property
    def is_over(self) -> bool:
        """Whether they hold more than they should."""
        most = self.duty.colleague.capacity
        return most is not None and self.chats > most


@dataclass(frozen=True, kw_only=True)
class TeamLoad:
    """What waits for one team, in the order of the queue."""

    team: Team
    waiting: tuple[ListedCase, ...] = ()

    @property
    def is_alone(self) -> bool:
        """Whether somebody waits and nobody of the team is here."""
        return bool(self.waiting) and not self.team.here


@dataclass(frozen=True, kw_only=True)
class Board:
    """All of it at one moment. ``waiting`` are the cases nobody has taken, ``late`` is how many of all are."""

    loads: tuple[Load, ...] = ()
    waiting: tuple[ListedCase, ...] = ()
    late: int = 0
    teams: tuple[TeamLoad, ...] = ()

    @cached_property
    def open(self) -> int:
        """How many cases are open."""
        return len(self.waiting) + sum(len(load.cases) for load in self.loads)

    @cached_property
    def here(self) -> int:
        """How many can take a chat now."""
        return sum(load.duty.colleague.presence is Presence.ONLINE for load in self.loads)

    @cached_property
    def taken(self) -> int:
        """How many cases were taken today."""
        return sum(load.duty.taken for load in self.loads)

    @cached_property
    def closed(self) -> int:
        """How many were closed today."""
        return sum(load.duty.closed for load in self.loads)

    @cached_property
    def urgent(self) -> int:
        """How many of the queue are urgent."""
        return sum(case.priority >= URGENT for case in self.waiting)

    @cached_property
    def languages(self) -> tuple[tuple[str, int], ...]:
        """The queue by language, the most first."""
        return tuple(Counter(case.language for case in self.waiting).most_common())

    def find_team(self, team_id: int) -> TeamLoad | None:
        """What waits for this team."""
        return next((load for load in self.teams if load.team.id == team_id), None)

    def find(self, person_id: int) -> Load | None:
        """What this person holds."""
        return next((load for load in self.loads if load.duty.colleague.id == person_id), None)


def make_board(cases: Sequence[ListedCase], duties: Sequence[Duty], now: datetime, teams: Sequence[Team] = ()) -> Board:
    """The open cases, given to who holds them, those in the queue to the teams they wait for."""
    held: dict[int | None, list[ListedCase]] = {}
    for case in cases:
        held.setdefault(case.person_id, []).append(case)
    own = ((duty, tuple(held.get(duty.colleague.id, ()))) for duty in duties)
    loads = (Load(duty=duty, cases=theirs, late=_count_late(theirs, now)) for duty, theirs in own)
    waiting = tuple(case for case in cases if case.state is State.WAITING)
    return Board(
        loads=tuple(sorted(loads, key=_order)),
        waiting=waiting,
        late=_count_late(cases, now),
        teams=tuple(
            TeamLoad(team=team, waiting=tuple(case for case in waiting if case.team_id == team.id)) for team in teams
        ),
    )


def find_oldest(cases: Sequence[ListedCase]) -> datetime | None:
    """Since when the customer waits who has waited longest; a chat that is put off hurries nobody."""
    return min(
        (case.waiting_since for case in cases if case.waiting_since is not None and case.snooze is None), default=None
    )


def _count_late(cases: Sequence[ListedCase], now: datetime) -> int:
    return sum(case.clock is not None and case.clock.stage(now) is Stage.LATE for case in cases)


def _order(load: Load) -> tuple[int, str, int]:
    """By presence and name: a row that jumps with every message can't be pressed."""
    colleague = load.duty.colleague
    return list(Presence).index(colleague.presence), colleague.name.casefold(), colleague.id
