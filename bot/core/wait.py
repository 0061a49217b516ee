"""What a customer in the queue is told of their wait: coarse where it is far away, so that it need not change often."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.core.clocks.worktime import Calendar, before

NEAR: Final = 5  # up to here the exact place is told
AHEAD: Final = (10, 20, 50, 100, 200, 500, 1000)  # farther away: how many at most are ahead
MINUTES: Final = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 480, 600, 720, 960, 1440)
TOO_WIDE: Final = 2
HEAD_START: Final = timedelta(minutes=20)  # of working time, for each step of priority


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Whose a case in the queue is; ``rivals`` are the teams that share people with it, itself among them."""

    team_id: int | None = None
    rivals: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """How things stand. ``place`` from 1; ``minutes``: the estimate, None when nothing is known or nobody is there;
    ``opens``: which day (today, tomorrow, later), date and time people are back, "" while it is their time; ``alone``:
    it is, and yet all have left the desk.
    """

    language: str
    place: int
    minutes: tuple[int, int] | None = None
    opens: tuple[str, str, str] = ("", "", "")
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the card says. ``place`` is exact up to ``NEAR``; else 0, and fewer than ``ahead`` people stand before them
    (0: more than the last of ``AHEAD``). ``minutes`` are steps of ``MINUTES``. ``opens``, ``alone``: as in the outlook.
    ``overtaken``: the place is farther back than the one told before.
    """

    language: str
    place: int = 0
    ahead: int = 0
    minutes: tuple[int, int] | None = None
    opens: tuple[str, str, str] = ("", "", "")
    alone: bool = False
    overtaken: bool = False

    @property
    def distance(self) -> int:
        """How far back it says they stand."""
        return self.place or self.ahead or 2 * AHEAD[-1]


def count_places(line: Sequence[Standing]) -> list[int]:
    """The place of each, from 1, in the order of the queue: those count that stand before it for the same people. For
    a team's case these are the cases of its rivals and everybody's, for everybody's they are all.
    """
    before: dict[int | None, int] = {}
    places = []
    for one in line:
        counted = before.keys() if one.team_id is None else (None, *(one.rivals | {one.team_id}))
        places.append(1 + sum(before.get(team, 0) for team in counted))
        before[one.team_id] = before.get(one.team_id, 0) + 1
    return places


def find_turn(calendar: Calendar, since: datetime, priority: int) -> datetime:
    """When a case would have had to come to stand where it stands: what is urgent goes before those who came in the
    last minutes, not before who has waited long.
    """
    return before(calendar, since, priority * HEAD_START)


def to_told(outlook: Outlook, before: Told | None = None) -> Told:
    """What is to be said of it, after what was said ``before``: true now, and as long as ``still_holds`` says so."""
    near = outlook.place <= NEAR
    step = bisect_left(AHEAD, outlook.place)
    told = Told(
        language=outlook.language,
        place=outlook.place if near else 0,
        ahead=0 if near or step == len(AHEAD) else AHEAD[step],
        minutes=_round(outlook.minutes),
        opens=outlook.opens,
        alone=outlook.alone,
    )
    return replace(told, overtaken=before is not None and told.distance > before.distance)


def still_holds(told: Told, outlook: Outlook) -> bool:
    """Whether what was told is true still and says nearly as much as could be said now."""
    told, fresh = replace(told, overtaken=False), to_told(outlook)
    if told.minutes is None or fresh.minutes is None or outlook.minutes is None:
        return told == fresh
    (low, high), (least, most) = told.minutes, outlook.minutes
    near_enough = high <= TOO_WIDE * fresh.minutes[1] and fresh.minutes[0] <= TOO_WIDE * low
    return replace(told, minutes=fresh.minutes) == fresh and low <= least and most <= high and near_enough


def _round(minutes: tuple[int, int] | None) -> tuple[int, int] | None:
    """Outwards to the next steps; what lies beyond the last one is not foreseen."""
    if minutes is None or minutes[1] > MINUTES[-1]:
        return None
    below = bisect_right(MINUTES, max(minutes[0], MINUTES[0])) - 1
    above = max(bisect_left(MINUTES, minutes[1]), below + 1)
    return (MINUTES[below], MINUTES[above]) if above < len(MINUTES) else None
