"""What past cases say of how long a chat takes, who was there, and how long customers wait."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.case import Pause, Reason, State
from bot.core.clocks.worktime import ALWAYS, Calendar
from bot.core.hours import parse_days, parse_hours
from bot.core.insights.staffing.history import (
    ASSUMED_MINUTES,
    Contact,
    find_duty,
    learn_handling,
    measure_handling,
    share_unanswered,
)
from bot.core.insights.staffing.patience import learn_patience
from bot.core.insights.staffing.week import A_DAY, BLOCKS_A_DAY, list_any_open, list_open
from tests.support.shifts import make_history

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
OFFICE = Calendar(hours=parse_hours("Mon-Fri 09:00-18:00"), zone=ZoneInfo("UTC"))


def always(_: int | None) -> Calendar:
    return ALWAYS


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def taken(since: float, until: float, **fields: object) -> Contact:
    values = {"person_id": 1, "opened_at": at(since), "claimed_at": at(since), "first_reply_at": at(since)}
    values |= {"closed_at": at(until), "reason": Reason.MISSES, "state": State.RESOLVED, **fields}
    return Contact(**values)  # type: ignore[arg-type]


def left(minutes: float) -> Contact:
    return Contact(opened_at=at(0), closed_at=at(minutes), reason=Reason.MISSES, state=State.CANCELLED)


def test_a_silent_customer_keeps_the_place_for_five_minutes_only() -> None:
    one = taken(0, 100, pauses=(Pause(since=at(10), until=at(40)),), answered_at=at(60))
    assert measure_handling(one, ALWAYS) == 100 - 25 - 35


def test_a_night_between_is_no_work() -> None:
    over_night = taken(5 * 60, 22 * 60)  # from 17:00 to 10:00 of the next day
    assert measure_handling(over_night, OFFICE) == 120


def test_chats_side_by_side_take_longer_as_measured() -> None:
    rng, cases = random.Random(3), []
    for start in range(0, 40_000, 200):
        cases.append(taken(start, start + rng.uniform(8, 12)))
        cases += [taken(start + 100, start + 110), taken(start + 101, start + 101 + 10 * rng.uniform(1.3, 1.5))]
    found = learn_handling(cases, always)
    assert found.measured
    assert found.slower == pytest.approx(0.4, abs=0.05)
    assert found.mean == pytest.approx(10, abs=0.3)
    assert not learn_handling([taken(start, start + 10) for start in range(0, 9000, 30)], always).measured
    assert learn_handling([taken(0, 3)], always).mean == ASSUMED_MINUTES


def test_who_was_there_is_read_from_what_they_did() -> None:
    cases = make_history(NOW, days=28, people=[1, 2])
    monday = datetime(2026, 12, 7, tzinfo=UTC).date()
    rota = find_duty(cases, OFFICE, list_open(OFFICE, monday), NOW.date())
    assert rota is not None
    assert rota[5:8] == (2, 2, 2)
    assert set(rota[5 * BLOCKS_A_DAY :]) == {0}
    assert find_duty([], OFFICE, list_open(OFFICE, monday), NOW.date()) is None


def test_a_night_shift_is_one_stay_and_the_day_between_two_is_free() -> None:
    night = Calendar(hours=parse_hours("Mon-Sun 20:00-04:00"), zone=ZoneInfo("UTC"))
    starts = [datetime(2026, 11, day, 20, 10, tzinfo=UTC) for day in range(2, 30)]
    cases = [taken(*minutes_of(start, hours), person_id=1) for start in starts for hours in ((0, 1), (4, 5), (7, 7.5))]
    monday = datetime(2026, 12, 7, tzinfo=UTC).date()
    everything = list_any_open([night, OFFICE], OFFICE.zone, monday)
    rota = find_duty(cases, night, everything, NOW.date())
    assert rota is not None
    assert rota[:BLOCKS_A_DAY] == (1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1)


def minutes_of(start: datetime, hours: tuple[float, float]) -> tuple[float, float]:
    since = (start - NOW) / timedelta(minutes=1)
    return since + 60 * hours[0], since + 60 * hours[1]


def test_teams_are_open_by_the_clock_of_the_business() -> None:
    kyiv = Calendar(hours=parse_hours("Mon-Fri 09:00-13:00; Mon-Fri 14:00-18:00"), zone=ZoneInfo("Europe/Kyiv"))
    monday = datetime(2026, 12, 7, tzinfo=UTC).date()
    found = list_any_open([kyiv], ZoneInfo("UTC"), monday)
    assert [slot for slot in range(A_DAY) if found[slot]] == [*range(14, 22), *range(24, 32)]
    late = Calendar(hours=parse_hours("Sun 20:00-04:00"), zone=ZoneInfo("UTC"), closed=parse_days(["12-13"]))
    assert [slot for slot, is_open in enumerate(list_open(late, monday)) if is_open] == [*range(8)]


def test_each_waits_in_the_hours_of_their_team() -> None:
    teams = {None: OFFICE, 1: ALWAYS}
    evening = 7 * 60
    some = [left(10), replace(taken(evening, evening + 1, claimed_at=at(evening + 30)), team_id=1)] * 25
    assert learn_patience(some, teams.__getitem__).cases == 50
    assert learn_patience([replace(one, team_id=None) for one in some], teams.__getitem__).cases == 0


def test_a_weekday_that_has_not_been_yet_is_as_the_others() -> None:
    cases = make_history(NOW, days=4, people=[1], a_day=60)  # since Thursday
    monday = datetime(2026, 12, 7, tzinfo=UTC).date()
    rota = find_duty(cases, OFFICE, list_open(OFFICE, monday), NOW.date())
    assert rota is not None
    assert rota[5:8] == (1, 1, 1)


def test_patience_is_what_kaplan_and_meier_say() -> None:
    answered = {minutes: taken(0, 0, claimed_at=at(minutes)) for minutes in (20, 40)}
    waits = [left(10)] * 10 + [answered[20]] * 20 + [left(30)] * 20 + [answered[40]] * 10
    found = learn_patience(waits, always)
    assert (found.cases, found.left) == (60, 30)
    assert found.share_left(29) == pytest.approx(1 / 6)
    assert found.share_left(31) == pytest.approx(1 - 5 / 6 * 1 / 3)
    assert found.find_end(0.9, 1) == 10
    assert found.find_end(0.5, 1) == 30
    assert found.find_end(0.1, 1) > 30
    assert learn_patience(waits[:20], always).cases == 0


def test_only_who_came_to_the_queue_counts() -> None:
    ours = taken(0, 1, reason=Reason.TAKEN)
    away = taken(0, 1, reason=Reason.BOT_UNAVAILABLE, state=State.RECOVERED)
    assert share_unanswered([ours, away, taken(0, 1), taken(0, 1, reason=Reason.REQUESTED)]) == 0.5
    assert share_unanswered([ours]) == 0
