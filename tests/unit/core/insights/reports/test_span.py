"""The days of a report, in the zone of the business."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.insights.reports.course import list_stretches, to_stretch
from bot.core.insights.reports.span import LONGEST, Odd, Span, make_span, to_date, to_number

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 10, 26, 7, 30, tzinfo=UTC)  # Monday, 09:30 in Kyiv; the clocks went back the night before


def span(asked: str, now: datetime = NOW) -> Span:
    return make_span(asked, zone=KYIV, now=now)[0]


def odd(asked: str) -> Odd:
    return make_span(asked, zone=KYIV, now=NOW)[1]


def test_a_week_is_today_and_the_six_days_before_it() -> None:
    week = span("week")
    assert (week.first, week.last, week.days) == (date(2026, 10, 20), date(2026, 10, 26), 7)
    assert span("") == week
    assert week.address == "week"


def test_a_day_has_as_many_hours_as_its_clocks_say() -> None:
    sunday = span("2026-10-25..2026-10-25")
    assert sunday.until - sunday.since == timedelta(hours=25)
    assert [offset.seconds for offset in sunday.offsets] == [3 * 3600, 2 * 3600]
    assert sunday.offsets[1].since == datetime(2026, 10, 25, 1, 0, tzinfo=UTC)


def test_a_day_that_is_not_over_is_compared_with_as_much_of_the_day_before() -> None:
    before = span("day").before
    assert (before.first, before.last) == (date(2026, 10, 25), date(2026, 10, 25))
    assert before.until == datetime(2026, 10, 25, 7, 30, tzinfo=UTC)  # half past nine by the clock on the wall


def test_days_that_are_over_are_compared_with_whole_days() -> None:
    before = span("2026-10-12..2026-10-18").before
    assert (before.since, before.until) == (
        datetime(2026, 10, 4, 21, tzinfo=UTC),
        datetime(2026, 10, 11, 21, tzinfo=UTC),
    )


@pytest.mark.parametrize("asked", ["soon", "2026-13-01..2026-01-01", "..", "1..2", "0001-01-01..9999-12-31"])
def test_what_is_no_period_is_the_last_week_and_said(asked: str) -> None:
    assert (span(asked).first, odd(asked)) == (span("week").first, Odd.UNREADABLE)


def test_days_the_wrong_way_round_are_turned() -> None:
    turned = span("2026-10-10..2026-10-01")
    assert (turned.first, turned.last, odd("2026-10-10..2026-10-01")) == (
        date(2026, 10, 1),
        date(2026, 10, 10),
        Odd.TURNED,
    )


def test_days_to_come_are_left_out() -> None:
    assert odd("2026-10-20..2027-01-01") is Odd.FUTURE
    assert (span("2027-01-01..2027-02-01").first, span("2027-01-01..2027-02-01").days) == (date(2026, 10, 26), 1)


def test_ten_years_become_the_last_two() -> None:
    assert odd("2016-01-01..2026-01-01") is Odd.LONG
    assert (span("2016-01-01..2026-01-01").days, span("2016-01-01..2026-01-01").last) == (LONGEST, date(2026, 1, 1))


def test_a_single_day_is_read_alone() -> None:
    assert span("2026-10-01").days == 1


def test_a_course_has_hours_days_or_weeks() -> None:
    assert [one.name for one in list_stretches(span("day"))][:2] == ["0:00", "1:00"]
    assert [one.name for one in list_stretches(span("week"))][-1] == "26.10"
    weeks = list_stretches(span("quarter"))
    assert (len(weeks), {len(one.keys) for one in weeks}) == (13, {7})
    some = span("2026-07-01..2026-10-26")
    joined = to_stretch(list_stretches(some))
    assert sorted(map(int, joined)) == list(range(to_number(some.first), to_number(some.last) + 1))


def test_days_are_numbered_from_1970() -> None:
    assert to_number(date(1970, 1, 2)) == 1
    assert to_date(to_number(date(2026, 10, 25))) == date(2026, 10, 25)
