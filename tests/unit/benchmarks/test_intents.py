"""How a set is split and scored, with a system that needs no model."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks import intents
from benchmarks.data import IntentSet, Labelled, few


def labelled(*pairs: tuple[str, str]) -> tuple[Labelled, ...]:
    return tuple(Labelled(text=text, intent=intent) for text, intent in pairs)


class ByFirstWord:
    """Knows the first words it was trained on; unknown ones get its first intent with a low score."""

    name = "by first word"
    promises = True
    cheap = True

    def guess(self, train: Sequence[Labelled], texts: Sequence[str], *, oos: str) -> list[intents.Guess]:
        known = {one.text.split()[0]: one.intent for one in train}
        first = next(iter(known.values()))
        return [
            intents.Guess(intent=known.get(text.split()[0], first), score=1.0 if text.split()[0] in known else 0.0)
            for text in texts
        ]


TRAIN = labelled(
    *((f"{word} {place}", word) for word in ("pay", "send", "stop", "open", "call") for place in range(10))
)
TEST = labelled(("pay now", "pay"), ("send now", "stop"), ("weather", "OUT"))


def measured() -> dict[str, float]:
    task = IntentSet(name="tiny", train=TRAIN, test=TEST, oos="OUT")
    return {figure.metric: figure.value for figure in intents.measure(task, [ByFirstWord()])}


def test_accuracy_is_counted_in_scope_only() -> None:
    assert measured()["accuracy"] == 50.0


def test_messages_outside_are_told_by_their_score() -> None:
    found = measured()
    assert found["out-of-scope AUROC"] == 1.0
    assert found["out-of-scope recall at 5 % in-scope rejected"] == 100.0


def test_the_cut_is_chosen_without_the_test_set() -> None:
    task = IntentSet(name="tiny", train=TRAIN, test=TEST, oos="OUT")
    other = IntentSet(name="tiny", train=TRAIN, test=TEST[:1], oos="OUT")
    assert intents.training_scores(task, ByFirstWord()) == intents.training_scores(other, ByFirstWord())


def test_unknown_intents_weigh_as_much_as_known_ones() -> None:
    task = IntentSet(name="tiny", train=TRAIN, test=TEST, oos="OUT")
    scores, _, weights = intents.training_scores(task, ByFirstWord())
    outside = sum(weight for score, weight in zip(scores, weights, strict=True) if score == 0.0)
    assert outside == pytest.approx(intents.OUTSIDE)


def test_few_shot_samples_follow_from_the_seed() -> None:
    full = IntentSet(name="tiny", train=TRAIN, test=TEST)
    assert few(full, 3, 1) == few(full, 3, 1)
    assert few(full, 3, 1) != few(full, 3, 2)
    assert len(few(full, 3, 1).train) == 15


def test_a_set_too_small_for_cross_validation_has_no_cut() -> None:
    task = IntentSet(name="two", train=labelled(("pay", "pay"), ("send", "send")), test=TEST, oos="OUT")
    figures = intents.measure(task, [ByFirstWord()])
    assert {figure.value for figure in figures if figure.metric.startswith("safe automation")} == {0.0}


def test_a_precision_that_was_not_kept_is_a_figure_of_its_own() -> None:
    task = IntentSet(name="tiny", train=TRAIN, test=TEST, oos="OUT")
    kept = [figure for figure in intents.measure(task, [ByFirstWord()]) if figure.metric.startswith("precision kept")]
    assert [(figure.value, figure.bound) for figure in kept] == [(50.0, "80 %"), (50.0, "90 %")]
