"""The kernel under intents and mood: what it claims about left-out examples is what a fit without them gives."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.dialogue.nlu.kernel import Nearness, Scorer, fit

NEARNESS = Nearness(shipped=3, deep=8, narrow=1.5)


def test_held_out_scores_are_those_of_a_fit_without_the_fold() -> None:
    features, vectors, targets = _texts(30)
    trust = np.ones(30, dtype=np.float32)
    fold, rest = np.arange(6), np.arange(6, 30)
    _, held_out = fit(features, vectors, targets, trust, [fold, rest], NEARNESS)
    without, _ = fit(features[rest], vectors[rest], targets[rest], trust[rest], [], NEARNESS)
    assert np.allclose(held_out[fold], without.score(features[fold], vectors[fold]), atol=1e-3)


def test_a_saved_scorer_gives_nearly_the_same_scores() -> None:
    features, vectors, targets = _texts(30)
    scorer, _ = fit(features, vectors, targets, np.ones(30, dtype=np.float32), [], NEARNESS)
    again = Scorer.from_arrays(scorer.to_arrays())
    assert np.allclose(scorer.score(features, vectors), again.score(features, vectors), atol=0.02)


def _texts(count: int) -> tuple[csr_matrix, NDArray[np.float32], NDArray[np.float32]]:
    """Random features, vectors of the shipped encoder's kind and two classes."""
    draw = np.random.default_rng(0)
    features = csr_matrix(draw.random((count, 40)) * (draw.random((count, 40)) < 0.2), dtype=np.float32)
    vectors = draw.normal(size=(count, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    truth = draw.integers(0, 2, size=count)
    return features, vectors, (2 * np.eye(2)[truth] - 1).astype(np.float32)
