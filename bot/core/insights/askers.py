"""Customers who want to be told when there is an answer: for how long that holds, and when one may write to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.hours import Closed, Hours, next_opening, parse_hours

HOLDS: Final = timedelta(days=30)  # who waits longer has found another way
_BY_DAY: Final = parse_hours("Mon-Sun 09:00-20:00")
_STEPS: Final = 20


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who asked what; ``message_id`` is the line that had no answer."""

    id: int
    conversation_id: int
    message_id: int
    text: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """Of a group: how many wait to be told, were told, and what they thought of it."""

    waiting: int = 0
    told: int = 0
    helped: int = 0
    not_helped: int = 0


def next_time(hours: Hours, zone: ZoneInfo, now: datetime, closed: Closed) -> datetime:
    """When one may write unasked: while the business works, and by day."""
    moment = now
    for _ in range(_STEPS):
        opens = next_opening(_BY_DAY, zone, next_opening(hours, zone, moment, closed))
        if opens == moment:
            break
        moment = opens
    return moment
