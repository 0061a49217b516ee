"""What is told of a wait is true, and changes only when it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clocks.pace import Pace, estimate_wait
from bot.core.clocks.worktime import ALWAYS, Calendar
from bot.core.hours import parse_hours
from bot.core.wait import (
    AHEAD,
    MINUTES,
    NEAR,
    Outlook,
    Standing,
    Told,
    count_places,
    find_turn,
    still_holds,
    to_told,
)

PLACES = st.integers(1, 1200)
ESTIMATES = st.tuples(st.integers(1, 1500), st.integers(1, 900)).map(lambda pair: (pair[0], pair[0] + pair[1]))
OUTLOOKS = st.builds(Outlook, language=st.just("en"), place=PLACES, minutes=st.none() | ESTIMATES)


@given(OUTLOOKS)
def test_what_is_told_is_true(outlook: Outlook) -> None:
    told = to_told(outlook)
    assert told.place == (outlook.place if outlook.place <= NEAR else 0)
    if outlook.place > NEAR:
        assert outlook.place - 1 < told.ahead if told.ahead else outlook.place > AHEAD[-1]
    if told.minutes is not None and outlook.minutes is not None:
        assert told.minutes[0] <= outlook.minutes[0]
        assert outlook.minutes[1] <= told.minutes[1]


@given(OUTLOOKS)
def test_what_was_just_told_holds(outlook: Outlook) -> None:
    assert still_holds(to_told(outlook), outlook)


@given(OUTLOOKS, OUTLOOKS)
def test_what_holds_is_true_and_not_much_vaguer_than_need_be(before: Outlook, now: Outlook) -> None:
    told, fresh = to_told(before), to_told(now)
    if not still_holds(told, now):
        return
    assert (told.place, told.ahead) == (fresh.place, fresh.ahead)
    if told.minutes is not None and now.minutes is not None and fresh.minutes is not None:
        assert told.minutes[0] <= now.minutes[0]
        assert now.minutes[1] <= told.minutes[1] <= 2 * fresh.minutes[1]


@pytest.mark.parametrize(
    ("place", "exact", "ahead"),
    [(1, 1, 0), (5, 5, 0), (6, 0, 10), (10, 0, 10), (11, 0, 20), (1000, 0, 1000), (1001, 0, 0)],
)
def test_the_place_is_exact_when_it_is_near(place: int, exact: int, ahead: int) -> None:
    told = to_told(Outlook(language="en", place=place))
    assert (told.place, told.ahead) == (exact, ahead)


def test_a_wait_of_more_than_a_day_is_not_foreseen() -> None:
    assert to_told(Outlook(language="en", place=900, minutes=(900, 2000))).minutes is None


def test_an_estimate_that_moves_inside_the_range_changes_nothing() -> None:
    told = to_told(Outlook(language="en", place=7, minutes=(12, 18)))
    assert told.minutes == (10, 20)
    for minutes in ((11, 15), (10, 20), (14, 19)):
        assert still_holds(told, Outlook(language="en", place=8, minutes=minutes))
    for minutes in ((9, 18), (12, 21), (3, 5)):
        assert not still_holds(told, Outlook(language="en", place=8, minutes=minutes))


@pytest.mark.parametrize("change", [{"language": "uk"}, {"opens": ("today", "01.09", "08:00")}, {"minutes": None}])
def test_another_language_an_opening_time_or_a_wait_that_is_not_known_any_more_is_told(change: dict[str, str]) -> None:
    outlook = Outlook(language="en", place=2, minutes=(3, 5))
    assert not still_holds(to_told(outlook), replace(outlook, **change))  # type: ignore[arg-type]


def test_one_claim_at_the_head_changes_few_of_many_cards() -> None:
    pace = Pace(minutes=(1.0, 2.0, 3.0) * 10, mean=2.0, spread=1.5)

    def at(place: int) -> Outlook:
        return Outlook(language="en", place=place, minutes=estimate_wait(pace, place))

    cards: dict[int, Told] = {place: to_told(at(place)) for place in range(1, 251)}
    changed = [place for place in range(2, 251) if not still_holds(cards[place], at(place - 1))]
    assert len(changed) <= 25
    assert {2, 3, 4, 5, 6} <= set(changed)


def test_the_steps_rise() -> None:
    assert list(MINUTES) == sorted(set(MINUTES))
    assert list(AHEAD) == sorted(set(AHEAD))


A, B, C = 1, 2, 3


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ([None, None, None], [1, 2, 3]),
        ([A, B, A, B], [1, 1, 2, 2]),
        ([A, None, B, A], [1, 2, 2, 3]),
        ([A, B, C, None], [1, 1, 2, 4]),
    ],
)
def test_who_stands_ahead_for_the_same_people_is_counted(line: list[int | None], places: list[int]) -> None:
    """B and C share somebody; everybody's cases are taken by all, and may be taken by anybody's next."""
    rivals = {A: frozenset({A}), B: frozenset({B, C}), C: frozenset({B, C})}
    standing = [Standing(team_id=team, rivals=rivals[team] if team else frozenset()) for team in line]
    assert count_places(standing) == places


@given(st.lists(st.sampled_from((None, A, B, C)), max_size=40))
def test_a_place_is_no_better_than_among_ones_own_and_no_worse_than_in_one_queue(line: list[int | None]) -> None:
    standing = [Standing(team_id=team, rivals=frozenset({team}) if team else frozenset()) for team in line]
    for number, (team, place) in enumerate(zip(line, count_places(standing), strict=True)):
        assert line[: number + 1].count(team) <= place <= number + 1


NINE = datetime(2026, 9, 1, 9, tzinfo=UTC)
OFFICE = Calendar(hours=parse_hours("Mon-Fri 09:00-18:00"))


def test_what_is_urgent_goes_before_the_newer_ones_and_not_before_who_has_waited_long() -> None:
    urgent = find_turn(ALWAYS, NINE, 2)
    for minutes, first in ((10, True), (39, True), (41, False), (300, False)):
        assert (urgent < find_turn(ALWAYS, NINE - timedelta(minutes=minutes), 0)) is first


def test_the_head_start_is_of_working_time() -> None:
    """Who comes urgently at nine goes before all who came in the night, and after who came in the afternoon."""
    assert find_turn(OFFICE, NINE + timedelta(minutes=5), 2) == datetime(2026, 8, 31, 17, 25, tzinfo=UTC)


def test_a_place_that_grew_is_explained_once() -> None:
    third, fourth = (Outlook(language="en", place=place, minutes=(5, 9)) for place in (3, 4))
    told = to_told(fourth, to_told(third))
    assert told.overtaken
    assert still_holds(told, fourth)
    assert not to_told(third, told).overtaken
    assert to_told(Outlook(language="en", place=30), told).overtaken
    assert not to_told(Outlook(language="en", place=8), to_told(Outlook(language="en", place=7))).overtaken
