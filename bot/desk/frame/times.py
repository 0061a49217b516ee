"""Times and waits as people read them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970, for the browser."""
    return int(moment.timestamp() * 1000)


def say_wait(wait: timedelta) -> str:
    """A wait as 4:05, or 2:04:05 past an hour; the browser counts on in the same form."""
    seconds = max(0, int(wait.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def say_time(moment: datetime, zone: ZoneInfo) -> str:
    """The hour and minute where the business is."""
    return moment.astimezone(zone).strftime("%H:%M")


def say_date(moment: datetime, zone: ZoneInfo) -> str:
    """Day and hour where the business is."""
    return moment.astimezone(zone).strftime("%d.%m.%Y %H:%M")


def say_when(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """The hour of today, the day of this year, else day and year."""
    at, today = moment.astimezone(zone), now.astimezone(zone)
    if at.date() == today.date():
        return at.strftime("%H:%M")
    return at.strftime("%d.%m") if at.year == today.year else at.strftime("%d.%m.%y")


def day_of(moment: datetime, zone: ZoneInfo) -> str:
    """The day where the business is, for a line between two days."""
    return moment.astimezone(zone).strftime("%d.%m.%Y")
