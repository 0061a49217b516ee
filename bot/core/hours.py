"""When people answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.wrong import WrongValue

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = re.compile(r"^(?:(?P<year>\d{4})-)?(?P<month>\d\d)-(?P<day>\d\d)$")
PART = re.compile(r"^(?P<first>[A-Za-z]{3})([-–](?P<last>[A-Za-z]{3}))?\s+(?P<from>\d\d:\d\d)[-–](?P<to>\d\d:\d\d)$")


@dataclass(frozen=True, kw_only=True)
class Span:
    """Open on ``day`` (0 is Monday) between two local times."""

    day: int
    opens: time
    closes: time


Hours = tuple[Span, ...]
Closed = frozenset[tuple[int | None, int, int]]  # year (None: every year), month, day


@dataclass(frozen=True, kw_only=True)
class Office:
    """When a team works, as a lead writes it; what is empty is as the business has it."""

    hours: str = ""
    zone: str = ""
    closed: tuple[str, ...] = ()


AS_BUSINESS: Final = Office()


def parse_hours(text: str) -> Hours:
    """Read "Mon-Fri 09:00-13:00; Mon-Fri 14:00-18:00; Sat 10:00-14:00"; "Fri 20:00-04:00" ends on Saturday. "" means
    never closed.

    Raises:
        WrongValue: with the part that can't be read.
    """
    spans: list[Span] = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        match = PART.match(part)
        if not match or match["first"].lower() not in DAYS or (match["last"] or "mon").lower() not in DAYS:
            raise WrongValue("hours", "can't read '{part}'; write it like \"Mon-Fri 09:00-18:00\"", part=part)
        opens, closes = _parse_time(match["from"], part), _parse_time(match["to"], part)
        if opens == closes:
            raise WrongValue("empty", "'{part}' closes when it opens; the whole day is 00:00-24:00", part=part)
        first = DAYS.index(match["first"].lower())
        last = DAYS.index((match["last"] or match["first"]).lower())
        days = [(first + step) % 7 for step in range((last - first) % 7 + 1)]
        spans += [span for day in days for span in _lay_out(day, opens, closes)]
    return tuple(sorted(spans, key=lambda span: (span.day, span.opens)))


def _lay_out(day: int, opens: time, closes: time) -> tuple[Span, ...]:
    """One stretch of a day; what goes on after midnight is of the next day."""
    if opens < closes:
        return (Span(day=day, opens=opens, closes=closes),)
    evening = Span(day=day, opens=opens, closes=time.max)
    return (evening, Span(day=(day + 1) % 7, opens=time.min, closes=closes)) if closes > time.min else (evening,)


def _parse_time(text: str, part: str) -> time:
    if text == "24:00":
        return time.max
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        said = "'{part}' has no such time as {time}; times go from 00:00 to 24:00"
        raise WrongValue("time", said, part=part, time=text) from error


def check_zone(name: str) -> None:
    """Whether there is such a time zone.

    Raises:
        WrongValue: there is not.
    """
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise WrongValue("zone", "unknown time zone '{zone}'; use a name such as Europe/Kyiv", zone=name) from error


def parse_days(texts: Sequence[str]) -> Closed:
    """Read "2027-03-08" and "01-01", which is every year.

    Raises:
        WrongValue: with the day that is none.
    """
    return frozenset(map(_parse_day, texts))


def _parse_day(text: str) -> tuple[int | None, int, int]:
    match = DAY.match(text)
    if not match:
        said = '\'{day}\' is no day; write it like "2027-03-08", or "01-01" for every year'
        raise WrongValue("day", said, day=text)
    year, month, day = int(match["year"]) if match["year"] else None, int(match["month"]), int(match["day"])
    try:
        date(year or 2024, month, day)
    except ValueError as error:
        raise WrongValue("no-day", "there is no such day as {day}", day=text) from error
    return year, month, day


def is_open(hours: Hours, zone: ZoneInfo, now: datetime, closed: Closed = frozenset()) -> bool:
    """Whether people answer at this moment."""
    local = now.astimezone(zone)
    if is_closed(local.date(), closed):
        return False
    return not hours or any(s.day == local.weekday() and s.opens <= local.time() < s.closes for s in hours)


def next_opening(hours: Hours, zone: ZoneInfo, now: datetime, closed: Closed = frozenset()) -> datetime:
    """When people answer next, in local time; ``now`` itself when they do."""
    local = now.astimezone(zone)
    if is_open(hours, zone, now, closed):
        return local
    spans = hours or tuple(Span(day=day, opens=time.min, closes=time.max) for day in range(7))
    days = (local.date() + timedelta(days=ahead) for ahead in range(400))
    working = (day for day in days if not is_closed(day, closed))
    openings = (datetime.combine(day, s.opens, zone) for day in working for s in spans if s.day == day.weekday())
    return next((opening for opening in openings if opening > local), local)


def is_closed(day: date, closed: Closed) -> bool:
    """Whether it is a day off."""
    return bool(closed & {(None, day.month, day.day), (day.year, day.month, day.day)})
