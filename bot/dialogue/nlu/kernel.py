"""Ridge regression on a kernel: likeness of two texts is the features they share plus the nearness of their vectors.

One factorisation gives the fit and, in closed form, what every example would have scored had its fold been left out.
Time grows with the cube of the number of examples, memory with its square: 6,000 take some seconds and 0.5 GB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_matrix

from bot.language.encoder import StaticEncoder

Floats = NDArray[np.float32]

NEARNESS: Final = 3.0  # what a vector in the same place counts, where all shared features together count 1.25
RIDGE: Final = 0.15


@dataclass(frozen=True, kw_only=True)
class Scorer:
    """Gives scores of shape (texts, classes), about -1 to 1. ``anchors`` are the vectors of the examples."""

    weights: Floats  # (features, classes)
    offsets: Floats
    anchors: Floats
    pulls: Floats  # (anchors, classes)

    def to_arrays(self) -> dict[str, NDArray[np.floating[Any]]]:
        """What ``from_arrays`` reads; the anchors in half precision, which changes no score noticeably."""
        halved = self.anchors.astype(np.float16)
        return {"weights": self.weights, "offsets": self.offsets, "anchors": halved, "pulls": self.pulls}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.floating[Any]]]) -> Scorer:
        names = ("weights", "offsets", "anchors", "pulls")
        weights, offsets, anchors, pulls = (arrays[name].astype(np.float32) for name in names)
        return cls(weights=weights, offsets=offsets, anchors=anchors, pulls=pulls)

    def score(self, features: csr_matrix, vectors: Floats) -> Floats:
        near = _nearness(vectors, self.anchors, self._lengths)
        found: Floats = features @ self.weights + near @ self.pulls + self.offsets
        return found

    @cached_property
    def _lengths(self) -> list[Floats]:
        return _squares(self.anchors)


def fit(
    features: csr_matrix,
    vectors: Floats,
    targets: Floats,
    trust: Floats,
    folds: Sequence[NDArray[np.intp]],
) -> tuple[Scorer, Floats]:
    """Learn targets (examples, classes) of -1 and 1; also the scores each fold gets from a fit without it.

    ``trust`` is how much each example counts, 1 on average.
    """
    kernel = _likeness(features, vectors)
    kernel[np.diag_indices_from(kernel)] += RIDGE / trust
    factor = cho_factor(kernel, lower=True, overwrite_a=True)
    inverse = cho_solve(factor, np.eye(len(targets), dtype=np.float32), overwrite_b=True)
    pulls = (inverse @ targets).astype(np.float32)
    scorer = Scorer(
        weights=np.asarray(features.T @ pulls, dtype=np.float32),
        offsets=pulls.sum(axis=0),
        anchors=vectors,
        pulls=pulls,
    )
    return scorer, _held_out(inverse, targets, pulls, folds)


def _held_out(inverse: Floats, targets: Floats, pulls: Floats, folds: Sequence[NDArray[np.intp]]) -> Floats:
    """Leaving a fold out changes its residuals by the inverse of its block of the inverse kernel."""
    scores = np.zeros_like(targets)
    for fold in folds:
        scores[fold] = targets[fold] - np.linalg.solve(inverse[np.ix_(fold, fold)], pulls[fold])
    return scores


def _likeness(features: csr_matrix, vectors: Floats) -> Floats:
    likeness: Floats = (features @ features.T).toarray().astype(np.float32)
    likeness += _nearness(vectors, vectors, _squares(vectors))
    likeness += 1  # an offset, held near zero like everything else
    return likeness


def _nearness(vectors: Floats, anchors: Floats, squares: Sequence[Floats]) -> Floats:
    """NEARNESS times a Gaussian of the distance, summed over the encoders whose vectors stand side by side."""
    nearness = np.zeros((len(vectors), len(anchors)), dtype=np.float32)
    for part, theirs in zip(_parts(anchors.shape[1]), squares, strict=True):
        ours = vectors[:, part]
        own = (ours**2).sum(axis=1)[:, np.newaxis]
        alike = 2 * ours @ anchors[:, part].T if ours.any() else np.float32(0)
        nearness += np.exp(alike - own - theirs)
    nearness *= NEARNESS
    return nearness


def _squares(anchors: Floats) -> list[Floats]:
    """The squared length of each row, part by part."""
    return [(anchors[:, part] ** 2).sum(axis=1) for part in _parts(anchors.shape[1])]


@lru_cache
def _parts(width: int) -> tuple[slice, ...]:
    """The shipped encoder's numbers come first, what follows is the encoder for English."""
    first = min(StaticEncoder().dimension, width)
    return (slice(0, first),) if first == width else (slice(0, first), slice(first, width))
