"""Which cases are drawn: by rules, the same ones again and again, none twice, none to its own operator."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.insights.reviews.review import Drawn
from bot.core.insights.reviews.sampling import BOUNDS, SUGGESTED, Candidate, Rules, draw, read_rules, spread

WEEK = "2026-11-23"
MANY = tuple(
    Candidate(case_id=n, person_id=n % 3, is_low=n % 5 == 0, is_reopened=n % 7 == 0, lines=n, place=n // 3 + 1)
    for n in range(60)
)
rules = st.builds(Rules, **{name: st.integers(0, min(most, 100)) for name, most in BOUNDS.items()})


def test_each_rule_takes_its_own_and_nothing_is_drawn_without_one() -> None:
    assert draw(MANY, Rules(), seed=WEEK) == {}
    assert set(draw(MANY, Rules(low=100), seed=WEEK)) == {one.case_id for one in MANY if one.is_low}
    assert len(draw(MANY, Rules(reopened=50), seed=WEEK)) == 5
    assert set(draw(MANY, Rules(long=3), seed=WEEK)) == {57, 58, 59}
    assert set(draw(MANY, Rules(new=2), seed=WEEK)) == {0, 1, 2, 3, 4, 5}
    assert len(draw(MANY, Rules(random=10), seed=WEEK)) == 6
    counts = Counter(MANY[number].person_id for number in draw(MANY, Rules(least=2), seed=WEEK))
    assert counts == {0: 2, 1: 2, 2: 2}


def test_a_rule_takes_what_another_has_left() -> None:
    found = draw(MANY, Rules(low=100, long=2, least=1), seed=WEEK)
    assert Counter(found.values()) == {Drawn.LOW: 12, Drawn.LONG: 2}
    assert all(MANY[number].is_low for number, why in found.items() if why is Drawn.LOW)


@given(wanted=rules, size=st.integers(0, 60))
def test_drawing_again_adds_nothing(wanted: Rules, size: int) -> None:
    some = MANY[:size]
    first = draw(some, wanted, seed=WEEK)
    assert first == draw(tuple(reversed(some)), wanted, seed=WEEK)
    known = [replace(one, drawn=first.get(one.case_id)) for one in some]
    assert draw(known, wanted, seed=WEEK) == {}


def test_what_was_reviewed_by_hand_is_not_drawn_and_counts_for_its_operator() -> None:
    known = [replace(one, drawn=Drawn.HAND) if one.case_id == 1 else one for one in MANY]
    found = draw(known, Rules(least=1, low=100), seed=WEEK)
    assert 1 not in found
    assert Drawn.LEAST not in {why for number, why in found.items() if MANY[number].person_id == 1}


@given(cases=st.lists(st.integers(0, 4), max_size=40), busy=st.dictionaries(st.integers(0, 4), st.integers(0, 3)))
def test_tasks_are_spread_and_nobody_gets_a_chat_of_their_own(cases: list[int], busy: dict[int, int]) -> None:
    drawn = dict(enumerate(cases))
    able = dict.fromkeys(range(4), (1, 2, 3))
    given_ = spread(drawn, able, busy)
    assert all(reviewer != drawn[number] for number, reviewer in given_.items())
    assert all(reviewer is None for number, reviewer in given_.items() if drawn[number] == 4)
    of_nobody = dict.fromkeys(range(9), 0)
    assert set(Counter(spread(of_nobody, able, {}).values()).values()) == {3}


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "101", "9" * 9, "²"])
def test_what_is_no_number_that_can_be_is_named(text: str) -> None:
    typed = {name: str(getattr(SUGGESTED, name)) for name in BOUNDS}
    assert read_rules(typed) == (SUGGESTED, ())
    assert read_rules({**typed, "low": text})[1] == ("low",)
