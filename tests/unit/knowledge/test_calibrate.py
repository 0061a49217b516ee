"""Probabilities: trained only where there is enough to learn from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.articles import load_library
from bot.knowledge.calibrate import DEFAULT_FIRST, KINDS, Calibration, calibrate
from bot.knowledge.classifier import unseen_values
from bot.knowledge.index import Encoders, Index, build
from bot.knowledge.outsiders import read_outsiders


@pytest.fixture
def index(shop: Path, encoders: Encoders) -> Index:
    return build(load_library(shop).articles, encoders)


def test_a_few_articles_are_too_few_and_the_defaults_stay(index: Index) -> None:
    assert calibrate(index).first == DEFAULT_FIRST


def test_a_calibration_survives_json(index: Index) -> None:
    calibration = calibrate(index, [("столица австралии", "ru")])
    assert Calibration.from_json(calibration.to_json()) == calibration


def test_a_calibration_for_other_features_is_refused(index: Index) -> None:
    data = calibrate(index).to_json()
    data["first"][KINDS[0]]["weights"].pop()
    with pytest.raises(ValueError, match="other features"):
        Calibration.from_json(data)


def test_left_out_values_are_those_of_a_classifier_that_never_saw_the_questions(index: Index) -> None:
    layout, vectors = index.layout, index.dense.vectors()
    group = np.array([2, 5])
    quick = unseen_values(layout, vectors, index.chars, [group])[0]
    rows = layout.asked_count
    kernel = (
        vectors[:rows] @ vectors[:rows].T + (index.chars.rows[:rows] @ index.chars.rows[:rows].T).toarray()
    ).astype(float)
    targets = np.eye(len(layout.keys))[layout.key_of[layout.owner[:rows]]]
    kept = np.setdiff1d(np.arange(rows), group)
    weights = np.linalg.solve(kernel[np.ix_(kept, kept)] + 0.3 * np.eye(len(kept)), targets[kept])
    assert np.allclose(quick, kernel[2, kept] @ weights, atol=1e-4)


def test_out_of_scope_examples_are_read_with_their_language_and_without_markup(tmp_path: Path) -> None:
    (tmp_path / "talk.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: out_of_scope\n  metadata: {language: uk}\n  examples: |\n    - замовити піцу\n'
        "- intent: out_of_scope\n  examples: |\n    - order [pizza](food)\n- intent: greet\n  examples: |\n    - hi\n"
    )
    (tmp_path / "broken.yml").write_text("nlu: [")
    assert read_outsiders(tmp_path) == (("замовити піцу", "uk"), ("order pizza", "en"))
