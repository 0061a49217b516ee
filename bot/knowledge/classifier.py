"""A linear classifier over vectors and character n-grams together: which article do questions like this belong to.

Regularised least squares in its dual form: training is one solve, so it is done again at each change, and what the
classifier would say about a question it never saw costs nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.layout import Layout, Numbers, Places
from bot.knowledge.lexical import CharIndex
from bot.language.encoder import Vectors

_RIDGE_ASKED: Final = 0.3
_RIDGE_TOLD: Final = 1.0  # a text is about more than one question
_LARGEST: Final = 5000  # passages; beyond, the solve would take longer than a change may

Kernel = NDArray[np.float32]


@dataclass(frozen=True)
class Classifier:
    """``weights`` is passages x articles."""

    weights: NDArray[np.float32]

    @classmethod
    def train(cls, layout: Layout, vectors: Sequence[Vectors], chars: CharIndex) -> Classifier | None:
        """None if there are too many passages or nothing to tell apart."""
        if not is_possible(layout):
            return None
        return cls(_solve(kernel_of(layout, vectors, chars), targets_of(layout)))

    def values(self, likeness: Numbers) -> Numbers:
        """One value per key (about 1: surely, about 0: no); ``likeness`` to every passage, all kinds added up."""
        found: Numbers = likeness @ self.weights
        return found


@dataclass(frozen=True)
class Unseen:
    """What classifiers would say that were trained without some of the passages."""

    kernel: Kernel
    targets: NDArray[np.float32]

    def without(self, groups: Sequence[Places]) -> list[Numbers]:
        """For each group of rows: the values of its first row by a classifier trained without the whole group."""
        inverse = _solve(self.kernel, np.eye(len(self.kernel), dtype=np.float32))
        weights = inverse @ self.targets
        found: list[Numbers] = []
        for group in groups:
            error = np.linalg.solve(inverse[np.ix_(group, group)], weights[group])[0]
            found.append((self.targets[group[0]] - error).astype(np.float32))
        return found

    def only(self, places: Places, rows: Sequence[int], groups: Sequence[Places]) -> list[Numbers]:
        """For each row: its values by a classifier trained on ``places`` alone, without those of the row's group."""
        inverse = _solve(self.kernel[np.ix_(places, places)], np.eye(len(places), dtype=np.float32))
        weights = inverse @ self.targets[places]
        found: list[Numbers] = []
        for row, group in zip(rows, groups, strict=True):
            left_out = np.flatnonzero(np.isin(places, group))
            part = np.linalg.solve(inverse[np.ix_(left_out, left_out)], weights[left_out])
            seen = self.kernel[row, places].copy()
            seen[left_out] = 0.0
            found.append((seen @ (weights - inverse[:, left_out] @ part)).astype(np.float32))
        return found


def is_possible(layout: Layout) -> bool:
    """Whether a classifier can be trained at each change."""
    return 0 < len(layout.passages) <= _LARGEST and len(layout.keys) > 1


def kernel_of(layout: Layout, vectors: Sequence[Vectors], chars: CharIndex) -> Kernel:
    """Likeness of all passages to each other, with the ridge on the diagonal."""
    kernel = np.asarray((chars.rows @ chars.rows.T).toarray(), dtype=np.float32)
    for rows in vectors:
        kernel += rows @ rows.T
    ridge = np.full(len(kernel), _RIDGE_TOLD, dtype=np.float32)
    ridge[: layout.asked_count] = _RIDGE_ASKED
    kernel[np.diag_indices(len(kernel))] += ridge
    return kernel


def _solve(kernel: Kernel, targets: NDArray[np.float32]) -> NDArray[np.float32]:
    """Least squares with a positive definite kernel, in single precision: half the time, and the ridge bears it."""
    from scipy.linalg import cho_factor, cho_solve

    found: NDArray[np.float32] = cho_solve(cho_factor(kernel, check_finite=False), targets, check_finite=False)
    return found


def targets_of(layout: Layout) -> NDArray[np.float32]:
    """Passages x keys: 1 where the passage belongs to the article."""
    targets = np.zeros((len(layout.owner), len(layout.keys)), dtype=np.float32)
    targets[np.arange(len(layout.owner)), layout.key_of[layout.owner]] = 1.0
    return targets
