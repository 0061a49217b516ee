"""Two months of a made-up business by the minute, and a third in which things break: questions as vectors.

What is usual differs by hour and weekday, from day to day (a gamma factor a topic), and now and then everything is
asked three times as much for three hours. Meanings are directions; people put one in other words: the cosine of two
phrasings is .45 on average, as with the product's encoders for people who tell of one incident; topics of one field lie
at .36.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.gaps.grouping import Rows

BEGINS: Final = datetime(2026, 6, 1, tzinfo=UTC)  # a Monday
BEFORE: Final = timedelta(weeks=8)
MONTH: Final = timedelta(days=30)
WIDE: Final = 96  # numbers of a vector
NOISE: Final = 1.1  # of a phrasing beside its meaning, whose length is 1
FIELDS: Final = 8
FIELD: Final = 0.75  # how much of its field a topic has
_NIGHT: Final = (0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.2, 0.5)
_DAY: Final = (1, 1.5, 1.8, 1.8, 1.6, 1.5, 1.5, 1.4, 1.4, 1.5, 1.6, 1.5)
HOURS: Final = (*_NIGHT, *_DAY, 1.2, 0.9, 0.5, 0.2)
WEEKDAYS: Final = (1.1, 1.0, 1.0, 1.0, 1.2, 0.9, 0.8)
UNEVEN: Final = 6.0  # shape of a topic's factor for a day
RUSHES: Final = 4  # hours in which everything is asked more, a month
RUSH: Final = 3.0
RUSH_LASTS: Final = timedelta(hours=3)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question; ``incident`` is the number of what broke, -1 for none."""

    at: datetime
    person: int
    row: int
    incident: int = -1


@dataclass(frozen=True, kw_only=True)
class Broken:
    """Something that broke: the first question of it."""

    number: int
    begins: datetime
    people: int
    new: bool  # nobody ever asked that; else it is a topic people ask about anyway


class Month:
    """``a_day``: questions of an ordinary day; ``broken``: how often each number of people asks within 15 minutes."""

    def __init__(self, *, a_day: int, topics: int, broken: Sequence[int], seed: int = 1) -> None:
        self._rng = np.random.default_rng(seed)
        self._a_day = a_day
        fields = _unit(self._rng.normal(size=(FIELDS, WIDE)))
        own = _unit(self._rng.normal(size=(topics, WIDE)))
        share = FIELD * fields[np.arange(topics) % FIELDS]
        self._meanings = _unit(share + own)
        popular = 1 / (np.arange(topics) + 2.0)
        self._popular = popular / popular.sum()
        self._rows: list[NDArray[np.float32]] = []
        self._person = 0
        asked = [*self._ordinary(), *self._break(broken)]
        self.asked = tuple(sorted(asked, key=lambda one: one.at))
        self.rows: Rows = np.stack(self._rows)

    @property
    def measured(self) -> datetime:
        """When the month begins that counts."""
        return BEGINS + BEFORE

    @property
    def ends(self) -> datetime:
        """When it is over."""
        return self.measured + MONTH

    def _ordinary(self) -> Iterator[Asked]:
        rushes = [
            self.measured + timedelta(days=int(self._rng.integers(30)), hours=int(self._rng.integers(9, 18)))
            for _ in range(RUSHES)
        ]
        hours = np.array(HOURS) / sum(HOURS)
        for day in range((BEFORE + MONTH).days):
            factors = self._rng.gamma(UNEVEN, 1 / UNEVEN, size=len(self._popular))
            for hour, share in enumerate(hours):
                begins = BEGINS + timedelta(days=day, hours=hour)
                rush = RUSH if any(at <= begins < at + RUSH_LASTS for at in rushes) else 1.0
                rates = self._a_day * WEEKDAYS[day % 7] * share * self._popular * factors * rush
                for topic in np.repeat(np.arange(len(rates)), self._rng.poisson(rates)):
                    at = begins + timedelta(seconds=float(self._rng.uniform(0, 3600)))
                    yield self._ask(at, self._meanings[topic])

    def _break(self, sizes: Sequence[int]) -> Iterator[Asked]:
        """Each at some time of the month at which the business is awake."""
        self.broken: list[Broken] = []
        for number, people in enumerate(sizes):
            new = bool(number % 2)
            begins = self.measured + MONTH * (number + 0.5) / len(sizes)
            begins = begins.replace(hour=int(self._rng.integers(8, 22)), minute=int(self._rng.integers(60)))
            common = self._meanings[int(self._rng.integers(8, len(self._meanings)))]
            meaning = _unit(self._rng.normal(size=WIDE)) if new else common
            moments = np.sort(self._rng.uniform(0, 900, size=people))
            for seconds in moments:
                yield self._ask(begins + timedelta(seconds=float(seconds)), meaning, incident=number)
            first = begins + timedelta(seconds=float(moments[0]))
            self.broken.append(Broken(number=number, begins=first, people=people, new=new))

    def _ask(self, at: datetime, meaning: NDArray[np.float64], *, incident: int = -1) -> Asked:
        said = _unit(meaning + NOISE * _unit(self._rng.normal(size=WIDE)))
        self._rows.append(said.astype(np.float32))
        self._person += 1
        return Asked(at=at, person=self._person, row=len(self._rows) - 1, incident=incident)


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    scaled: NDArray[np.float64] = rows / np.linalg.norm(rows, axis=-1, keepdims=True)
    return scaled
