"""Working time over nights, weekends, holidays and the change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.clocks.worktime import ALWAYS, ZERO, Calendar, after, find_stretches, worked
from bot.core.hours import parse_days, parse_hours

KYIV = ZoneInfo("Europe/Kyiv")
OFFICE = Calendar(
    hours=parse_hours("Mon-Fri 09:00-13:00; Mon-Fri 14:00-18:00"), zone=KYIV, closed=parse_days(["01-01"])
)
NIGHT = Calendar(hours=parse_hours("Mon-Sun 00:00-06:00; Mon-Sun 22:00-24:00"), zone=KYIV)
CALENDARS = st.sampled_from((OFFICE, NIGHT, ALWAYS, Calendar(closed=parse_days(["12-25"]))))
FIRST = datetime(2026, 3, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 480_000).map(lambda minutes: FIRST + timedelta(minutes=minutes))
SPANS = st.timedeltas(timedelta(minutes=1), timedelta(hours=60))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KYIV).astimezone(UTC)


def test_a_night_and_a_weekend_do_not_count() -> None:
    assert after(OFFICE, at("2026-11-27 17:50"), timedelta(minutes=30)) == at("2026-11-30 09:20")
    assert worked(OFFICE, at("2026-11-27 17:50"), at("2026-11-30 09:20")) == timedelta(minutes=30)


def test_neither_does_lunch() -> None:
    assert after(OFFICE, at("2026-11-30 12:50"), timedelta(minutes=30)) == at("2026-11-30 14:20")


def test_what_begins_at_night_counts_from_the_morning() -> None:
    assert after(OFFICE, at("2026-12-01 03:00"), timedelta(hours=1)) == at("2026-12-01 10:00")


def test_a_holiday_is_passed_over() -> None:
    assert after(OFFICE, at("2026-12-31 17:30"), timedelta(hours=1)) == at("2027-01-04 09:30")


def test_a_night_shift_goes_over_midnight() -> None:
    assert after(NIGHT, at("2026-11-30 23:00"), timedelta(hours=2)) == at("2026-12-01 01:00")
    assert after(NIGHT, at("2026-12-01 05:30"), timedelta(hours=1)) == at("2026-12-01 22:30")


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    assert worked(NIGHT, at("2026-10-25 00:00"), at("2026-10-25 06:00")) == timedelta(hours=7)
    assert worked(NIGHT, at("2027-03-28 00:00"), at("2027-03-28 06:00")) == timedelta(hours=5)


def test_overlapping_hours_count_once() -> None:
    twice = Calendar(hours=parse_hours("Mon-Fri 09:00-18:00; Mon 10:00-12:00"), zone=KYIV)
    assert worked(twice, at("2026-11-30 00:00"), at("2026-12-01 00:00")) == timedelta(hours=9)


def test_who_is_never_open_is_measured_by_the_calendar() -> None:
    shut = Calendar(closed=frozenset((None, month, day) for month in range(1, 13) for day in range(1, 32)))
    assert after(shut, at("2026-12-01 05:30"), timedelta(hours=1)) == at("2026-12-01 06:30")


@given(CALENDARS, MOMENTS, SPANS)
def test_so_much_has_passed_when_it_is_due_and_not_before(calendar: Calendar, start: datetime, span: timedelta) -> None:
    due = after(calendar, start, span)
    assert worked(calendar, start, due) == span
    assert worked(calendar, start, due - timedelta(seconds=1)) < span


@given(CALENDARS, MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up(calendar: Calendar, one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three))
    assert worked(calendar, first, middle) + worked(calendar, middle, last) == worked(calendar, first, last)
    assert ZERO <= worked(calendar, first, last) <= last - first


@given(CALENDARS, MOMENTS, MOMENTS, SPANS, SPANS)
def test_later_and_longer_is_never_due_sooner(
    calendar: Calendar, one: datetime, two: datetime, span: timedelta, more: timedelta
) -> None:
    assert after(calendar, min(one, two), span) <= after(calendar, max(one, two), span)
    assert after(calendar, one, span) <= after(calendar, one, span + more)


def told(calendar: Calendar, now: str) -> list[str]:
    return [f"{moment:%a %H:%M}" for one in find_stretches(calendar, at(now)) for moment in (one.opens, one.closes)]


def test_the_present_and_the_next_time_in_which_people_answer() -> None:
    assert told(OFFICE, "2026-11-27 10:00") == ["Fri 09:00", "Fri 13:00", "Fri 14:00", "Fri 18:00"]
    assert told(OFFICE, "2026-11-27 18:00") == ["Mon 09:00", "Mon 13:00", "Mon 14:00", "Mon 18:00"]
    assert told(NIGHT, "2026-11-27 23:00") == ["Fri 22:00", "Sat 06:00", "Sat 22:00", "Sun 06:00"]
    assert told(ALWAYS, "2026-11-27 23:00") == []


def test_the_night_of_the_change_of_the_clocks_is_one_night_of_other_length() -> None:
    (spring,) = find_stretches(NIGHT, at("2026-03-28 23:00"), most=1)
    (autumn,) = find_stretches(NIGHT, at("2026-10-24 23:00"), most=1)
    for one, hours in ((spring, 7), (autumn, 9)):
        assert (f"{one.opens:%H:%M}", f"{one.closes:%H:%M}") == ("22:00", "06:00")
        assert one.closes.astimezone(UTC) - one.opens.astimezone(UTC) == timedelta(hours=hours)
