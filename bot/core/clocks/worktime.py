"""Working time: how much of it lies between two moments, and when so much of it will have passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.hours import Closed, Hours, Span, is_closed, is_open, next_opening, parse_days, parse_hours

FARTHEST: Final = 800  # days; who is never open is measured by the calendar
ZERO: Final = timedelta()


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """When a business works; without hours always, but for the days it is ``closed``."""

    hours: Hours = ()
    zone: ZoneInfo = ZoneInfo("UTC")  # noqa: RUF009  it is a constant
    closed: Closed = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether all time is working time."""
        return not self.hours and not self.closed

    def is_open(self, now: datetime) -> bool:
        """Whether people answer at this moment."""
        return is_open(self.hours, self.zone, now, self.closed)

    def next_opening(self, now: datetime) -> datetime:
        """When they answer next, in local time; ``now`` itself when they do."""
        return next_opening(self.hours, self.zone, now, self.closed)


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A time in which people answer, without a break."""

    opens: datetime
    closes: datetime


ALWAYS: Final = Calendar()


@lru_cache(maxsize=256)
def read_calendar(hours: str, zone: str, closed: tuple[str, ...]) -> Calendar:
    """The working time that is written so, by whom it was checked."""
    return Calendar(hours=parse_hours(hours), zone=ZoneInfo(zone), closed=parse_days(closed))


def find_stretches(calendar: Calendar, now: datetime, *, most: int = 2) -> tuple[Stretch, ...]:
    """The present or next time in which people answer, and those after it, in local time; none for who always does. A
    night shift is one.
    """
    found: list[Stretch] = []
    for opens, closes in _spans_from(calendar, now) if not calendar.is_whole else ():
        if found and found[-1].closes == opens:
            found[-1] = replace(found[-1], closes=closes)
        elif len(found) == most:
            break
        else:
            found.append(Stretch(opens=opens, closes=closes))
    zone = calendar.zone
    return tuple(Stretch(opens=one.opens.astimezone(zone), closes=one.closes.astimezone(zone)) for one in found)


def worked(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """The working time from ``start`` to ``end``; none where ``end`` comes first."""
    if end <= start:
        return ZERO
    if calendar.is_whole:
        return end - start
    total, last = ZERO, end.astimezone(calendar.zone).date()
    day = start.astimezone(calendar.zone).date()
    while day <= last:
        for opens, closes in _spans_of(calendar, day):
            total += max(ZERO, min(closes, end) - max(opens, start))
        day += timedelta(days=1)
    return total


def after(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The first moment at which ``amount`` of working time has passed since ``start``."""
    if amount <= ZERO:
        return start
    if calendar.is_whole:
        return start + amount
    left = amount
    for opens, closes in _spans_from(calendar, start):
        begin = max(opens, start)
        if closes - begin >= left:
            return begin + left
        left -= max(ZERO, closes - begin)
    return start + amount


def before(calendar: Calendar, end: datetime, amount: timedelta) -> datetime:
    """The last moment from which ``amount`` of working time has passed until ``end``."""
    if amount <= ZERO or calendar.is_whole:
        return end - max(ZERO, amount)
    left, last = amount, end.astimezone(calendar.zone).date()
    for back in range(FARTHEST):
        for opens, closes in reversed(_spans_of(calendar, last - timedelta(days=back))):
            finish = min(closes, end)
            if finish - opens >= left:
                return finish - left
            left -= max(ZERO, finish - opens)
    return end - amount


def list_spans(calendar: Calendar, start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The open stretches of all days from that of ``start`` to that of ``end``, in UTC and in order."""
    day, last = start.astimezone(calendar.zone).date(), end.astimezone(calendar.zone).date()
    days = (day + timedelta(days=ahead) for ahead in range((last - day).days + 1))
    return tuple(span for one in days for span in _spans_of(calendar, one))


def _spans_from(calendar: Calendar, start: datetime) -> Iterator[tuple[datetime, datetime]]:
    first = start.astimezone(calendar.zone).date()
    for ahead in range(FARTHEST):
        for opens, closes in _spans_of(calendar, first + timedelta(days=ahead)):
            if closes > start:
                yield opens, closes


@lru_cache(maxsize=2048)
def _spans_of(calendar: Calendar, day: date) -> tuple[tuple[datetime, datetime], ...]:
    """The open stretches of a day of the business, in UTC and in order, none into another."""
    if is_closed(day, calendar.closed):
        return ()
    whole = (Span(day=day.weekday(), opens=time.min, closes=time.max),)
    found: list[tuple[datetime, datetime]] = []
    for span in calendar.hours or whole:
        if span.day != day.weekday():
            continue
        opens, closes = _to_utc(calendar, day, span.opens), _to_utc(calendar, day, span.closes)
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], closes))
        elif closes > opens:
            found.append((opens, closes))
    return tuple(found)


def _to_utc(calendar: Calendar, day: date, at: time) -> datetime:
    if at == time.max:  # 24:00
        day, at = day + timedelta(days=1), time.min
    return datetime.combine(day, at, calendar.zone).astimezone(UTC)
