"""How fast the queue moves, and so how long one who stands in it waits: from what has really happened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor, sqrt
from statistics import mean, median, stdev
from typing import Final

from bot.core.clocks.worktime import Calendar, worked

ENOUGH: Final = 3  # steps; with fewer nothing is foreseen
PLENTY: Final = 8  # so many of the last hours, or of this hour of the day, speak for themselves
RECENT: Final = timedelta(hours=2)
SAME_HOUR: Final = timedelta(hours=1)
AROUND: Final = timedelta(hours=1)  # who claimed so near in time was on duty together
CAP: Final = 4  # a step of more than so many long ones was a break, not the pace
LEAST_SPREAD: Final = 0.4  # of the mean: few steps that happen to be alike are no certainty
BELOW: Final = 0.9  # spreads; together about four of five waits lie between
ABOVE: Final = 1.8
FLOOR: Final = 0.2
NEXT: Final = (0.1, 0.92)  # of the steps of who is next


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A case that was taken from the queue: when it came into it, when and by whom it was taken, and whose it was."""

    opened_at: datetime
    claimed_at: datetime
    person_id: int | None = None
    team_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """So many ``minutes`` of working time the one who was next waited until ``at``; ``queued``: somebody stood before
    them when they came. ``hands``: how many people took cases about then.
    """

    at: datetime
    minutes: float
    queued: bool
    hands: int


@dataclass(frozen=True, kw_only=True)
class Pace:
    """The ``minutes`` of steps in order, and their mean and spread."""

    minutes: tuple[float, ...]
    mean: float
    spread: float

    @property
    def count(self) -> int:
        """Of how many it was learned."""
        return len(self.minutes)


def choose_claims(past: Sequence[Claim], team_id: int | None) -> tuple[Claim, ...]:
    """The claims that say how long such a case takes: the team's own if there are enough, else those of all."""
    own = tuple(claim for claim in past if team_id is not None and claim.team_id == team_id)
    return own if len(own) > ENOUGH else tuple(past)


def list_steps(claims: Sequence[Claim], calendar: Calendar) -> tuple[Step, ...]:
    """The waits of those who came into an empty queue, and of the others what they waited once they were next; in the
    order of time.
    """
    ordered = sorted(claims, key=lambda claim: claim.claimed_at)
    times = [claim.claimed_at for claim in ordered]
    queued = _list_queued(claims)
    steps: list[Step] = []
    for claim, before in zip(ordered, [None, *ordered], strict=False):
        begun = max(claim.opened_at, before.claimed_at) if before and claim in queued else claim.opened_at
        near = ordered[bisect_left(times, claim.claimed_at - AROUND) : bisect_right(times, claim.claimed_at + AROUND)]
        minutes = worked(calendar, begun, claim.claimed_at) / timedelta(minutes=1)
        hands = len({one.person_id for one in near})
        steps.append(Step(at=claim.claimed_at, minutes=minutes, queued=claim in queued, hands=hands))
    return tuple(steps)


def _list_queued(claims: Sequence[Claim]) -> set[Claim]:
    """Those who came while somebody stood before them."""
    found: set[Claim] = set()
    latest = None
    for claim in sorted(claims, key=lambda claim: claim.opened_at):
        if latest is not None and claim.opened_at < latest:
            found.add(claim)
        latest = claim.claimed_at if latest is None else max(latest, claim.claimed_at)
    return found


def read_pace(
    steps: Sequence[Step],
    *,
    calendar: Calendar,
    now: datetime,
    hands: int,
    queued: bool,
    head_since: datetime | None = None,
) -> Pace | None:
    """The pace at this hour; None where too little has happened.

    Args:
        hands: how many people are on duty now, 0 for who knows. With fewer than then a step takes so much longer.
        queued: whether others stood before who is to be told, or the queue was empty when they came.
        head_since: since when the one at the head of the queue stands there; a step that lasts is a step too.
    """
    alike = [step for step in steps if step.queued is queued]
    chosen = _choose_steps(alike if len(alike) >= ENOUGH else steps, now)
    if len(chosen) < ENOUGH:
        return None
    minutes = [step.minutes * max(1.0, step.hands / (hands or step.hands)) for step in chosen]
    if head_since is not None:
        standing = worked(calendar, head_since, now) / timedelta(minutes=1)
        minutes += [standing] if standing > median(minutes) else []
    most = CAP * max(1.0, sorted(minutes)[int(0.75 * (len(minutes) - 1))])
    minutes = sorted(min(one, most) for one in minutes)
    middle = mean(minutes)
    return Pace(minutes=tuple(minutes), mean=middle, spread=max(stdev(minutes), LEAST_SPREAD * middle))


def estimate_wait(pace: Pace | None, place: int) -> tuple[int, int] | None:
    """A range of minutes for a place in the queue, from 1: so many steps of that pace, wide where little is known.

    For who is next four of five such steps; else the spread of a sum of ``place`` steps, and of what ``count`` steps
    leave unknown of their mean.
    """
    if pace is None:
        return None
    if place == 1 and pace.count >= PLENTY:
        low, high = (pace.minutes[int(share * (pace.count - 1))] for share in NEXT)
    else:
        middle = place * pace.mean
        spread = pace.spread * sqrt(place + place**2 / pace.count)
        low, high = max(middle - BELOW * spread, FLOOR * middle), middle + ABOVE * spread
    least = max(1, floor(low))
    return least, max(least + 1, ceil(high))


def _choose_steps(steps: Sequence[Step], now: datetime) -> Sequence[Step]:
    """Those of the last hours; where they are few, those of this hour of any day; else all."""
    recent = [step for step in steps if now - step.at <= RECENT]
    if len(recent) >= PLENTY:
        return recent
    day = timedelta(days=1)
    alike = [step for step in steps if min((now - step.at) % day, (step.at - now) % day) <= SAME_HOUR]
    return alike if len(alike) >= PLENTY else steps
