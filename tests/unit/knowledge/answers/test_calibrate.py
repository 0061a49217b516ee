"""What a knowledge base teaches about its own probabilities, and from where on answers are good enough."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.answers.calibrate import Asked, calibrate, examples_of
from bot.knowledge.answers.calibration import Calibration, Trial, learned
from bot.knowledge.answers.features import compare, weigh
from bot.knowledge.answers.odds import Odds
from bot.knowledge.articles.articles import load_library
from bot.knowledge.index.build import Index, build
from bot.knowledge.index.classifier import Unseen, kernel_of, targets_of
from bot.knowledge.index.out_of_scope import read_out_of_scope
from bot.language.encoders.pair import Encoders
from tests.unit.knowledge.conftest import Write

STRANGERS = [("столица австралии", "ru"), ("who won the match", "en"), ("рецепт борщу", "uk")]


@pytest.fixture
def index(shop: Path, encoders: Encoders) -> Index:
    return build(load_library(shop).articles, encoders)


def test_without_example_questions_what_other_bases_taught_stays(
    folder: Path, write: Write, encoders: Encoders
) -> None:
    write("ru/a/one", title="Сколько стоит доставка?", questions=[])
    write("ru/a/two", title="Не проходит оплата", questions=[])
    assert calibrate(build(load_library(folder).articles, encoders), STRANGERS) == learned()


def test_a_base_too_large_to_classify_does_not_wait_for_a_classifier(index: Index) -> None:
    unclassified = replace(index, classifier=None)
    similarity = compare(unclassified, "сколько стоит доставка", "ru")
    features = weigh(unclassified, similarity, "ru", index.layout.published)
    with_one, without = (learned(classified=known).odds.probabilities(features).max() for known in (True, False))
    assert with_one < without
    assert without > 0.5


def test_a_few_questions_move_the_odds_a_little(index: Index) -> None:
    ours, theirs = np.array(calibrate(index).odds.weights), np.array(learned().odds.weights)
    assert not np.array_equal(ours, theirs)
    assert np.abs(ours - theirs).max() < 3.0


def test_more_example_questions_move_the_odds_further(shop: Path, write: Write, encoders: Encoders) -> None:
    moved = []
    for more in ([], ["почём доставка", "сколько за доставку", "доставка цена", "тариф доставки", "цена курьера"]):
        asked = ["сколько стоит доставка", "цена доставки", "доставка платная?", *more]
        write("ru/delivery/cost", title="Сколько стоит доставка?", questions=asked)
        ours = calibrate(build(load_library(shop).articles, encoders)).odds.weights
        moved.append(np.abs(np.array(ours) - np.array(learned().odds.weights)).sum())
    assert 0 < moved[0] < moved[1]


def test_the_cut_of_a_young_base_lies_near_that_of_other_businesses(index: Index) -> None:
    ours = calibrate(index, STRANGERS)
    assert ours.threshold(0.97) == pytest.approx(learned().threshold(0.97), abs=0.05)
    assert 0.2 < ours.threshold(0.75) < ours.threshold(0.97) < 1


ASKED = [
    Asked(text="почём доставка", language="ru", key="delivery/cost"),
    Asked(text="my card was refused", language="en", key="payment/failed"),
]


def test_a_question_of_another_business_is_asked_with_its_article_and_without(index: Index) -> None:
    examples = [example for example in examples_of(index, ASKED, ()) if example.usual]
    assert [example.answer is None for example in examples] == [False, False, True, True]


def test_what_no_article_answers_gets_a_set_share_whatever_its_number(index: Index) -> None:
    for strangers in (STRANGERS, STRANGERS * 4):
        examples = examples_of(index, ASKED, strangers)
        inside = sum(example.weight for example in examples if example.answer is not None)
        assert sum(example.weight for example in examples if example.answer is None) == pytest.approx(0.24 * inside)


def test_a_calibration_survives_json(index: Index) -> None:
    calibration = calibrate(index, STRANGERS)
    again = Calibration.from_json(calibration.to_json())
    assert again.odds == calibration.odds
    assert again.threshold(0.9) == pytest.approx(calibration.threshold(0.9), abs=1e-3)


def test_a_calibration_for_other_features_is_refused() -> None:
    data = learned().odds.to_json()
    data["weights"]["same"].pop()
    with pytest.raises(ValueError, match="other features"):
        Odds.from_json(data)


def _trials(*probabilities: float, inside: bool = True) -> tuple[Trial, ...]:
    return tuple(Trial(probability, probability if inside else 0.0, inside, 1.0) for probability in probabilities)


def test_the_threshold_is_the_lowest_that_keeps_the_wished_share_right() -> None:
    trials = _trials(1.0, 0.9, 0.8, 0.6, 0.4) + _trials(0.5, inside=False)
    assert Calibration(learned().odds, trials).threshold(0.9) == 0.8
    assert Calibration(learned().odds, trials).threshold(0.8) == 0.6


def test_a_sure_answer_to_what_no_article_answers_is_wrong() -> None:
    trials = _trials(0.95, 0.9) + _trials(*(0.0,) * 9, 0.92, inside=False)
    assert Calibration(learned().odds, trials).threshold(0.9) == 0.95


def _missing(*probabilities: float, weight: float = 1.0) -> tuple[Trial, ...]:
    return tuple(Trial(probability, 0.0, False, weight, missing=True) for probability in probabilities)


def test_the_threshold_keeps_out_questions_whose_article_is_missing() -> None:
    trials = _trials(*(1.0,) * 100, *(0.5,) * 10) + _missing(0.8, 0.7, *(0.1,) * 8)
    calibration = Calibration(learned().odds, trials)
    assert [calibration.threshold(precision) for precision in (0.95, 0.9, 0.8)] == [0.8, 0.8, 0.7]


def test_a_question_of_a_missing_article_counts_by_its_weight() -> None:
    few, many = _missing(0.9, weight=0.1), _missing(0.1, weight=3.9)
    trials = _trials(*(1.0,) * 100, 0.05)
    assert Calibration(learned().odds, (*trials, *few)).threshold(0.95) == 0.9
    assert Calibration(learned().odds, (*trials, *few, *many)).threshold(0.95) == 0.1


def test_more_of_them_may_pass_where_fewer_come_than_were_tried() -> None:
    trials = _trials(*(1.0,) * 100, *(0.5,) * 10) + _missing(0.8, 0.7, *(0.1,) * 8)
    calibration = Calibration(learned().odds, trials, strangers=2.0)
    assert [calibration.threshold(precision) for precision in (0.95, 0.9)] == [0.8, 0.7]
    assert Calibration.from_json(calibration.to_json()).strangers == 2.0


def test_where_no_answer_is_likely_enough_none_is_given() -> None:
    assert Calibration(learned().odds, _trials(0.8)).threshold(0.9) == 1.0


def test_left_out_values_are_those_of_a_classifier_that_never_saw_the_questions(index: Index) -> None:
    kernel = kernel_of(index.layout, index.vectors(), index.chars)
    targets = targets_of(index.layout)
    group = np.array([2, 5])
    kept = np.setdiff1d(np.arange(len(kernel)), group)
    weights = np.linalg.solve(kernel[np.ix_(kept, kept)], targets[kept])
    wanted = kernel[2, kept] @ weights
    unseen = Unseen(kernel, targets)
    assert np.allclose(unseen.without([group])[0], wanted, atol=1e-4)
    assert np.allclose(unseen.only(np.arange(len(kernel)), [2], [group])[0], wanted, atol=1e-4)


def test_a_missing_article_is_unknown_to_the_classifier_too(index: Index) -> None:
    kernel, targets = kernel_of(index.layout, index.vectors(), index.chars), targets_of(index.layout)
    gone = np.flatnonzero(index.layout.key_of[index.layout.owner] == 0)
    kept = np.setdiff1d(np.arange(len(kernel)), gone)
    weights = np.linalg.solve(kernel[np.ix_(kept, kept)], targets[kept])
    apart = Unseen(kernel, targets).apart(gone)
    assert np.allclose(apart.weights[kept], weights, atol=1e-3)
    assert not apart.weights[gone].any()


def test_out_of_scope_examples_are_read_with_their_language_and_without_markup(tmp_path: Path) -> None:
    (tmp_path / "talk.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: out_of_scope\n  metadata: {language: uk}\n  examples: |\n    - замовити піцу\n'
        "- intent: out_of_scope\n  examples: |\n    - order [pizza](food)\n- intent: greet\n  examples: |\n    - hi\n"
    )
    (tmp_path / "broken.yml").write_text("nlu: [")
    assert read_out_of_scope(tmp_path) == (("замовити піцу", "uk"), ("order pizza", "en"))
