"""Which policy takes a case, and when its targets are due: pauses, the first reply, warnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.business import Business
from bot.core.case import Pause, Promised, Reason
from bot.core.clocks.clock import Stage, find_clock
from bot.core.clocks.targets import DEFAULT, Aim, Facts, Measure, Policy, find_policy, list_measures, read_span
from bot.core.clocks.worktime import ALWAYS, Calendar
from bot.core.hours import parse_hours

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
ASKED = Facts(
    reason=Reason.REQUESTED, priority=0, language="en", channel="web", opened_at=NOON, waiting_since=NOON - MINUTE
)
ANSWERED = replace(ASKED, first_reply_at=NOON + HOUR, answered_at=NOON + HOUR, waiting_since=None)
STRICT = (Policy(name="all", first_reply="1h", next_reply="2h", resolution="8h"),)


def measures(facts: Facts, policies: tuple[Policy, ...] = STRICT, calendar: Calendar = ALWAYS) -> dict[Aim, Measure]:
    return {one.aim: one for one in list_measures(policies, facts, calendar, warning=25)}


@pytest.mark.parametrize(("text", "span"), [("15m", 15 * MINUTE), ("2h", 2 * HOUR), ("90 m", 90 * MINUTE), ("", None)])
def test_a_span_is_minutes_or_hours(text: str, span: timedelta | None) -> None:
    assert read_span(text) == span


@pytest.mark.parametrize("text", ["0m", "0h", "-5m", "5", "5d", "soon", "9999h", "1.5h"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="15m|between"):
        read_span(text)


@pytest.mark.parametrize(
    ("policy", "taken"),
    [
        (Policy(name="x"), True),
        (Policy(name="x", priority="normal", languages=("en",), channels=("web",), reasons=("requested",)), True),
        (Policy(name="x", priority="urgent"), False),
        (Policy(name="x", reasons=("anger",)), False),
        (Policy(name="x", languages=("uk",)), False),
        (Policy(name="x", channels=("telegram",)), False),
    ],
)
def test_a_policy_takes_what_meets_all_its_conditions(policy: Policy, taken: bool) -> None:
    assert policy.takes(ASKED) is taken
    last = Policy(name="rest")
    assert find_policy((policy, last), ASKED) is (policy if taken else last)


def test_urgent_cases_have_less_time_by_default() -> None:
    calm, hot = measures(ASKED, DEFAULT), measures(replace(ASKED, priority=2), DEFAULT)
    assert hot[Aim.FIRST_REPLY].due_at < calm[Aim.FIRST_REPLY].due_at


def test_the_first_reply_counts_from_the_opening_and_no_next_one_beside_it() -> None:
    found = measures(ASKED)
    assert found[Aim.FIRST_REPLY].due_at == NOON + HOUR
    assert found[Aim.FIRST_REPLY].warn_at == NOON + 45 * MINUTE
    assert Aim.NEXT_REPLY not in found


def test_the_next_reply_counts_from_the_oldest_unanswered_message() -> None:
    wrote = replace(ANSWERED, answered_at=None, waiting_since=NOON + 3 * HOUR)
    assert measures(wrote)[Aim.NEXT_REPLY].due_at == NOON + 5 * HOUR
    assert Aim.FIRST_REPLY not in measures(wrote)


def test_nothing_runs_while_it_is_the_customers_turn() -> None:
    assert measures(ANSWERED) == {}


def test_the_resolution_stood_still_meanwhile() -> None:
    pause = Pause(since=NOON + HOUR, until=NOON + 5 * HOUR)
    back = replace(ANSWERED, answered_at=None, waiting_since=pause.until, pauses=(pause,))
    assert measures(back)[Aim.RESOLUTION].due_at == NOON + 12 * HOUR


def test_what_was_late_before_we_answered_stays_late() -> None:
    late = replace(ANSWERED, answered_at=NOON + 9 * HOUR)
    assert measures(late)[Aim.RESOLUTION].due_at == NOON + 8 * HOUR


def test_who_was_not_asked_has_no_first_reply_to_give() -> None:
    ours = replace(ASKED, reason=Reason.TAKEN, waiting_since=None)
    assert set(measures(ours)) == {Aim.RESOLUTION}


def test_a_target_by_the_calendar_runs_through_the_night() -> None:
    office = Calendar(hours=parse_hours("Mon-Fri 09:00-12:30"), zone=ZoneInfo("UTC"))
    working, calendar = STRICT[0], replace(STRICT[0], counted="calendar")
    assert measures(ASKED, (working,), office)[Aim.FIRST_REPLY].due_at == NOON + timedelta(hours=21, minutes=30)
    assert measures(ASKED, (calendar,), office)[Aim.FIRST_REPLY].due_at == NOON + HOUR


def test_a_policy_without_times_shows_no_clock() -> None:
    assert measures(ASKED, (Policy(name="none"),)) == {}
    assert measures(ASKED, ()) == {}


def test_the_clock_shows_what_is_due_first() -> None:
    business = Business(name={"en": "x"}, targets=STRICT)
    promised = Promised(warn_at=NOON + 20 * MINUTE, due_at=NOON + 30 * MINUTE)
    clock = find_clock(business, ASKED, promised)
    assert clock is not None
    assert (clock.aim, clock.due_at) == (Aim.PROMISE, promised.due_at)
    found = find_clock(business, ASKED)
    assert found is not None
    assert (found.aim, found.policy) == (Aim.FIRST_REPLY, "all")
    stages = [found.stage(NOON + minutes * MINUTE) for minutes in (44, 45, 59, 60)]
    assert stages == [Stage.CALM, Stage.SOON, Stage.SOON, Stage.LATE]
    assert find_clock(business, ANSWERED) is None


@st.composite
def histories(draw: st.DrawFn) -> Facts:
    """A case with some pauses, the last of them perhaps going on."""
    moments = sorted(draw(st.lists(st.integers(1, 4000), min_size=2, max_size=9, unique=True)))
    steps = [NOON + moment * MINUTE for moment in moments]
    pauses = tuple(Pause(since=one, until=two) for one, two in zip(steps[::2], steps[1::2], strict=False))
    answered = steps[-1] if len(steps) % 2 else None
    waits = None if answered else pauses[-1].until
    return replace(ASKED, first_reply_at=steps[0], pauses=pauses, answered_at=answered, waiting_since=waits)


@given(histories(), st.integers(1, 3000))
def test_one_more_pause_never_makes_it_due_sooner(facts: Facts, minutes: int) -> None:
    due = measures(facts).get(Aim.RESOLUTION)
    if facts.answered_at is None or due is None:
        return
    pause = Pause(since=facts.answered_at, until=facts.answered_at + minutes * MINUTE)
    later = replace(facts, answered_at=None, pauses=(*facts.pauses, pause), waiting_since=pause.until)
    assert measures(later)[Aim.RESOLUTION].due_at == due.due_at, "what was late before the pause stays as it was"


@given(histories())
def test_the_warning_comes_before_what_it_warns_of(facts: Facts) -> None:
    for one in measures(facts).values():
        assert one.since <= one.warn_at <= one.due_at


@given(histories(), st.sampled_from(AIMS := (Aim.NEXT_REPLY, Aim.RESOLUTION)))
def test_more_time_is_never_due_sooner(facts: Facts, aim: Aim) -> None:
    more = (replace(STRICT[0], next_reply="3h", resolution="9h"),)
    less, longer = measures(facts).get(aim), measures(facts, more).get(aim)
    assert less is None or longer is None or less.due_at < longer.due_at
