"""Erlang C: how many people a steady stream needs if each does one thing at a time and nobody leaves.

Chats are answered side by side and customers do leave, so that it asks for too many: it is shown as an upper bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp
from typing import Final

MOST: Final = 2_000  # places


@dataclass(frozen=True, kw_only=True)
class Demand:
    """``arrivals`` in ``period`` minutes, each of which takes ``handling`` minutes."""

    arrivals: float
    period: float
    handling: float

    @property
    def load(self) -> float:
        """Places that are taken on average (Erlang)."""
        return self.arrivals * self.handling / self.period


def share_waiting(load: float, places: int) -> float:
    """Who must wait at all, 0 to 1."""
    if load <= 0:
        return 0.0
    if places <= load:
        return 1.0
    blocked = 1.0
    for place in range(1, places + 1):
        blocked = load * blocked / (place + load * blocked)
    return blocked / (1 - load / places * (1 - blocked))


def share_in_time(demand: Demand, places: int, minutes: float) -> float:
    """Who is answered within so many minutes, 0 to 1."""
    if demand.load <= 0:
        return 1.0
    if places <= demand.load:
        return 0.0
    return 1 - share_waiting(demand.load, places) * exp(-(places - demand.load) * minutes / demand.handling)


def mean_wait(demand: Demand, places: int) -> float:
    """Minutes, of all; for more places than are taken on average."""
    return share_waiting(demand.load, places) * demand.handling / (places - demand.load)


def find_people(demand: Demand, *, places: int, share: float, minutes: float, busy: float) -> int:
    """The fewest people with so many ``places`` each, of whom at most ``busy`` are taken, that answer this ``share``
    within so many ``minutes``.
    """
    if demand.load <= 0:
        return 0
    people = max(1, ceil(demand.load / busy / places))
    while share_in_time(demand, people * places, minutes) < share and people * places < MOST:
        people += 1
    return people


def with_absence(people: int, away: float) -> int:
    """How many to plan so that as many are there; ``away``: the share of planned time lost to breaks and illness."""
    return ceil(round(people / (1 - away), 6))
