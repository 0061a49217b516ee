"""Probabilities and what they are good for: from which one on an answer may be given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.knowledge.answers.odds import Floats, Odds

LEARNED: Final = Path(__file__).with_name("learned_odds.json")  # made by training/odds.py


@dataclass(frozen=True)
class Trial:
    """How an answer would have gone: the likeliest article's probability, how surely it was right, what it counts.

    ``right`` is 0 or 1 where that is known; ``inside`` says whether any article would have been right, and where none
    would, ``missing`` whether one had been taken away: no question is nearer to what it must not be answered with.
    """

    probability: float
    right: float
    inside: bool
    weight: float
    missing: bool = False


@dataclass(frozen=True)
class Calibration:
    """``odds`` give probabilities; ``trials`` say what a threshold would let through.

    The more a base has, the fewer questions come whose article is missing: as many as were tried where ``strangers`` is
    1, none where it is 2, and so many times as often as an answer may be wrong one of them may be answered.
    """

    odds: Odds
    trials: tuple[Trial, ...] = ()
    strangers: float = 1.0

    def threshold(self, precision: float) -> float:
        """The lowest probability from which on this share of answers is right, and hardly a question is answered whose
        article is missing.
        """
        return max(self._cut_for_answers(precision), self._cut_for_missing(1 - self.strangers * (1 - precision)))

    def _cut_for_answers(self, precision: float) -> float:
        """The lowest cut above which the right ones are this share of all."""
        probabilities, right, weights = self._columns
        kept = np.flatnonzero(np.cumsum(weights * right) >= precision * np.cumsum(weights))
        return float(probabilities[kept[-1]]) if len(kept) else 1.0

    def _cut_for_missing(self, share: float) -> float:
        """The lowest cut below which this share of these questions stays."""
        tried = sorted((one.probability, one.weight) for one in self.trials if one.missing)
        if not tried:
            return 0.0
        probabilities, weights = np.array(tried, dtype=np.float64).T
        below = np.cumsum(weights) - weights
        return float(probabilities[np.flatnonzero(below <= share * weights.sum() + 1e-9)[-1]])

    @cached_property
    def _columns(self) -> tuple[Floats, Floats, Floats]:
        """Probabilities, the highest first; how surely they were right; what they count."""
        rows = sorted(self.trials, key=lambda trial: -trial.probability)
        kept = [(one.probability, one.right, one.weight * (2 - self.strangers if one.missing else 1)) for one in rows]
        table = np.array(kept, dtype=np.float64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2]

    def to_json(self) -> dict[str, Any]:
        rows = [
            [round(one.probability, 4), round(one.right, 4), one.inside, round(one.weight, 4), one.missing]
            for one in self.trials
        ]
        return {**self.odds.to_json(), "trials": rows, "strangers": round(self.strangers, 4)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Calibration:
        trials = (
            Trial(float(probability), float(right), bool(inside), float(weight), bool(missing))
            for probability, right, inside, weight, missing in data["trials"]
        )
        return cls(Odds.from_json(data), tuple(trials), float(data["strangers"]))


@cache
def learned(*, classified: bool = True) -> Calibration:
    """What other knowledge bases taught: where this one has no example questions, that is all there is.

    Not ``classified`` is for one too large to have a classifier.
    """
    taught = json.loads(LEARNED.read_text(encoding="utf-8"))
    return Calibration.from_json(taught["classified" if classified else "unclassified"])
