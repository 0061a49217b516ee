"""Erlang C against figures that others have published."""

from __future__ import annotations

import pytest

from bot.core.insights.staffing.erlang import (
    Demand,
    find_people,
    mean_wait,
    share_in_time,
    share_waiting,
    with_absence,
)

CALLS = Demand(arrivals=100, period=30, handling=3)  # shared/REFERENCE.md, section 5


def test_it_agrees_with_the_reference() -> None:
    assert CALLS.load == pytest.approx(10)
    assert share_in_time(CALLS, 13, 20 / 60) == pytest.approx(0.796, abs=0.0005)
    assert share_in_time(CALLS, 14, 20 / 60) == pytest.approx(0.888, abs=0.0005)
    assert find_people(CALLS, places=1, share=0.8, minutes=20 / 60, busy=0.85) == 14


def test_one_place_is_the_queue_of_the_text_books() -> None:
    half = Demand(arrivals=15, period=30, handling=1)
    assert share_waiting(half.load, 1) == pytest.approx(0.5)
    assert mean_wait(half, 1) == pytest.approx(1)


def test_too_few_places_answer_nobody_in_time_and_no_arrivals_need_nobody() -> None:
    assert share_in_time(CALLS, 10, 60) == 0
    nothing = Demand(arrivals=0, period=30, handling=3)
    assert share_in_time(nothing, 1, 1) == 1
    assert find_people(nothing, places=3, share=0.99, minutes=1, busy=0.85) == 0


def test_people_are_never_too_busy_and_absence_is_planned_for() -> None:
    patient = find_people(CALLS, places=1, share=0.01, minutes=600, busy=0.85)
    assert CALLS.load / patient <= 0.85
    assert (with_absence(7, 0.3), with_absence(8, 0.3), with_absence(0, 0.3), with_absence(5, 0)) == (10, 12, 0, 5)
