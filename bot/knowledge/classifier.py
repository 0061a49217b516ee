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

_RIDGE: Final = 0.3
_LARGEST: Final = 5000  # questions; beyond, the solve would take longer than a change may


@dataclass(frozen=True)
class Classifier:
    """``weights`` is questions x articles."""

    weights: NDArray[np.float32]

    @classmethod
    def train(cls, layout: Layout, vectors: Vectors, chars: CharIndex) -> Classifier | None:
        """None if there are too many questions or nothing to tell apart."""
        if not 0 < layout.asked_count <= _LARGEST or len(layout.keys) < 2:
            return None
        weights = np.linalg.solve(_kernel(layout, vectors, chars), _targets(layout))
        return cls(weights.astype(np.float32))

    def values(self, dense: Numbers, chars: Numbers) -> Numbers:
        """One value per key (about 1: surely, about 0: no) from the likeness of a question with every row."""
        count = len(self.weights)
        found: Numbers = (dense[:count] + chars[:count]) @ self.weights
        return found


def unseen_values(layout: Layout, vectors: Vectors, chars: CharIndex, groups: Sequence[Places]) -> list[Numbers]:
    """For each group of rows: the values of its first row by a classifier trained without the whole group."""
    inverse = np.linalg.inv(_kernel(layout, vectors, chars))
    targets = _targets(layout)
    weights = inverse @ targets
    found: list[Numbers] = []
    for group in groups:
        error = np.linalg.solve(inverse[np.ix_(group, group)], weights[group])[0]
        found.append((targets[group[0]] - error).astype(np.float32))
    return found


def foreign_values(
    layout: Layout, vectors: Vectors, chars: CharIndex, rows: Sequence[int], groups: Sequence[Places], language: str
) -> list[Numbers]:
    """The same for questions in a language no article is written in: nothing of that language is trained on."""
    kernel = _kernel(layout, vectors, chars)
    count = layout.asked_count
    abroad = np.array([layout.articles[owner].language != language for owner in layout.owner[:count]])
    places = np.flatnonzero(abroad)
    inverse = np.linalg.inv(kernel[np.ix_(places, places)])
    weights = inverse @ _targets(layout)[places]
    found: list[Numbers] = []
    for row, group in zip(rows, groups, strict=True):
        left_out = np.flatnonzero(np.isin(places, group))
        part = np.linalg.solve(inverse[np.ix_(left_out, left_out)], weights[left_out])
        adjusted = weights - inverse[:, left_out] @ part
        found.append((kernel[row, places] @ adjusted).astype(np.float32))
    return found


def _kernel(layout: Layout, vectors: Vectors, chars: CharIndex) -> NDArray[np.float64]:
    count = layout.asked_count
    kernel = (vectors[:count] @ vectors[:count].T).astype(np.float64)
    kernel += (chars.rows[:count] @ chars.rows[:count].T).toarray()
    kernel[np.diag_indices(count)] += _RIDGE
    return kernel


def _targets(layout: Layout) -> NDArray[np.float64]:
    targets = np.zeros((layout.asked_count, len(layout.keys)))
    targets[np.arange(layout.asked_count), layout.key_of[layout.owner[: layout.asked_count]]] = 1.0
    return targets
