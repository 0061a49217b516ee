"""From when until when an article is for customers, in days or moments of the business's own time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

SCHEDULED: Final = "scheduled"
EXPIRED: Final = "expired"
GONE: Final = ("archived", EXPIRED)  # what nobody searches
_DAY: Final = 10  # characters of a day without an hour
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?")


@dataclass(frozen=True, kw_only=True)
class At:
    """A moment, and the zone that days and hours in files are meant in."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    zone: tzinfo = UTC


def read_moment(text: str) -> str | None:
    """``2026-12-01`` or ``2026-12-01 09:00``; None for what is neither."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return text if len(text) == _DAY else found.strftime("%Y-%m-%d %H:%M")


def begins_at(publish_at: str, zone: tzinfo) -> datetime | None:
    """When what ``publish_at`` says begins; None where it says nothing."""
    return datetime.fromisoformat(publish_at).replace(tzinfo=zone).astimezone(UTC) if publish_at else None


def ends_at(expires_at: str, zone: tzinfo) -> datetime | None:
    """When what ``expires_at`` says ends: a day ends with its last minute."""
    if not expires_at:
        return None
    last = datetime.fromisoformat(expires_at) + timedelta(days=len(expires_at) == _DAY)
    return last.replace(tzinfo=zone).astimezone(UTC)


def find_state(status: str, publish_at: str, expires_at: str, at: At) -> str:
    """What time makes of a published article: ``scheduled``, ``expired`` or "", as of all others."""
    if status != "published":
        return ""
    ends, begins = ends_at(expires_at, at.zone), begins_at(publish_at, at.zone)
    if ends is not None and ends <= at.now:
        return EXPIRED
    return SCHEDULED if begins is not None and begins > at.now else ""
