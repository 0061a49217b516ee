"""What a review is worth, and which cards can be used."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.insights.reviews.card import SHIPPED, Card, CardWrong, Category, Scale, find_fault, next_key
from bot.core.insights.reviews.score import Mark, keep_valid, list_failed, list_open, score

TONE = Category(key="tone", name="Tone", weight=1)
SOLUTION = Category(key="solution", name="Solution", weight=3)
RULES = Category(key="rules", name="Rules", weight=2, critical=True, scale=Scale.YES_NO)
CARD = Card(name="Chat", categories=(TONE, SOLUTION, RULES))


def given_marks(**values: int | None) -> list[Mark]:
    return [Mark(category=key, value=value) for key, value in values.items()]


def test_it_is_the_weighted_mean_of_what_applies() -> None:
    assert score(CARD, given_marks(tone=5, solution=3, rules=1)) == pytest.approx((1 + 1.5 + 2) / 6)
    assert score(CARD, given_marks(tone=5, solution=None, rules=1)) == 1.0
    assert score(CARD, given_marks(tone=1)) == 0.0


def test_a_failed_critical_category_makes_it_nothing() -> None:
    marks = given_marks(tone=5, solution=5, rules=0)
    assert score(CARD, marks) == 0.0
    assert list_failed(CARD, marks) == (RULES,)
    of_five = replace(CARD, categories=(replace(TONE, critical=True), SOLUTION))
    assert score(of_five, given_marks(tone=2, solution=5)) == 0.0
    assert score(of_five, given_marks(tone=3, solution=5)) == pytest.approx(3.5 / 4)


def test_nothing_that_counts_is_no_score() -> None:
    assert score(CARD, given_marks(tone=None, solution=None, rules=None)) is None
    assert score(CARD, []) is None
    weightless = replace(CARD, categories=(replace(TONE, weight=0), SOLUTION))
    assert score(weightless, given_marks(tone=5, solution=None)) is None


@given(
    rows=st.lists(
        st.tuples(st.integers(0, 100), st.booleans(), st.sampled_from(list(Scale)), st.none() | st.integers(0, 4)),
        max_size=8,
    )
)
def test_it_is_what_one_counts_by_hand(rows: list[tuple[int, bool, Scale, int | None]]) -> None:
    categories, marks, top, bottom, failed = [], [], Fraction(0), 0, False
    for place, (weight, critical, scale, step) in enumerate(rows):
        key = f"c{place}"
        categories.append(Category(key=key, name=key, weight=weight, critical=critical, scale=scale))
        last = 1 if scale is Scale.YES_NO else 4
        value = None if step is None else min(step, last) + (0 if scale is Scale.YES_NO else 1)
        marks.append(Mark(category=key, value=value))
        if step is not None:
            share = Fraction(min(step, last), last)
            top, bottom = top + weight * share, bottom + weight
            failed = failed or (critical and share < Fraction(1, 2))
    wanted = 0.0 if failed else float(top / bottom) if bottom else None
    assert score(Card(categories=tuple(categories)), marks) == (None if wanted is None else pytest.approx(wanted))


def test_what_does_not_fit_the_card_is_left_out_and_what_is_missing_is_named() -> None:
    marks = given_marks(tone=9, solution=4, gone=1, rules=None)
    assert [one.category for one in keep_valid(CARD, marks)] == ["solution", "rules"]
    assert list_open(CARD, given_marks(tone=1, rules=None)) == (SOLUTION,)


@pytest.mark.parametrize(
    ("card", "what"),
    [
        (replace(CARD, name=""), CardWrong.NAME),
        (replace(CARD, categories=()), CardWrong.EMPTY),
        (replace(CARD, categories=tuple(replace(TONE, name=f"T{n}") for n in range(21))), CardWrong.MANY),
        (replace(CARD, categories=(replace(TONE, name=""),)), CardWrong.CATEGORY),
        (replace(CARD, categories=(TONE, replace(SOLUTION, name="TONE"))), CardWrong.TWICE),
        (replace(CARD, categories=(replace(TONE, weight=101),)), CardWrong.WEIGHT),
        (replace(CARD, categories=(replace(TONE, weight=0), replace(RULES, weight=0))), CardWrong.WEIGHTLESS),
    ],
)
def test_a_card_that_cannot_be_used_says_why(card: Card, what: CardWrong) -> None:
    fault = find_fault(card)
    assert fault is not None and fault.what is what
    assert find_fault(CARD) is None


def test_a_new_category_gets_a_key_that_no_version_had() -> None:
    assert next_key({"tone", "c3", "c10", "closing"}) == "c11"
    assert next_key({one.key for one in SHIPPED}) == "c1"
