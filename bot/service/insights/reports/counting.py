"""Figures of some days: sums out of the storage, times measured by the working hours of the business."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from bot.core.clocks.worktime import Calendar
from bot.core.insights.reports.cuts import ALL, By, Cut
from bot.core.insights.reports.figures import NOTHING, Figure, count, spread_by
from bot.core.insights.reports.measures import Kind, Measure
from bot.core.insights.reports.meter import Meter
from bot.core.insights.reports.span import Span
from bot.service.ports import Tx
from bot.storage.insights.reports import sums
from bot.storage.insights.reports.sums import Sums, Timed

Source = tuple[str, str]  # a base, and the kind of target: measures with the same are counted together


def count_all(
    tx: Tx, calendar: Calendar, span: Span, measures: Iterable[Measure], *, cut: Cut = ALL, by: By | None = None
) -> dict[str, dict[str, Figure]]:
    """Each figure by the values of a property; under "" where ``by`` is None."""
    return _Counting(tx, calendar, span, cut, by).count(measures, {})


def count_course(
    tx: Tx,
    calendar: Calendar,
    span: Span,
    measures: Sequence[Measure],
    *,
    cut: Cut,
    by: By,
    joined: Mapping[str, str],
) -> tuple[dict[str, Figure], dict[str, dict[str, Figure]]]:
    """Each figure in all, and by what days or hours are ``joined`` to; of these each row has just one."""
    counting = _Counting(tx, calendar, span, cut, by)
    whole = counting.count(measures, dict.fromkeys(joined, ""))
    return total(whole), counting.count(measures, joined)


class _Counting:
    """Rows that several figures are made of are read once."""

    def __init__(self, tx: Tx, calendar: Calendar, span: Span, cut: Cut, by: By | None) -> None:
        self._tx, self._span, self._cut, self._by = tx, span, cut, by
        self._meter = Meter(calendar, span.since, span.until)
        self._sums: dict[Source, dict[str, Sums]] = {}
        self._times: dict[str, list[tuple[str, float]]] = {}

    def count(self, measures: Iterable[Measure], joined: Mapping[str, str]) -> dict[str, dict[str, Figure]]:
        """Each figure by what the values are joined to."""
        found: dict[str, dict[str, Figure]] = {}
        for one in measures:
            if one.kind is Kind.TIME:
                found[one.key] = spread_by((joined.get(key, key), time) for key, time in self._measure(one))
            else:
                found[one.key] = {key: count(one, row) for key, row in _join(self._sum_up(one), joined).items()}
        return found

    def _sum_up(self, one: Measure) -> dict[str, Sums]:
        source = (one.base.value, one.aim.value if one.aim is not None else "")
        if source not in self._sums:
            self._sums[source] = sums.sum_up(self._tx, one.base, self._span, aim=one.aim, cut=self._cut, by=self._by)
        return self._sums[source]

    def _measure(self, one: Measure) -> list[tuple[str, float]]:
        if one.key not in self._times:
            rows = sums.list_times(
                self._tx, one.base, self._span, part=one.part, aim=one.aim, cut=self._cut, by=self._by
            )
            self._times[one.key] = [(row.key, measure_time(self._meter, row)) for row in rows]
        return self._times[one.key]


def _join(found: Mapping[str, Sums], joined: Mapping[str, str]) -> dict[str, Sums]:
    """Add up the sums of what is joined."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for key, row in found.items():
        total[joined.get(key, key)].update(row)
    return dict(total)


def total(found: Mapping[str, Mapping[str, Figure]]) -> dict[str, Figure]:
    """The figures of ``count_all`` by nothing."""
    return {key: by_value.get("", NOTHING) for key, by_value in found.items()}


def measure_time(meter: Meter, one: Timed) -> float:
    """Seconds of working time of a row."""
    return meter.without(one.start, one.finish, ((_moment(since), _moment(until)) for since, until in one.pauses))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
