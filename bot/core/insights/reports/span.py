"""The days a report is about, in the zone of the business."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

DAY: Final = timedelta(days=1)
EPOCH: Final = date(1970, 1, 1)
LONGEST: Final = 731  # days
AROUND: Final = 10 * DAY  # what came of a day is looked for so long after it
PRESETS: Final = {"day": 1, "week": 7, "month": 30, "quarter": 91}
USUAL: Final = "week"
BETWEEN: Final = ".."


class Odd(StrEnum):
    """What is wrong with days that were asked for, and was put right."""

    NO = ""
    UNREADABLE = "unreadable"
    TURNED = "turned"  # the end came first
    FUTURE = "future"
    LONG = "long"


@dataclass(frozen=True, kw_only=True)
class Offset:
    """From ``since`` on (None: before all others) local time is so many ``seconds`` ahead of UTC."""

    since: datetime | None
    seconds: int


@dataclass(frozen=True, kw_only=True)
class Span:
    """The days from ``first`` to ``last``, both included, as of ``now``; ``shifted`` by so many days it is the time
    before another one, and ends at the same hour as that where that is not over.
    """

    first: date
    last: date
    zone: ZoneInfo
    now: datetime
    name: str = ""
    shifted: int = 0

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    @cached_property
    def since(self) -> datetime:
        """The first moment."""
        return _midnight(self.first, self.zone)

    @cached_property
    def until(self) -> datetime:
        """The first moment after it."""
        if not self.shifted:
            return self.midnight
        local = self.now.astimezone(self.zone).replace(tzinfo=None) - self.shifted * DAY
        return min(self.midnight, local.replace(tzinfo=self.zone).astimezone(UTC))

    @cached_property
    def midnight(self) -> datetime:
        """When its last day is over, which is later where it ends at some hour of it."""
        return _midnight(self.last + DAY, self.zone)

    @property
    def before(self) -> Span:
        """As many days directly before it."""
        back = self.days * DAY
        return replace(self, first=self.first - back, last=self.last - back, name="", shifted=self.shifted + self.days)

    @property
    def today(self) -> date:
        """The day it is now."""
        return self.now.astimezone(self.zone).date()

    @property
    def address(self) -> str:
        """As it stands in an address."""
        return self.name or f"{self.first}{BETWEEN}{self.last}"

    @cached_property
    def offsets(self) -> tuple[Offset, ...]:
        """How far local time is ahead of UTC, from ten days before it until ten days after it."""
        first = _midnight(self.first, self.zone) - AROUND
        days = [first + n * DAY for n in range(self.days + 2 * AROUND.days + 2)]
        found = [Offset(since=None, seconds=_ahead(first, self.zone))]
        for start, end in pairwise(days):
            if _ahead(end, self.zone) != found[-1].seconds:
                found.append(Offset(since=_find_change(start, end, self.zone), seconds=_ahead(end, self.zone)))
        return tuple(found)

    def place_of(self, moment: datetime) -> tuple[int, int]:
        """The local day, counted from 1970, and hour of a moment."""
        local = moment.astimezone(self.zone)
        return to_number(local.date()), local.hour


def make_span(asked: str, *, zone: ZoneInfo, now: datetime) -> tuple[Span, Odd]:
    """Read "week", or "2026-01-01..2026-02-01"; what can't be so is put right, and said.

    Days to come hold nothing, so that a time that has not begun is today.
    """
    today = now.astimezone(zone).date()
    usual = Span(first=today - (PRESETS[USUAL] - 1) * DAY, last=today, zone=zone, now=now, name=USUAL)
    if not asked:
        return usual, Odd.NO
    if asked in PRESETS:
        return replace(usual, first=today - (PRESETS[asked] - 1) * DAY, name=asked), Odd.NO
    days = _read_days(asked)
    if days is None:
        return usual, Odd.UNREADABLE
    first, last, odd = min(days), max(days), Odd.TURNED if days[0] > days[1] else Odd.NO
    if last > today:
        first, last, odd = min(first, today), today, Odd.FUTURE
    if (last - first).days >= LONGEST:
        first, odd = last - (LONGEST - 1) * DAY, Odd.LONG
    return Span(first=first, last=last, zone=zone, now=now), odd


def to_number(day: date) -> int:
    """The days since 1970."""
    return (day - EPOCH).days


def to_date(number: int) -> date:
    """The day of ``to_number``."""
    return EPOCH + number * DAY


def _read_days(asked: str) -> tuple[date, date] | None:
    first, _, last = asked.partition(BETWEEN)
    try:
        found = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return None
    return found if all(1971 <= day.year <= 9000 for day in found) else None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def _ahead(moment: datetime, zone: ZoneInfo) -> int:
    found = moment.astimezone(zone).utcoffset()
    return int(found.total_seconds()) if found is not None else 0


def _find_change(start: datetime, end: datetime, zone: ZoneInfo) -> datetime:
    """The first second between two moments from which the offset is that of the second."""
    low, high = int(start.timestamp()), int(end.timestamp())
    wanted = _ahead(end, zone)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _ahead(datetime.fromtimestamp(middle, UTC), zone) == wanted else (middle, high)
    return datetime.fromtimestamp(high, UTC)
