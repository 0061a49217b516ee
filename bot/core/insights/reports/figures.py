"""From sums and times to figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from bot.core.insights.reports.measures import Kind, Measure
from bot.core.insights.reports.meter import find_rank

MIDDLE, MOST = 50, 90  # per cent
FEW = 10  # below, one more or less changes much
SURE, FIFTH = 1.96, 0.2


@dataclass(frozen=True, kw_only=True)
class Figure:
    """So many of so many; of a time also the middle and what nine of ten did not exceed, in seconds of working time."""

    part: int = 0
    of: int = 0
    less: int = 0
    median: float | None = None
    most: float | None = None

    @property
    def share(self) -> float | None:
        """From 0 to 1, with something taken off from -1; None where there is nothing of which it could be."""
        return (self.part - self.less) / self.of if self.of else None


NOTHING = Figure()


def count(measure: Measure, sums: Mapping[str, int]) -> Figure:
    """A number or a share out of the sums of its base."""
    return Figure(
        part=sums.get(measure.part, 0),
        of=sums.get(measure.of, 0),
        less=sums.get(measure.less, 0) if measure.less else 0,
    )


def differs(measure: Measure, now: Figure, before: Figure) -> bool:
    """Whether more than chance is likely to be behind a change: of shares by 1.96 standard errors of their difference,
    of medians by a fifth, each of at least ten.
    """
    if min(now.of, before.of) < FEW:
        return False
    if measure.kind is Kind.TIME:
        return abs((now.median or 0.0) - (before.median or 0.0)) > FIFTH * (before.median or 0.0)
    if measure.kind is Kind.NET:
        change = abs((now.share or 0.0) - (before.share or 0.0))
        return change > SURE * sqrt(_vary(now) / now.of + _vary(before) / before.of)
    together = (now.part + before.part) / (now.of + before.of)
    error = sqrt(together * (1 - together) * (1 / now.of + 1 / before.of))
    return abs((now.share or 0.0) - (before.share or 0.0)) > SURE * error


def _vary(figure: Figure) -> float:
    """The variance of one answer that is 1, 0 or -1."""
    return (figure.part + figure.less) / figure.of - (figure.share or 0.0) ** 2


def spread(seconds: Iterable[float]) -> Figure:
    """A time out of those of single rows."""
    ordered = sorted(seconds)
    if not ordered:
        return NOTHING
    number = len(ordered)
    return Figure(part=number, of=number, median=find_rank(ordered, MIDDLE), most=find_rank(ordered, MOST))


def spread_by(times: Iterable[tuple[str, float]]) -> dict[str, Figure]:
    """The same by a key."""
    found: dict[str, list[float]] = defaultdict(list)
    for key, seconds in times:
        found[key].append(seconds)
    return {key: spread(all_of_it) for key, all_of_it in found.items()}
