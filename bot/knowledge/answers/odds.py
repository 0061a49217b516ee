"""From features to probabilities: a conditional logit over the articles and "none of them".

Each article has a utility, linear in its features; so has the answer "none of them". The probabilities are their
softmax: near-ties share it, and what is like nothing goes to "none". The weights are drawn to given ones (ridge), so a
knowledge base with few questions keeps what was learned elsewhere and one with many learns its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.answers.features import FEATURES, KINDS, NO_KIND, Features, Mask
from bot.knowledge.index.layout import Numbers, Places

# Share of known words, log of the number of words, how like requests from outside: see OutOfScope.similarity.
NONE_FEATURES: Final = ("known", "length", "outside", "outside_deep")
_CANDIDATES: Final = 12
_NEVER: Final = -1e9

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Odds:
    """``weights``: kinds x (features and a constant); ``none``: what speaks for no article at all."""

    weights: tuple[tuple[float, ...], ...]
    none: tuple[float, ...]

    def probabilities(self, features: Features) -> Numbers:
        """For each key: the probability that it answers the question; what is left is that none does."""
        utilities = np.append(self._utilities(features), none_row(features) @ np.array(self.none))
        raised = np.exp(utilities - utilities.max())
        found: Numbers = (raised / raised.sum())[:-1].astype(np.float32)
        return found

    def _utilities(self, features: Features) -> Floats:
        found = np.full(len(features.kinds), _NEVER)
        for kind in range(len(KINDS)):
            mine = features.kinds == kind
            if mine.any():
                weights = np.array(self.weights[kind])
                found[mine] = features.table[mine].astype(np.float64) @ weights[:-1] + weights[-1]
        return found

    def to_json(self) -> dict[str, Any]:
        return {"weights": dict(zip(KINDS, map(list, self.weights), strict=True)), "none": list(self.none)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Odds:
        weights = tuple(tuple(map(float, data["weights"][kind])) for kind in KINDS)
        none = tuple(map(float, data["none"]))
        if any(len(row) != len(FEATURES) + 1 for row in weights) or len(none) != len(NONE_FEATURES):
            raise ValueError("made for other features")
        return cls(weights, none)


@dataclass(frozen=True)
class Sample:
    """One question with its features; ``answer`` is the place of the right key, None if no article is right.

    ``usual`` is what customers meet: all articles are there as they are. ``missing``: the right one was taken away.
    """

    features: Features
    answer: int | None
    weight: float = 1.0
    usual: bool = False
    missing: bool = False


def none_row(features: Features) -> Floats:
    """What speaks for "none", in the order of :data:`NONE_FEATURES`."""
    return np.array([features.known.max(initial=0.0), np.log1p(features.length), *features.outside], dtype=np.float64)


def train(examples: Sequence[Sample], *, start: Odds, ridge: float) -> Odds:
    """The weights under which the answers were likeliest, drawn to ``start`` by ``ridge``."""
    from scipy.optimize import minimize

    table = _table(examples)
    origin = np.concatenate([np.array(start.weights).ravel(), start.none])
    begin = np.zeros_like(origin)
    bounds = [(-away if never else None, None) for away, never in zip(origin * _SPREAD, _NEVER_AGAINST, strict=True)]
    best = minimize(_loss, begin, args=(table, origin, ridge), jac=True, method="L-BFGS-B", bounds=bounds)
    values = origin + best.x / _SPREAD
    rows = values[:_SPLIT].reshape(len(KINDS), _WIDTH)
    return Odds(tuple(tuple(map(float, row)) for row in rows), tuple(map(float, values[_SPLIT:])))


def sharpen(odds: Odds, factor: float) -> Odds:
    """The same order, further from even chances."""
    weights = (tuple(factor * weight for weight in row) for row in odds.weights)
    return Odds(tuple(weights), tuple(factor * weight for weight in odds.none))


def mix(one: Odds, other: Odds, share: float) -> Odds:
    """Between the two; ``share`` is what the other counts, 0..1."""
    weights = (_between(row, theirs, share) for row, theirs in zip(one.weights, other.weights, strict=True))
    return Odds(tuple(weights), _between(one.none, other.none, share))


def _between(row: Sequence[float], theirs: Sequence[float], share: float) -> tuple[float, ...]:
    return tuple(mine + share * (their - mine) for mine, their in zip(row, theirs, strict=True))


_WIDTH: Final = len(FEATURES) + 1
_SPLIT: Final = len(KINDS) * _WIDTH
# How much each feature differs, roughly: a weight may go the further the less its feature does.
_SIMILARITY: Final = 0.17
_OF_ARTICLES: Final = np.tile(np.append(np.full(len(FEATURES), _SIMILARITY), 0.5), len(KINDS))
_SPREAD: Final = np.concatenate([_OF_ARTICLES, [0.2, 0.5, _SIMILARITY, _SIMILARITY]])

# Similarity never speaks against an article: else features that say the same are played off against each other.
_NEVER_AGAINST: Final = np.array(([True] * len(FEATURES) + [False]) * len(KINDS) + [False, False, True, True])


@dataclass(frozen=True)
class _Table:
    """Examples x candidates, and "none" as the last of them."""

    rows: tuple[Floats, ...]  # for each kind: its candidates x (features and 1)
    places: tuple[Places, ...]  # for each kind: where these stand in the flat table of utilities
    none: Floats
    right: Places
    weights: Floats

    def utilities(self, values: Floats) -> Floats:
        found = np.full((len(self.right), _CANDIDATES + 2), _NEVER)
        flat = found.reshape(-1)
        for rows, places, weights in zip(self.rows, self.places, values[:_SPLIT].reshape(-1, _WIDTH), strict=True):
            flat[places] = rows @ weights
        found[:, -1] = self.none @ values[_SPLIT:]
        return found

    def gradient(self, errors: Floats) -> Floats:
        flat = errors.reshape(-1)
        each = [rows.T @ flat[places] for rows, places in zip(self.rows, self.places, strict=True)]
        return np.concatenate([*each, self.none.T @ errors[:, -1]])


def _table(examples: Sequence[Sample]) -> _Table:
    width = _CANDIDATES + 2
    rows: list[list[Floats]] = [[] for _ in KINDS]
    places: list[list[int]] = [[] for _ in KINDS]
    right = np.full(len(examples), width - 1)
    for at, example in enumerate(examples):
        chosen = _shortlist(example)
        if example.answer is not None:
            right[at] = int(np.flatnonzero(chosen == example.answer)[0])
        for column, key in enumerate(chosen):
            kind = example.features.kinds[key]
            rows[kind].append(np.append(example.features.table[key], 1.0))
            places[kind].append(at * width + column)
    stacked = tuple(np.array(some, dtype=np.float64).reshape(-1, _WIDTH) for some in rows)
    none = np.stack([none_row(example.features) for example in examples])
    weights = np.array([example.weight for example in examples])
    return _Table(stacked, tuple(np.array(some, dtype=np.int64) for some in places), none, right, weights)


def _shortlist(example: Sample) -> Places:
    """The likeliest keys, always with the right one."""
    usable: Mask = example.features.kinds != NO_KIND
    rating = np.where(usable, example.features.table.sum(axis=1), -1.0)
    best: Places = np.argsort(-rating, kind="stable")[:_CANDIDATES]
    best = best[usable[best]]
    if example.answer is not None and example.answer not in best:
        best = np.append(best, example.answer)
    return best


def _loss(steps: Floats, table: _Table, origin: Floats, ridge: float) -> tuple[float, Floats]:
    """Negative log likelihood and its gradient; ``steps`` are the ways from the origin, in spreads."""
    utilities = table.utilities(origin + steps / _SPREAD)
    raised = np.exp(utilities - utilities.max(axis=1, keepdims=True))
    chances = raised / raised.sum(axis=1, keepdims=True)
    each = np.arange(len(chances))
    loss = -table.weights @ np.log(chances[each, table.right] + 1e-12) + ridge * steps @ steps / 2
    chances[each, table.right] -= 1.0
    return float(loss), table.gradient(chances * table.weights[:, None]) / _SPREAD + ridge * steps
