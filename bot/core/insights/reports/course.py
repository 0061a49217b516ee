"""How a figure came: the days of a span, joined where they are many, or the hours of a single one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.core.insights.reports.span import Span, to_number

MOST_DAYS: Final = 62  # more are shown by the week
HOURS: Final = 24
WEEK: Final = 7


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of a span: what it is called, and the keys of its days or hours."""

    name: str
    keys: tuple[str, ...]

    @property
    def key(self) -> str:
        """Under which all of it is counted."""
        return self.keys[0]


def list_stretches(span: Span) -> tuple[Stretch, ...]:
    """The hours of a day, the days of up to two months, else weeks, the last of them whole."""
    if span.days == 1:
        return tuple(Stretch(name=f"{hour}:00", keys=(str(hour),)) for hour in range(HOURS))
    days = [span.first + timedelta(days=n) for n in range(span.days)]
    if span.days <= MOST_DAYS:
        return tuple(Stretch(name=f"{day:%d.%m}", keys=(str(to_number(day)),)) for day in days)
    starts = range(span.days % WEEK or WEEK, span.days + 1, WEEK)
    weeks = [days[max(0, end - WEEK) : end] for end in starts]
    return tuple(Stretch(name=f"{week[0]:%d.%m.%y}", keys=tuple(str(to_number(day)) for day in week)) for week in weeks)


def to_stretch(stretches: tuple[Stretch, ...]) -> dict[str, str]:
    """The key of the stretch by that of a day or hour in it."""
    return {key: stretch.key for stretch in stretches for key in stretch.keys}
