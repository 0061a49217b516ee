"""The figures themselves: plain functions over marks (was it right?) and scores (how sure was the system?)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

BINS: Final = 15
REJECTED: Final = 0.05  # share of in-scope messages that may be turned away
NEVER: Final = math.inf  # a cut nothing reaches


@dataclass(frozen=True, kw_only=True)
class Automation:
    """Of all messages the share that is answered at a cut, and the share of those that is right (1.0 if none)."""

    answered: float
    precision: float


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Answers of about the same promised probability: how many, the mean promise, the share that was right."""

    count: int
    promised: float
    kept: float


def share(marks: Sequence[bool]) -> float:
    """Between 0 and 1; 0 of nothing."""
    return sum(marks) / len(marks) if marks else 0.0


def auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The chance that a message inside scores above one outside; ties count half."""
    if not inside or not outside:
        raise ValueError("auroc needs messages of both kinds")
    ranks = _mean_ranks(np.array([*inside, *outside], dtype=np.float64))
    above = ranks[: len(inside)].sum() - len(inside) * (len(inside) + 1) / 2
    return float(above / (len(inside) * len(outside)))


def recall_at_rejected(inside: Sequence[float], outside: Sequence[float], rejected: float = REJECTED) -> float:
    """The share of messages outside that score below a cut which turns away at most ``rejected`` of those inside."""
    ordered = sorted(inside)
    cut = ordered[int(rejected * len(ordered))]
    return share([score < cut for score in outside])


def choose_cut(
    scores: Sequence[float], right: Sequence[bool], precision: float, weights: Sequence[float] | None = None
) -> float:
    """The lowest score from which on at least ``precision`` (by weight) is right; :data:`NEVER` if there is none."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    weight = np.ones(len(order)) if weights is None else np.asarray(weights, dtype=np.float64)[order]
    ordered = np.asarray(scores, dtype=np.float64)[order]
    reached = np.cumsum(weight * np.asarray(right)[order]) / np.cumsum(weight)
    last_of_equals = np.append(ordered[1:] != ordered[:-1], True)
    good = np.flatnonzero((reached >= precision) & last_of_equals)
    return float(ordered[good[-1]]) if len(good) else NEVER


def safe_automation(scores: Sequence[float], right: Sequence[bool], cut: float) -> Automation:
    """What comes of answering everything that scores at least ``cut``."""
    answered = [mark for score, mark in zip(scores, right, strict=True) if score >= cut]
    return Automation(answered=len(answered) / max(1, len(right)), precision=share(answered) if answered else 1.0)


def bins(promised: Sequence[float], right: Sequence[bool], count: int = BINS) -> tuple[Bin, ...]:
    """Bins of equal width over 0..1, empty ones left out."""
    places = np.minimum((np.asarray(promised) * count).astype(int), count - 1)
    found = []
    for place in sorted(set(places.tolist())):
        mine = places == place
        kept = float(np.asarray(right, dtype=np.float64)[mine].mean())
        found.append(Bin(count=int(mine.sum()), promised=float(np.asarray(promised)[mine].mean()), kept=kept))
    return tuple(found)


def calibration_error(promised: Sequence[float], right: Sequence[bool], count: int = BINS) -> float:
    """Expected calibration error: the mean distance of promise and truth over :func:`bins`, by their size."""
    found = bins(promised, right, count)
    return sum(one.count * abs(one.promised - one.kept) for one in found) / max(1, len(promised))


def calibration_floor(promised: Sequence[float], count: int = BINS, *, draws: int = 400) -> float:
    """The error that probabilities which are exactly true would show on so few cases: the mean of simulated ones."""
    draw = np.random.default_rng(0)
    chances = np.asarray(promised)
    drawn = (draw.random(len(chances)) < chances for _ in range(draws))
    return float(np.mean([calibration_error(promised, right.tolist(), count) for right in drawn]))


def mean_spread(values: Sequence[float]) -> tuple[float, float]:
    """Mean and standard deviation (0 for one value)."""
    return float(np.mean(values)), float(np.std(values, ddof=1)) if len(values) > 1 else 0.0


def _mean_ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from 1 on; equal values share the mean of theirs."""
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: NDArray[np.float64] = (ends - (counts - 1) / 2)[place]
    return ranks
