"""When a silent customer is reminded, and when the case ends: in working time, by day, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.business import UNNAMED, Business, Silence
from bot.core.case import UNTIMED, Times
from bot.core.clocks.silence import EVENING, MORNING, Coming, Step, find_coming, is_by_day
from bot.core.hours import Office

KYIV = ZoneInfo("Europe/Kyiv")
OFFICE = replace(
    UNNAMED,
    hours="Mon-Fri 09:00-18:00",
    time_zone="Europe/Kyiv",
    closed=("01-01",),
    silence=Silence(nudge_after="8h", close_after="16h"),
)
ALWAYS = replace(OFFICE, hours="", closed=())
NIGHT = replace(OFFICE, hours="Mon-Sun 22:00-24:00; Mon-Sun 00:00-06:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=KYIV).astimezone(UTC)


def coming(business: Business, asked: str, nudged: str = "") -> Coming | None:
    return find_coming(business, Times(asked_at=at(asked), nudged_at=at(nudged) if nudged else None))


def test_the_customer_is_reminded_after_a_day_of_work() -> None:
    assert coming(OFFICE, "2026-11-27 15:00") == Coming(step=Step.NUDGE, at=at("2026-11-30 14:00"))


def test_then_the_case_ends_after_two_more() -> None:
    found = coming(OFFICE, "2026-11-27 15:00", "2026-11-30 14:00")
    assert found == Coming(step=Step.CLOSE, at=at("2026-12-02 12:00"))


def test_around_the_clock_nobody_is_woken() -> None:
    assert coming(ALWAYS, "2026-11-27 18:00") == Coming(step=Step.NUDGE, at=at("2026-11-28 09:00"))
    assert coming(ALWAYS, "2026-11-27 08:00") == Coming(step=Step.NUDGE, at=at("2026-11-27 16:00"))


def test_who_works_at_night_writes_by_day() -> None:
    found = coming(NIGHT, "2026-11-27 22:00")
    assert found is not None
    assert MORNING <= found.at.astimezone(KYIV).time() < EVENING


def test_nothing_comes_where_nothing_was_asked_or_wanted() -> None:
    asked = Times(asked_at=at("2026-11-27 15:00"))
    assert find_coming(OFFICE, UNTIMED) is None
    assert find_coming(UNNAMED, asked) is None
    assert find_coming(OFFICE, replace(asked, kept_open=True)) is None
    only = replace(OFFICE, silence=Silence(nudge_after="8h"))
    assert find_coming(only, replace(asked, nudged_at=at("2026-11-30 14:00"))) is None


def test_a_team_abroad_writes_while_it_works_and_it_is_day_where_customers_are() -> None:
    york = Office(hours="Mon-Fri 09:00-17:00", zone="America/New_York")
    asked = Times(asked_at=at("2026-11-26 18:00"))  # eleven in New York
    found = find_coming(OFFICE, asked, york)
    assert found == Coming(step=Step.NUDGE, at=at("2026-11-27 18:00"))
    early = find_coming(OFFICE, Times(asked_at=at("2026-11-26 22:00")), york)
    assert early is not None
    assert early.at == at("2026-11-30 16:00"), "ten in the evening is no time, nor is Friday night"


@given(st.integers(0, 500_000), st.sampled_from((OFFICE, ALWAYS, NIGHT)))
def test_it_is_never_at_night_and_never_too_early(minutes: int, business: Business) -> None:
    asked = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    found = find_coming(business, Times(asked_at=asked))
    assert found is not None
    assert found.at - asked >= timedelta(hours=8)
    assert MORNING <= found.at.astimezone(KYIV).time() < EVENING
    assert is_by_day(business.calendar, found.at)
