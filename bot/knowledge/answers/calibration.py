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

    ``right`` is 0 or 1 where that is known; ``inside`` says whether any article would have been right.
    """

    probability: float
    right: float
    inside: bool
    weight: float


@dataclass(frozen=True)
class Calibration:
    """``odds`` give probabilities; ``trials`` say what a threshold would let through.

    A stranger may pass ``strangers`` times as often as an answer may be wrong: more than once where those tried are
    harder than real ones.
    """

    odds: Odds
    trials: tuple[Trial, ...] = ()
    strangers: float = 1.0

    def threshold(self, precision: float) -> float:
        """The lowest probability from which on this share of answers is right and hardly a stranger is let through."""
        return max(self._cut_for_answers(precision), self._cut_for_strangers(1 - self.strangers * (1 - precision)))

    def _cut_for_answers(self, precision: float) -> float:
        """The lowest cut above which the right ones are this share of all."""
        probabilities, right, weights = self._columns
        kept = np.flatnonzero(np.cumsum(weights * right) >= precision * np.cumsum(weights))
        return float(probabilities[kept[-1]]) if len(kept) else 1.0

    def _cut_for_strangers(self, share: float) -> float:
        """The lowest cut below which this share of the questions stays that no article answers."""
        tried = self._tried_strangers
        place = min(len(tried) - 1, int(max(0.0, share) * len(tried) + 1e-6))
        return float(tried[place]) if len(tried) else 0.0

    @cached_property
    def _columns(self) -> tuple[Floats, Floats, Floats]:
        """Probabilities, the highest first; how surely they were right; what they count."""
        rows = sorted(self.trials, key=lambda trial: -trial.probability)
        table = np.array([(one.probability, one.right, one.weight) for one in rows], dtype=np.float64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2]

    @cached_property
    def _tried_strangers(self) -> Floats:
        """The probabilities of what no article answers, the lowest first."""
        return np.sort(np.array([one.probability for one in self.trials if not one.inside], dtype=np.float64))

    def to_json(self) -> dict[str, Any]:
        rows = [
            [round(one.probability, 4), round(one.right, 4), one.inside, round(one.weight, 4)] for one in self.trials
        ]
        return {**self.odds.to_json(), "trials": rows, "strangers": round(self.strangers, 4)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Calibration:
        trials = tuple(Trial(float(p), float(right), bool(inside), float(w)) for p, right, inside, w in data["trials"])
        return cls(Odds.from_json(data), trials, float(data["strangers"]))


@cache
def learned(*, classified: bool = True) -> Calibration:
    """What other knowledge bases taught: where this one has no example questions, that is all there is.

    Not ``classified`` is for one too large to have a classifier.
    """
    taught = json.loads(LEARNED.read_text(encoding="utf-8"))
    return Calibration.from_json(taught["classified" if classified else "unclassified"])
