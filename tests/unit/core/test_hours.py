"""Support hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.hours import Span, is_open, next_opening, parse_hours

KYIV = ZoneInfo("Europe/Kyiv")
OFFICE = "Mon-Fri 09:00-13:00; Mon-Fri 14:00-18:00; Sat 10:00-14:00"
MOMENTS = (datetime(2026, 1, 1), datetime(2028, 1, 1))  # noqa: DTZ001 hypothesis wants them so
moments = st.datetimes(*MOMENTS, timezones=st.just(UTC))
spans = st.sampled_from(
    ["Mon-Fri 09:00-18:00", "Fri-Sun 20:00-04:00", "Sat 10:00-14:00", "Sun 00:00-24:00", OFFICE, "Fri-Mon 22:00-23:30"]
)


def _kyiv(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KYIV)


def _open(text: str, hours: str = OFFICE) -> bool:
    return is_open(parse_hours(hours), KYIV, _kyiv(text).astimezone(UTC))


def test_days_and_times_are_read_in_any_case_and_spacing() -> None:
    assert parse_hours(" sat 10:00-14:00 ;MON 09:00-13:00;") == (
        Span(day=0, opens=time(9), closes=time(13)),
        Span(day=5, opens=time(10), closes=time(14)),
    )


def test_a_range_of_days_may_go_over_the_weekend() -> None:
    assert [span.day for span in parse_hours("Sat-Mon 10:00-11:00")] == [0, 5, 6]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Mon-Fry 09:00-18:00", "Mon-Fry 09:00-18:00"),
        ("Monday 09:00-18:00", "Monday"),
        ("Mon 9-18", "write it like"),
        ("Mon 09:00-09:00", "closes when it opens"),
        ("Mon 09:00-25:00", "25:00"),
        ("Mon 09:60-10:00", "09:60"),
        ("Mon 09:00-18:00; nonsense", "nonsense"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_hours(text)


def test_without_hours_people_always_answer() -> None:
    now = datetime(2026, 1, 1, 3, tzinfo=UTC)
    assert is_open((), KYIV, now)
    assert next_opening((), KYIV, now) == now


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-01T08:59:59", False),
        ("2026-09-01T09:00", True),
        ("2026-09-01T12:59:59", True),
        ("2026-09-01T13:00", False),
        ("2026-09-01T14:00", True),
        ("2026-09-01T18:00", False),
        ("2026-09-05T10:00", True),
        ("2026-09-06T12:00", False),
    ],
)
def test_people_answer_in_their_hours_and_not_at_lunch(moment: str, expected: bool) -> None:
    assert _open(moment) is expected


def test_midnight_can_be_the_closing_time() -> None:
    assert _open("2026-09-01T23:59:59", "Mon-Sun 00:00-24:00")
    assert _open("2026-09-02T00:00", "Mon-Sun 00:00-24:00")


def test_hours_follow_local_time_through_the_change_of_clocks() -> None:
    hours = parse_hours("Mon-Sun 09:00-18:00")
    winter, summer = datetime(2026, 3, 28, 6, 30, tzinfo=UTC), datetime(2026, 3, 29, 6, 30, tzinfo=UTC)
    assert not is_open(hours, KYIV, winter)  # 08:30 in Kyiv
    assert is_open(hours, KYIV, summer)  # 09:30 in Kyiv, the clocks went forward at night


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-01T03:00", "2026-09-01T09:00"),
        ("2026-09-01T13:30", "2026-09-01T14:00"),
        ("2026-09-01T19:00", "2026-09-02T09:00"),
        ("2026-09-04T18:00", "2026-09-05T10:00"),
        ("2026-09-05T14:00", "2026-09-07T09:00"),
        ("2026-03-28T20:00", "2026-03-30T09:00"),
        ("2026-10-24T20:00", "2026-10-26T09:00"),
    ],
)
def test_the_next_opening_is_found_over_lunch_night_weekend_and_clock_change(moment: str, expected: str) -> None:
    assert next_opening(parse_hours(OFFICE), KYIV, _kyiv(moment).astimezone(UTC)) == _kyiv(expected)


def test_a_week_may_pass_until_the_only_opening() -> None:
    hours = parse_hours("Tue 09:00-10:00")
    assert next_opening(hours, KYIV, _kyiv("2026-09-01T10:00")) == _kyiv("2026-09-08T09:00")


@given(spans, moments)
def test_people_answer_at_the_next_opening_and_never_between(text: str, now: datetime) -> None:
    hours = parse_hours(text)
    opening = next_opening(hours, KYIV, now)
    assert is_open(hours, KYIV, opening)
    assert timedelta() <= opening.astimezone(UTC) - now <= timedelta(days=8)
    assert is_open(hours, KYIV, now) is (opening == now)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-04 19:59", False),  # a Friday
        ("2026-09-04 20:00", True),
        ("2026-09-05 00:00", True),
        ("2026-09-05 03:59", True),
        ("2026-09-05 04:00", False),
        ("2026-09-05 20:00", False),
    ],
)
def test_a_night_shift_ends_on_the_next_day(moment: str, expected: bool) -> None:
    assert _open(moment, "Fri 20:00-04:00") is expected


def test_a_shift_may_end_at_midnight() -> None:
    assert parse_hours("Sun 20:00-00:00") == parse_hours("Sun 20:00-24:00")
