"""When customers come: more of them at some hours, on some days, and before the days on which people give flowers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

# share of the day by hour, of the shop's own time
HOURS: Final = (1, 1, 0.5, 0.3, 0.3, 0.5, 1, 3, 6, 9, 10, 10, 9, 8, 8, 8, 8, 9, 10, 9, 7, 5, 3, 2)
WEEKDAYS: Final = (0.95, 0.9, 0.92, 1.0, 1.3, 1.15, 0.8)
FEASTS: Final = {(2, 14): 3.0, (3, 8): 4.0, (5, 10): 2.0, (9, 1): 2.6, (10, 4): 1.9, (11, 27): 1.4, (12, 24): 1.8}
BEFORE: Final = 3  # days before a feast in which it is felt


def weigh_day(day: date) -> float:
    """How busy a day is; 1 is an ordinary one."""
    rush = max((_felt(day, feast, most) for feast, most in FEASTS.items()), default=1.0)
    return WEEKDAYS[day.weekday()] * rush


def list_arrivals(random: Random, since: datetime, until: datetime, *, a_day: float) -> Iterator[datetime]:
    """Moments at which somebody comes, in order; both ends are in the zone of the shop."""
    hour = since.replace(minute=0, second=0, microsecond=0)
    while hour < until:
        mean = a_day * weigh_day(hour.date()) * HOURS[hour.hour] / sum(HOURS)
        moments = sorted(hour + timedelta(seconds=random.uniform(0, 3600)) for _ in range(_draw(random, mean)))
        yield from (one for one in moments if since <= one < until)
        hour += timedelta(hours=1)


def _felt(day: date, feast: tuple[int, int], most: float) -> float:
    for year in (day.year, day.year + 1):
        left = (date(year, *feast) - day).days
        if 0 <= left <= BEFORE:
            return 1 + (most - 1) * (1 - left / (BEFORE + 1))
    return 1.0


def _draw(random: Random, mean: float) -> int:
    """A number with this mean, as arrivals have it."""
    whole, left, chance = 0, random.expovariate(1), mean
    while left < chance:
        whole, left = whole + 1, left + random.expovariate(1)
    return whole
