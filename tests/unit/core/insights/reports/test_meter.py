"""Working time by sums of the days before is what one gets by adding stretch to stretch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.clocks.worktime import Calendar, worked
from bot.core.hours import parse_days, parse_hours
from bot.core.insights.reports.figures import Figure, differs, spread
from bot.core.insights.reports.measures import BY_KEY
from bot.core.insights.reports.meter import Meter, find_rank

START = datetime(2026, 10, 20, tzinfo=UTC)
HOURS = ("", "Mon-Fri 09:00-13:00; Mon-Fri 14:00-18:00", "Fri 20:00-04:00", "Mon-Sun 00:00-24:00")
moments = st.integers(-90 * 24 * 60, 90 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


@given(st.sampled_from(HOURS), st.sampled_from(("Europe/Kyiv", "Australia/Lord_Howe")), moments, moments)
def test_it_measures_what_the_targets_measure(hours: str, zone: str, since: datetime, until: datetime) -> None:
    calendar = Calendar(hours=parse_hours(hours), zone=ZoneInfo(zone), closed=parse_days(["10-21", "12-25"]))
    meter = Meter(calendar, START.timestamp(), (START + timedelta(days=7)).timestamp())
    assert (
        abs(meter.worked(since.timestamp(), until.timestamp()) - worked(calendar, since, until).total_seconds()) < 0.01
    )


def test_pauses_do_not_count_and_more_of_them_than_time_is_none() -> None:
    start, hour = START.timestamp(), 3600.0
    meter = Meter(Calendar(), start, start)
    assert meter.without(start, start + 3 * hour, [(start + hour, start + 2 * hour)]) == 2 * 3600
    assert meter.without(start, start + hour, [(start - hour, start + 9 * hour)]) == 0


def test_a_rank_is_a_value_there_is() -> None:
    assert find_rank([7.0], 90) == 7.0
    assert [find_rank([1.0, 2.0, 3.0, 4.0], percent) for percent in (50, 90)] == [2.0, 4.0]
    assert find_rank([float(n) for n in range(1, 11)], 90) == 9.0


def test_a_time_has_no_mean() -> None:
    assert spread([60.0, 120.0, 6000.0]) == Figure(part=3, of=3, median=120.0, most=6000.0)
    assert spread([]) == Figure()


def test_a_change_that_may_be_chance_is_not_called_better_or_worse() -> None:
    csat, reply = BY_KEY["csat"], BY_KEY["first-reply"]
    assert not differs(csat, Figure(part=8, of=10), Figure(part=6, of=10))
    assert differs(csat, Figure(part=800, of=1000), Figure(part=600, of=1000))
    assert not differs(csat, Figure(part=0, of=9), Figure(part=900, of=900))
    assert not differs(csat, Figure(part=20, of=20), Figure(part=20, of=20))
    assert differs(reply, Figure(of=50, median=200.0), Figure(of=50, median=100.0))
    assert not differs(reply, Figure(of=50, median=110.0), Figure(of=50, median=100.0))
