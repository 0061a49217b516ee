"""Ridge regression on a kernel: likeness of two texts is the features they share plus the nearness of their vectors.

One factorisation gives the fit and, in closed form, what every example would have scored had its fold been left out.
Time grows with the cube of the number of examples, memory with its square: 6,000 take some seconds and 0.3 GB.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import spotrf, spotri
from scipy.sparse import csr_matrix

from bot.language.encoders.encoder import StaticEncoder

Floats = NDArray[np.float32]

RIDGE: Final = 0.15
BLOCK: Final = 1000  # rows of the kernel made at once: the sparse products are larger than what comes of them


@dataclass(frozen=True, kw_only=True)
class Nearness:
    """What a vector in the same place counts, where all shared features together count 1.25.

    ``shipped`` is for the shipped tables, ``deep`` for the encoder beside them; ``narrow`` says how fast nearness in
    the deep one falls with the distance.
    """

    shipped: float
    deep: float
    narrow: float


@dataclass(frozen=True, kw_only=True)
class Scorer:
    """Gives scores of shape (texts, classes), about -1 to 1. ``anchors`` are the vectors of the examples."""

    weights: Floats  # (features, classes)
    offsets: Floats
    anchors: Floats
    pulls: Floats  # (anchors, classes)
    nearness: Nearness

    def to_arrays(self) -> dict[str, NDArray[np.floating[Any]]]:
        """What ``from_arrays`` reads; the anchors in half precision, which changes no score noticeably."""
        halved = self.anchors.astype(np.float16)
        return {
            "weights": self.weights,
            "offsets": self.offsets,
            "anchors": halved,
            "pulls": self.pulls,
            "nearness": np.array(astuple(self.nearness), dtype=np.float32),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.floating[Any]]]) -> Scorer:
        names = ("weights", "offsets", "anchors", "pulls")
        weights, offsets, anchors, pulls = (arrays[name].astype(np.float32) for name in names)
        shipped, deep, narrow = arrays["nearness"].tolist()
        nearness = Nearness(shipped=shipped, deep=deep, narrow=narrow)
        return cls(weights=weights, offsets=offsets, anchors=anchors, pulls=pulls, nearness=nearness)

    @cached_property
    def _lengths(self) -> tuple[Floats, ...]:
        return _lengths(self.anchors)

    def score(self, features: csr_matrix, vectors: Floats) -> Floats:
        near = _near(vectors, self.anchors, self._lengths, self.nearness)
        found: Floats = features @ self.weights + near @ self.pulls + self.offsets
        return found


def fit(
    features: csr_matrix,
    vectors: Floats,
    targets: Floats,
    trust: Floats,
    folds: Sequence[NDArray[np.intp]],
    nearness: Nearness,
) -> tuple[Scorer, Floats]:
    """Learn targets (examples, classes) of -1 and 1; also the scores each fold gets from a fit without it.

    ``trust`` is how much each example counts, 1 on average. Examples in no fold get held-out scores of zero.
    """
    kernel = _likeness(features, vectors, nearness)
    kernel[np.diag_indices_from(kernel)] += RIDGE / trust
    inverse = _inverse(kernel)
    pulls = (inverse @ targets).astype(np.float32)
    scorer = Scorer(
        weights=np.asarray(features.T @ pulls, dtype=np.float32),
        offsets=pulls.sum(axis=0),
        anchors=vectors,
        pulls=pulls,
        nearness=nearness,
    )
    return scorer, _held_out(inverse, targets, pulls, folds)


def _inverse(kernel: Floats) -> Floats:
    """Of a positive definite matrix, in its own memory."""
    factor, failed = spotrf(kernel.T, lower=1, overwrite_a=1)
    inverse, worse = spotri(factor, lower=1, overwrite_c=1)
    if failed or worse:
        raise ValueError("the examples can't be told apart numerically")
    found: Floats = inverse
    for row in range(len(found)):  # LAPACK fills one half
        found[row, row + 1 :] = found[row + 1 :, row]
    return found


def _held_out(inverse: Floats, targets: Floats, pulls: Floats, folds: Sequence[NDArray[np.intp]]) -> Floats:
    """Leaving a fold out changes its residuals by the inverse of its block of the inverse kernel."""
    scores = np.zeros_like(targets)
    for fold in folds:
        scores[fold] = targets[fold] - np.linalg.solve(inverse[np.ix_(fold, fold)], pulls[fold])
    return scores


def _likeness(features: csr_matrix, vectors: Floats, nearness: Nearness) -> Floats:
    likeness, lengths = np.empty((len(vectors), len(vectors)), dtype=np.float32), _lengths(vectors)
    for start in range(0, len(vectors), BLOCK):
        rows = slice(start, start + BLOCK)
        likeness[rows] = _near(vectors[rows], vectors, lengths, nearness)
        likeness[rows] += (features[rows] @ features.T).toarray()
    likeness += 1  # an offset, held near zero like everything else
    return likeness


def nearest(vectors: Floats, anchors: Floats, *, otherwise: float) -> Floats:
    """Cosine of each text and the anchor nearest to it in the deep encoder, ``otherwise`` for other texts."""
    found = np.full(len(vectors), otherwise, dtype=np.float32)
    part = _parts(anchors.shape[1])[-1]
    rows = np.flatnonzero(vectors[:, part].any(axis=1) & bool(part.start))
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        found[block] = (vectors[block, part] @ anchors[:, part].T).max(axis=1)
    return found


def _near(vectors: Floats, anchors: Floats, lengths: tuple[Floats, ...], nearness: Nearness) -> Floats:
    """Gaussians of the distance, summed over the encoders whose vectors stand side by side."""
    (first, *rest), (length, *others) = _parts(anchors.shape[1]), lengths
    near = nearness.shipped * _gaussian(vectors[:, first], anchors[:, first], length, 1)
    for part, length in zip(rest, others, strict=True):
        near += nearness.deep * _gaussian(vectors[:, part], anchors[:, part], length, nearness.narrow)
    return near


def _gaussian(ours: Floats, theirs: Floats, their_lengths: Floats, narrow: float) -> Floats:
    exponent = ours @ theirs.T
    exponent *= 2
    exponent -= _squares(ours)[:, np.newaxis]
    exponent -= their_lengths
    exponent *= narrow
    found: Floats = np.exp(exponent, out=exponent)
    return found


def _lengths(anchors: Floats) -> tuple[Floats, ...]:
    """Squared lengths of the vectors of each encoder: reading all anchors for them would cost as much as a score."""
    return tuple(_squares(anchors[:, part]) for part in _parts(anchors.shape[1]))


def _squares(rows: Floats) -> Floats:
    found: Floats = np.einsum("ij,ij->i", rows, rows)
    return found


@lru_cache
def _parts(width: int) -> tuple[slice, ...]:
    """The tables' numbers come first, what follows is the deep encoder."""
    first = min(StaticEncoder().dimension, width)
    return (slice(0, first),) if first == width else (slice(0, first), slice(first, width))
