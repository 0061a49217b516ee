"""The one clock of a case: what is due first, and how near that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.business import Business
from bot.core.case import Promised
from bot.core.clocks.targets import Aim, Facts, Measure, list_measures


class Stage(StrEnum):
    """How near it is."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True, kw_only=True)
class Clock:
    """What is due first. ``policy`` that set the target, "" for a promise."""

    aim: Aim
    warn_at: datetime
    due_at: datetime
    policy: str = ""

    def stage(self, now: datetime) -> Stage:
        """How near it is at this moment."""
        if now >= self.due_at:
            return Stage.LATE
        return Stage.SOON if now >= self.warn_at else Stage.CALM


def find_clock(business: Business, facts: Facts, promised: Promised | None = None) -> Clock | None:
    """The clock that is shown; None when nothing is due."""
    found = [
        Clock(aim=one.aim, warn_at=one.warn_at, due_at=one.due_at, policy=one.policy)
        for one in measure(business, facts)[:1]
    ]
    if promised is not None:
        found.append(Clock(aim=Aim.PROMISE, warn_at=promised.warn_at, due_at=promised.due_at))
    return min(found, key=lambda clock: clock.due_at, default=None)


def measure(business: Business, facts: Facts) -> tuple[Measure, ...]:
    """All targets that run for a case, the nearest first."""
    calendar = business.calendar_for(facts.office)
    return list_measures(business.targets, facts, calendar, warning=business.target_warning)
