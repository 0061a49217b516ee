"""A classifier over vectors and character n-grams together: which article do questions like this belong to.

Regularised least squares with a quadratic kernel, in its dual form: training is one solve, so it is done again at each
change, and what the classifier would say about a question it never saw costs nothing more.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.index.layout import Layout, Numbers, Places
from bot.knowledge.index.lexical import CharIndex
from bot.language.encoders.encoder import Vectors

_RIDGE_ASKED: Final = 0.3
_RIDGE_TOLD: Final = 1.0  # a text is about more than one question
_LARGEST: Final = 8000  # passages; beyond, the solve takes more memory than a small machine has to spare

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

    @classmethod
    def read(cls, path: Path, layout: Layout) -> Classifier | None:
        """What was written for this layout; None if there is none, or one of another shape."""
        if not path.is_file():
            return None
        weights = np.load(path, allow_pickle=False)
        return cls(weights) if weights.shape == (len(layout.passages), len(layout.keys)) else None

    def write(self, path: Path) -> None:
        np.save(path, self.weights)

    def carried(self, last: Layout, now: Layout) -> Classifier | None:
        """For another layout, until it is learned: passages that stayed speak as before, new ones are silent."""
        if not is_possible(now):
            return None
        silent = np.pad(self.weights, ((0, 1), (0, 1)))
        return Classifier(silent[np.ix_(_moved(last.names, now.names), _moved(last.keys, now.keys))])

    def values(self, similarity: Numbers) -> Numbers:
        """One value per key (about 1: surely, about 0: no); ``similarity`` to every passage, all kinds added up."""
        found: Numbers = _squared(similarity) @ self.weights
        return found


@dataclass(frozen=True)
class Unseen:
    """What classifiers would say that were trained without some of the passages."""

    kernel: Kernel
    targets: NDArray[np.float32]

    def without(self, groups: Sequence[Places]) -> list[Numbers]:
        """For each group of rows: the values of its first row by a classifier trained without the whole group."""
        found: list[Numbers] = []
        for group in groups:
            error = self._error(group)[0]
            found.append((self.targets[group[0]] - error).astype(np.float32))
        return found

    def apart(self, group: Places) -> Classifier:
        """The classifier that never saw the group: what it belongs to may be missing altogether."""
        weights = self._weights - self._inverse[:, group] @ self._error(group)
        weights[group] = 0.0
        return Classifier(weights)

    def _error(self, group: Places) -> NDArray[np.float32]:
        """How far a classifier trained without the group is from each of its targets."""
        found: NDArray[np.float32] = np.linalg.solve(self._inverse[np.ix_(group, group)], self._weights[group])
        return found

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self._inverse @ self.targets
        return found

    @cached_property
    def _inverse(self) -> Kernel:
        """One for all languages: it takes seconds to make."""
        return _solve(self.kernel, np.eye(len(self.kernel), dtype=np.float32))

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


def _moved(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[int]:
    """For each name where it stood before, -1 if it is new."""
    places = {name: at for at, name in enumerate(before)}
    return [places.get(name, -1) for name in after]


def is_possible(layout: Layout) -> bool:
    """Whether a classifier can be trained at each change."""
    return 0 < len(layout.passages) <= _LARGEST and len(layout.keys) > 1


def kernel_of(layout: Layout, vectors: Sequence[Vectors], chars: CharIndex) -> Kernel:
    """Similarity of all passages to each other, with the ridge on the diagonal."""
    kernel = np.asarray((chars.columns @ chars.columns.T).toarray(), dtype=np.float32)
    for rows in vectors:
        kernel += rows @ rows.T
    kernel = _squared(kernel)
    ridge = np.full(len(kernel), _RIDGE_TOLD, dtype=np.float32)
    ridge[: layout.asked_count] = _RIDGE_ASKED
    kernel[np.diag_indices(len(kernel))] += ridge
    return kernel


def _squared(similarity: Numbers) -> Numbers:
    """The quadratic kernel of the sum of three similarities: pairs of traits count, and near passages more than far.

    Without its constant, so that a text like nothing belongs to no article.
    """
    found: Numbers = similarity * (2.0 + similarity) * np.float32(0.2)
    return found


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
