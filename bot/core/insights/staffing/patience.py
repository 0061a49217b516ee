"""How long customers wait for a person before they give it up, after Kaplan and Meier: who was answered would have
waited on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import inf, log
from typing import Final

from bot.core.case import State
from bot.core.clocks.worktime import worked
from bot.core.insights.staffing.history import Contact, HoursOf

ENOUGH: Final = 50  # waits
ASSUMED_HALF: Final = 60.0  # minutes, after which half have left


@dataclass(frozen=True, kw_only=True)
class Patience:
    """``steps``: minutes, and the share that still waits after them; beyond the last one customers leave at ``rate`` a
    minute. ``cases`` it was learned of, 0: assumed.
    """

    steps: tuple[tuple[float, float], ...] = ()
    rate: float = log(2) / ASSUMED_HALF
    cases: int = 0
    left: int = 0

    def find_end(self, staying: float, beyond: float) -> float:
        """The minutes until somebody leaves of whom a share ``staying`` waits longer; ``beyond``: a number from an
        exponential law of mean 1, for what lies past all we saw.
        """
        for minutes, share in self.steps:
            if share <= staying:
                return minutes
        last = self.steps[-1][0] if self.steps else 0.0
        return last + beyond / self.rate if self.rate > 0 else inf

    def share_left(self, minutes: float) -> float:
        """How many have gone by then if nobody answers."""
        return next((1 - share for step, share in reversed(self.steps) if step <= minutes), 0.0)


def learn_patience(contacts: Iterable[Contact], hours: HoursOf) -> Patience:
    """From who left the queue and who was taken out of it; a default where they are few."""
    waits = sorted(_list_waits(contacts, hours))
    if len(waits) < ENOUGH:
        return Patience()
    steps: list[tuple[float, float]] = []
    share, waiting = 1.0, len(waits)
    for minutes, left in waits:
        if left:
            share *= 1 - 1 / waiting
            steps.append((minutes, share))
        waiting -= 1
    gone, total = sum(left for _, left in waits), sum(minutes for minutes, _ in waits)
    return Patience(steps=tuple(steps), rate=gone / total if total else 0.0, cases=len(waits), left=gone)


def _list_waits(contacts: Iterable[Contact], hours: HoursOf) -> Iterable[tuple[float, bool]]:
    """Minutes in the queue, of working time of its team, and whether the customer ended it. Who came while nobody
    answers was told so, and is not counted.
    """
    for one in contacts:
        left = one.state is State.CANCELLED and one.claimed_at is None
        until = one.closed_at if left else one.claimed_at
        calendar = hours(one.team_id)
        if one.is_arrival and until and calendar.is_open(one.opened_at):
            yield worked(calendar, one.opened_at, until) / timedelta(minutes=1), left
