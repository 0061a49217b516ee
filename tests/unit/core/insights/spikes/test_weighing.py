"""How many people are more than usual."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from bot.core.insights.spikes.spikes import count_course
from bot.core.insights.spikes.weighing import Usual, chance, is_spike, list_slots, weigh_busier
from tests.support.clock import NOON

WEEKS = 64.0  # quarters of an hour of eight weeks, two hours each


@pytest.mark.parametrize("people", [5, 8, 30])
def test_what_nobody_ever_asked_is_a_spike_from_five_people_on(people: int) -> None:
    assert is_spike(people, Usual(people=0, windows=WEEKS))
    assert not is_spike(4, Usual(people=0, windows=WEEKS))


@pytest.mark.parametrize(("mean", "calm", "spike"), [(0.5, 5, 11), (2, 11, 21), (10, 34, 62)])
def test_the_more_is_usual_the_more_it_takes(mean: float, calm: int, spike: int) -> None:
    usual = Usual(people=round(mean * WEEKS), windows=WEEKS)
    assert not is_spike(calm, usual)
    assert is_spike(spike, usual)


def test_few_days_make_nobody_sure() -> None:
    assert chance(6, Usual(people=4, windows=8.0)) > chance(6, Usual(people=32, windows=WEEKS))


def test_a_chance_is_one_for_nothing_and_falls() -> None:
    usual = Usual(people=64, windows=WEEKS)
    chances = [chance(count, usual) for count in range(30)]
    assert chances[0] == pytest.approx(1.0)
    assert all(one > other > 0 for one, other in pairwise(chances))


def test_a_day_on_which_everything_is_asked_more_is_no_spike() -> None:
    usual = Usual(people=64, windows=WEEKS)
    busy = Usual(people=64, windows=WEEKS, busier=weigh_busier(120, 40))
    assert busy.mean == pytest.approx(usual.mean * 122 / 42)
    assert is_spike(13, usual)
    assert not is_spike(13, busy)
    assert weigh_busier(0, 40) == 1.0


def test_the_same_hour_of_earlier_weeks_is_compared_and_of_days_while_there_are_none() -> None:
    assert list_slots(NOON, since=NOON - timedelta(days=2)) == ()
    days = list_slots(NOON, since=NOON - timedelta(days=4))
    assert [NOON - slot.begins for slot in days] == [timedelta(days=day, hours=1) for day in (1, 2, 3)]
    weeks = list_slots(NOON, since=NOON - timedelta(days=70))
    assert len(weeks) == 8
    assert sum(slot.windows for slot in weeks) == WEEKS
    assert len(list_slots(NOON, since=NOON - timedelta(days=8))) == 7


def test_the_course_counts_back_from_now() -> None:
    ago = [NOON - timedelta(minutes=minutes) for minutes in (1, 14, 16, 100)]
    assert count_course(tuple(ago), now=NOON, step=timedelta(minutes=15), steps=3) == (0, 1, 2)
