"""The forecast of hand-overs, on pasts whose course is known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.hours import parse_days
from bot.core.insights.staffing.forecast import Days, count_days, foresee
from bot.core.insights.staffing.week import A_DAY
from tests.support.shifts import make_history

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)  # a Monday
TODAY, MONDAY = NOW.date(), date(2026, 12, 7)


def past(days: int = 84, *, a_day: float = 30, seed: int = 7) -> Days:
    cases = make_history(NOW, days=days, people=[1], a_day=a_day, seed=seed)
    return count_days([one.opened_at for one in cases], ZoneInfo("UTC"), since=date.min, today=TODAY)


@pytest.mark.parametrize("seed", range(5))
def test_it_is_nearer_than_the_same_as_last_week(seed: int) -> None:
    found = foresee(past(seed=seed), monday=MONDAY, closed=frozenset(), former={})
    assert found.check is not None
    assert found.check.error < 0.9 * found.check.as_last_week


def test_it_finds_busy_mornings_busier_mondays_and_free_weekends() -> None:
    found = foresee(past(), monday=MONDAY, closed=frozenset(), former={})
    assert found.of_day(0) == pytest.approx(48, rel=0.15)
    assert found.of_day(2) == pytest.approx(30, rel=0.15)
    assert found.of_day(5) == 0
    assert sum(found.rates[: 9 * 2]) == 0
    tuesday = found.rates[A_DAY : 2 * A_DAY]
    assert 20 <= tuesday.index(max(tuesday)) <= 23
    low, high = found.range_of(found.total)
    assert low < 168 < high


def test_recent_weeks_weigh_more() -> None:
    days = {day: [4 if (TODAY - day).days <= 28 else 2] * A_DAY for day in past()}
    mean = sum(slots[0] for slots in days.values()) / len(days)
    assert mean + 0.15 < foresee(days, monday=MONDAY, closed=frozenset(), former={}).rates[0] < 4


def test_a_holiday_brings_what_it_brought_last_year_and_spoils_no_other_day() -> None:
    closed = parse_days(["12-08", "11-24"])
    known = dict(past())
    known[date(2026, 11, 24)] = [50] * A_DAY
    found = foresee(known, monday=MONDAY, closed=closed, former={})
    assert found.of_day(1) == 0
    former = {date(2025, 12, 8): [0] * 20 + [6] + [0] * 27}
    assert foresee(known, monday=MONDAY, closed=closed, former=former).of_day(1) == 6
    assert foresee(known, monday=date(2026, 12, 14), closed=closed, former={}).of_day(1) < 60


def test_a_day_of_data_is_spread_over_the_week_and_nothing_is_nothing() -> None:
    one = {TODAY - timedelta(days=1): [0] * 20 + [8] + [0] * 27}
    found = foresee(one, monday=MONDAY, closed=frozenset(), former={})
    assert found.days == 1
    assert found.total == pytest.approx(56)
    assert found.check is None
    assert foresee({}, monday=MONDAY, closed=frozenset(), former={}).total == 0


def test_half_hours_are_those_of_the_business_on_days_of_other_length_too() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    moments = [datetime(2026, 10, day, 9, 40, tzinfo=kyiv) for day in (24, 25, 26)]
    days = count_days(moments, kyiv, since=date.min, today=TODAY)
    assert {day: slots.index(1) for day, slots in days.items() if any(slots)} == {
        date(2026, 10, day): 19 for day in (24, 25, 26)
    }
    assert len(days) == (TODAY - date(2026, 10, 24)).days
