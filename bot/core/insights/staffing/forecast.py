"""How many hand-overs come in each half-hour of a week, from those of the last weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt
from statistics import fmean
from typing import Final
from zoneinfo import ZoneInfo

from bot.core.hours import Closed, is_closed
from bot.core.insights.staffing.week import A_DAY, Rates, slot_of, sum_blocks

WEEKS: Final = 12  # looked back
HALF_LIFE: Final = 28.0  # days, after which a day counts half
FEW: Final = 14  # days; with fewer it is said
ALIKE: Final = 100.0  # hand-overs of a weekday that weigh as much as all days together
KERNELS: Final = ((20.0, (1.0,)), (5.0, (1.0, 0.5)), (0.0, (1.0, 0.7, 0.35)))  # from so many a half-hour on
CHECKED: Final = 14  # days the forecast is checked on
LEAST: Final = 28  # days that must be known for that
IN_FOUR_OF_FIVE: Final = 1.28
FLAT: Final = tuple([1 / A_DAY] * A_DAY)

Days = Mapping[date, Sequence[int]]  # of each day its half-hours


@dataclass(frozen=True, kw_only=True)
class Check:
    """By how many hand-overs a block of two hours was missed on average, by the forecast and by "as last week"."""

    error: float
    as_last_week: float


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """``rates`` of each half-hour; ``spread``: how much more days differ than by chance alone, 1 for no more."""

    rates: Rates
    spread: float = 1.0
    days: int = 0
    cases: int = 0
    check: Check | None = None

    def scale(self, share: float) -> Forecast:
        """The same with so much of it."""
        rates = tuple(rate * share for rate in self.rates)
        return Forecast(rates=rates, spread=self.spread, days=self.days, cases=self.cases, check=self.check)

    @property
    def total(self) -> float:
        """Of the week."""
        return sum(self.rates)

    def of_day(self, weekday: int) -> float:
        """Of a day of it."""
        return sum(self.rates[weekday * A_DAY : (weekday + 1) * A_DAY])

    def range_of(self, mean: float) -> tuple[int, int]:
        """Between which numbers four of five such times lie."""
        off = IN_FOUR_OF_FIVE * sqrt(self.spread * mean)
        return max(0, round(mean - off)), round(mean + off)


def count_days(moments: Iterable[datetime], zone: ZoneInfo, *, since: date, today: date) -> dict[date, list[int]]:
    """Of each whole day its half-hours, days without any too; from the first day on at which anything came."""
    found: dict[date, list[int]] = {}
    for moment in moments:
        local = moment.astimezone(zone)
        if since <= local.date() < today:
            found.setdefault(local.date(), [0] * A_DAY)[slot_of(local)] += 1
    if not found:
        return {}
    first = min(found)
    days = (first + timedelta(days=step) for step in range((today - first).days))
    return {day: found.get(day, [0] * A_DAY) for day in days}


def foresee(days: Days, *, monday: date, closed: Closed, former: Days) -> Forecast:
    """The week from ``monday`` on. A day that is closed brings what the same day brought ``former``ly, else nothing."""
    usual = {day: slots for day, slots in days.items() if not is_closed(day, closed)}
    rates = list(learn_rates(usual, monday))
    for weekday in range(7):
        day = monday + timedelta(days=weekday)
        if is_closed(day, closed):
            rates[weekday * A_DAY : (weekday + 1) * A_DAY] = former.get(a_year_before(day), [0.0] * A_DAY)
    cases = sum(map(sum, days.values()))
    spread = _find_spread(usual, rates)
    return Forecast(rates=tuple(rates), spread=spread, days=len(days), cases=cases, check=check(usual))


def a_year_before(day: date) -> date:
    """The same day of last year."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def learn_rates(days: Days, ahead: date) -> Rates:
    """Of each weekday its level, with a course of the day that is its own as far as enough came to say so."""
    weights = {day: 0.5 ** ((ahead - day).days / HALF_LIFE) for day in days}
    whole = _course(days, weights)
    overall = _level(days, weights)
    rates: list[float] = []
    for weekday in range(7):
        mine = {day: slots for day, slots in days.items() if day.weekday() == weekday}
        count = sum(map(sum, mine.values()))
        level = _level(mine, weights) if mine else overall
        own = _course(mine, weights)
        rates += [level * (count * a + ALIKE * b) / (count + ALIKE) for a, b in zip(own, whole, strict=True)]
    return tuple(rates)


def _level(days: Days, weights: Mapping[date, float]) -> float:
    total = sum(weights[day] for day in days)
    return sum(weights[day] * sum(slots) for day, slots in days.items()) / total if total else 0.0


def _course(days: Days, weights: Mapping[date, float]) -> Sequence[float]:
    """Which share of a day comes in which half-hour."""
    sums = [0.0] * A_DAY
    for day, slots in days.items():
        for slot, count in enumerate(slots):
            sums[slot] += weights[day] * count
    total = sum(sums)
    if not total:
        return FLAT
    busy = [one for one in sums if one]
    return [one / total for one in _smooth(sums, fmean(busy))]


def _smooth(sums: Sequence[float], usual: float) -> list[float]:
    """Each number with a part of its neighbours', the more the fewer there are. Their sum stays, and nothing comes
    before the first or after the last.
    """
    kernel = next(kernel for least, kernel in KERNELS if usual >= least)
    busy = [slot for slot, value in enumerate(sums) if value]
    found = [0.0] * len(sums)
    for slot in busy:
        near = {
            slot + step: kernel[abs(step)]
            for step in range(1 - len(kernel), len(kernel))
            if busy[0] <= slot + step <= busy[-1]
        }
        for place, weight in near.items():
            found[place] += sums[slot] * weight / sum(near.values())
    return found


def _find_spread(days: Days, rates: Sequence[float]) -> float:
    """How far the last four weeks' days were from the forecast, beside what chance alone makes."""
    last = sorted(days)[-28:]
    foreseen = {day: sum(rates[day.weekday() * A_DAY : (day.weekday() + 1) * A_DAY]) for day in last}
    off = [(sum(days[day]) - foreseen[day]) ** 2 / foreseen[day] for day in last if foreseen[day] > 1]
    return min(10.0, max(1.0, fmean(off))) if len(off) >= 7 else 1.0


def check(days: Days) -> Check | None:
    """The forecast as it would have been two weeks ago beside what came; None where too little is known."""
    if len(days) < LEAST:
        return None
    last = sorted(days)[-CHECKED:]
    rates = learn_rates({day: days[day] for day in days if day < last[0]}, last[0])
    ours, naive = [], []
    for day in last:
        before = days.get(day - timedelta(days=7))
        if before is None:
            continue
        came = sum_blocks(days[day])
        foreseen = sum_blocks(rates[day.weekday() * A_DAY : (day.weekday() + 1) * A_DAY])
        ours += [abs(a - b) for a, b in zip(came, foreseen, strict=True)]
        naive += [abs(a - b) for a, b in zip(came, sum_blocks(before), strict=True)]
    return Check(error=fmean(ours), as_last_week=fmean(naive)) if ours else None
