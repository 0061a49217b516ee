"""When somebody wants the weekly letter, and by which ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

WEEK: Final = timedelta(days=7)
LATE: Final = timedelta(days=2)  # what could not be sent by then is old news
HOURS: Final = range(24)
WEEKDAYS: Final = range(7)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """On ``weekday`` (0 is Monday) at a full ``hour`` in ``zone``, "" for that of the business."""

    by_mail: bool = False
    by_telegram: bool = False
    address: str = ""
    weekday: int = 0
    hour: int = 8
    zone: str = ""

    @property
    def is_wanted(self) -> bool:
        """Whether there is to be any."""
        return self.by_mail or self.by_telegram


def find_last_due(wish: Wish, zone: ZoneInfo, now: datetime) -> datetime:
    """When the newest letter was due, or is just now; ``zone`` is that of the business."""
    there = ZoneInfo(wish.zone) if wish.zone else zone
    today = now.astimezone(there).date()
    day = today - timedelta(days=(today.weekday() - wish.weekday) % 7)
    due = datetime.combine(day, time(wish.hour), there)
    return due if due.astimezone(UTC) <= now else datetime.combine(day - WEEK, time(wish.hour), there)


def name_of(due: datetime) -> str:
    """The letter that was due then; a later one has a greater name."""
    return due.date().isoformat()
