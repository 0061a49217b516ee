"""Probabilities over the articles and "none of them"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.knowledge.answers.features import FEATURES, KINDS, NO_KIND, Features
from bot.knowledge.answers.odds import NONE_FEATURES, Odds, Sample, mix, none_row, sharpen, train

FLAT = Odds(((1.0,) * len(FEATURES) + (-7.0,),) * len(KINDS), (0.0,) * len(NONE_FEATURES))


SAME = KINDS.index("same")


def features(*levels: float, kinds: list[int] | None = None, outside: tuple[float, float] = (0.0, 0.0)) -> Features:
    """Articles whose every feature is at its level."""
    count = len(levels)
    table = np.repeat(np.array(levels, dtype=np.float32)[:, None], len(FEATURES), axis=1)
    return Features(
        table=table,
        kinds=np.array(kinds or [SAME] * count, dtype=np.int8),
        known=np.ones(count, np.float32),
        length=4,
        outside=np.array(outside, dtype=np.float32),
    )


def test_equal_articles_share_the_probability_and_none_has_the_rest() -> None:
    found = FLAT.probabilities(features(0.5, 0.5, 0.0))
    assert found[0] == found[1] > found[2]
    assert 0 < found.sum() < 1


def test_what_is_like_nothing_is_nothing() -> None:
    assert FLAT.probabilities(features(0.1, 0.0)).sum() < 0.01


def test_an_article_that_may_not_be_shown_has_no_probability() -> None:
    assert FLAT.probabilities(features(0.9, 0.5, kinds=[NO_KIND, SAME]))[0] == 0.0


def test_training_finds_the_feature_that_tells() -> None:
    """One feature tells the right article; "none" is right where no article has it."""
    rng = np.random.default_rng(0)
    examples = []
    for at in range(400):
        seen = features(*rng.uniform(0.2, 0.4, 5).tolist())
        seen.table[:] = rng.uniform(0.2, 0.4, seen.table.shape)
        answer = at % 5 if at % 4 else None
        if answer is not None:
            seen.table[answer, 3] = 0.9
        examples.append(Sample(seen, answer))
    odds = train(examples, start=FLAT, ridge=0.1)
    right = [odds.probabilities(one.features) for one in examples]
    likely = [
        row[one.answer] if one.answer is not None else 1 - row.sum() for row, one in zip(right, examples, strict=True)
    ]
    assert np.mean(likely) > 0.9


def test_sharper_odds_keep_the_order_and_are_surer() -> None:
    seen = features(0.7, 0.6, 0.2)
    before, after = FLAT.probabilities(seen), sharpen(FLAT, 1.3).probabilities(seen)
    assert np.argsort(before).tolist() == np.argsort(after).tolist()
    assert after[0] > before[0] > after[2] / 2


def test_a_strong_ridge_keeps_what_was_known() -> None:
    odds = train([Sample(features(0.5, 0.2), 0)], start=FLAT, ridge=1e6)
    assert np.allclose(odds.weights, FLAT.weights, atol=1e-2)


@pytest.mark.parametrize("many", [1, 40])
def test_the_right_article_counts_even_if_it_looks_the_least_likely(many: int) -> None:
    seen = features(*([0.9] * many), 0.1)
    odds = train([Sample(replace(seen), many)] * 50, start=FLAT, ridge=0.01)
    assert odds.probabilities(seen)[many] > FLAT.probabilities(seen)[many]


def test_long_questions_and_unknown_words_are_told_to_none() -> None:
    assert none_row(features(0.5)).tolist() == pytest.approx([1.0, np.log(5), 0.0, 0.0])


def test_what_is_like_requests_from_outside_is_told_to_none() -> None:
    assert none_row(features(0.5, outside=(0.3, -0.1)))[2:].tolist() == pytest.approx([0.3, -0.1])


def test_training_learns_that_what_is_like_out_of_scope_has_no_article() -> None:
    like, unlike = features(0.6, 0.2, outside=(0.4, 0.4)), features(0.6, 0.2, outside=(-0.1, -0.1))
    odds = train([Sample(like, None), Sample(unlike, 0)] * 50, start=FLAT, ridge=0.1)
    assert odds.probabilities(like)[0] < 0.5 < odds.probabilities(unlike)[0]


def test_similarity_to_out_of_scope_never_speaks_for_an_article() -> None:
    like, unlike = features(0.6, 0.2, outside=(0.4, 0.4)), features(0.6, 0.2, outside=(-0.1, -0.1))
    odds = train([Sample(like, 0), Sample(unlike, None)] * 50, start=FLAT, ridge=0.1)
    assert min(odds.none[2:]) >= 0
    assert odds.probabilities(like)[0] <= odds.probabilities(unlike)[0]


def test_mixed_odds_lie_between() -> None:
    other = Odds(((3.0,) * len(FEATURES) + (1.0,),) * len(KINDS), (2.0,) * len(NONE_FEATURES))
    assert mix(FLAT, other, 0.0) == FLAT
    assert mix(FLAT, other, 1.0) == other
    assert mix(FLAT, other, 0.5).weights[SAME] == (2.0,) * len(FEATURES) + (-3.0,)
    assert mix(FLAT, other, 0.25).none == (0.5,) * len(NONE_FEATURES)
