"""Whether so many people who ask the same within a quarter of an hour are more than this hour usually brings. Pure.

A count of this hour in earlier weeks has a gamma distribution as its rate, so the next count is negative binomial: a
few quiet weeks make nobody sure, many do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

WINDOW: Final = timedelta(minutes=15)
AROUND: Final = timedelta(hours=1)  # of the same moment in earlier weeks, before it and after
WEEKS: Final = 8
DAYS: Final = 6  # of the last week, where there are no weeks to compare with
FEW_WEEKS: Final = 2
YOUNG: Final = timedelta(days=3)  # of what was heard: then nothing is usual yet
LEAST: Final = 5  # people
TIMES: Final = 3.0  # the usual
UNLIKELY: Final = 1e-7  # seven hundred looks a day at some groups each must not make one alarm a month
PRIOR: Final = 0.5  # a person, in all the time that is compared
MOST_SURE: Final = 6.0  # shape: weeks differ for reasons no count knows
BUSIEST: Final = 4.0  # times: how much more than usual may come of everything


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A stretch of earlier time that is compared."""

    begins: datetime
    ends: datetime

    @property
    def windows(self) -> float:
        """How many quarters of an hour it has."""
        return (self.ends - self.begins) / WINDOW


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What this hour brings: ``people`` of the group within ``windows`` quarters of an hour; ``busier``: how many times
    more than usual comes now of all else.
    """

    people: int
    windows: float
    busier: float = 1.0

    @property
    def mean(self) -> float:
        """People one would expect now."""
        return (self.people + PRIOR) / max(1.0, self.windows) * self.busier


def list_slots(now: datetime, *, since: datetime) -> tuple[Slot, ...]:
    """What is compared of the time since when questions are heard; nothing while that is too short."""
    if now - since < YOUNG:
        return ()
    weeks = [slot for week in range(1, WEEKS + 1) if (slot := _slot(now, days=7 * week)).begins >= since]
    if len(weeks) >= FEW_WEEKS:
        return tuple(weeks)
    days = [slot for day in range(1, DAYS + 1) if (slot := _slot(now, days=day)).begins >= since]
    return (*days, *weeks)


def is_spike(people: int, usual: Usual) -> bool:
    """Whether somebody should be told."""
    enough = people >= max(LEAST, TIMES * usual.mean)
    return enough and chance(people, usual) < UNLIKELY


def chance(people: int, usual: Usual) -> float:
    """The probability of so many or more, if all is as usual."""
    shape = min(usual.people + PRIOR, MOST_SURE)
    mean = usual.mean
    fewer = sum(_probability(count, mean=mean, shape=shape) for count in range(people))
    rest, count = 0.0, people
    while (more := _probability(count, mean=mean, shape=shape)) > rest * 1e-3 or count < mean:
        rest, count = rest + more, count + 1  # summed from here: 1 - 0.9999999 has no digits left
    return rest if rest < 0.5 else max(0.0, 1.0 - fewer)


def weigh_busier(others: int, usual: float) -> float:
    """How many times more than usual comes of everything else, never less."""
    return min(max(1.0, (others + 2) / (usual + 2)), BUSIEST)


def _slot(now: datetime, *, days: int) -> Slot:
    middle = now - timedelta(days=days)
    return Slot(begins=middle - AROUND, ends=middle + AROUND)


def _probability(count: int, *, mean: float, shape: float) -> float:
    """Of a negative binomial."""
    odds = math.lgamma(count + shape) - math.lgamma(shape) - math.lgamma(count + 1)
    share = mean / (mean + shape)
    return math.exp(odds + shape * math.log1p(-share) + count * math.log(share))
