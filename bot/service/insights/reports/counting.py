"""Figures of some days: sums out of the storage, times measured by the working hours of whose case it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from bot.core.business import Business
from bot.core.hours import AS_BUSINESS, Office
from bot.core.insights.reports.cuts import ALL, By, Cut
from bot.core.insights.reports.figures import NOTHING, Figure, count, spread_by
from bot.core.insights.reports.measures import Kind, Measure
from bot.core.insights.reports.meter import Meter
from bot.core.insights.reports.span import Span
from bot.service.ports import Tx
from bot.storage.insights.reports import sums
from bot.storage.insights.reports.sums import Sums, Timed
from bot.storage.offices import list_offices

Source = tuple[str, str]  # a base, and the kind of target: measures with the same are counted together


def count_all(
    tx: Tx, business: Business, span: Span, measures: Iterable[Measure], *, cut: Cut = ALL, by: By | None = None
) -> dict[str, dict[str, Figure]]:
    """Each figure by the values of a property; under "" where ``by`` is None."""
    return _Counting(tx, business, span, cut, by).count(measures, {})


def count_course(
    tx: Tx,
    business: Business,
    span: Span,
    measures: Sequence[Measure],
    *,
    cut: Cut,
    by: By,
    joined: Mapping[str, str],
) -> tuple[dict[str, Figure], dict[str, dict[str, Figure]]]:
    """Each figure in all, and by what days or hours are ``joined`` to; of these each row has just one."""
    counting = _Counting(tx, business, span, cut, by)
    whole = counting.count(measures, dict.fromkeys(joined, ""))
    return total(whole), counting.count(measures, joined)


class Stopwatch:
    """Measures rows by the working time of the team whose case it is now, as the clock of the case does."""

    def __init__(self, tx: Tx, business: Business, span: Span) -> None:
        self._tx, self._business, self._span = tx, business, span
        self._meters: dict[int | None, Meter] = {}

    def measure(self, one: Timed) -> float:
        """Seconds of working time."""
        meter = self._meters.get(one.team_id) or self._make_meter(one.team_id)
        return meter.without(one.start, one.finish, one.pauses)

    @cached_property
    def _offices(self) -> Mapping[int, Office]:
        return list_offices(self._tx)

    def _make_meter(self, team_id: int | None) -> Meter:
        office = self._offices.get(team_id, AS_BUSINESS) if team_id is not None else AS_BUSINESS
        since, until = self._span.since.timestamp(), self._span.until.timestamp()
        made = self._meters[team_id] = Meter(self._business.calendar_for(office), since, until)
        return made


class _Counting:
    """Rows that several figures are made of are read once."""

    def __init__(self, tx: Tx, business: Business, span: Span, cut: Cut, by: By | None) -> None:
        self._tx, self._span, self._cut, self._by = tx, span, cut, by
        self._stopwatch = Stopwatch(tx, business, span)
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
            self._times[one.key] = [(row.key, self._stopwatch.measure(row)) for row in rows]
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
