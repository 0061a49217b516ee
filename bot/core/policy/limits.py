"""The numbers the bot decides by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """When to answer, to answer "perhaps", ask back or give up; probabilities 0..1.

    ``late`` and ``too_late`` are seconds without answer. ``visit`` are the hours of silence after which a customer
    comes anew.
    """

    answer: float = 0.85
    perhaps: float = 0.35
    clarify: float = 0.08
    margin: float = 0.2
    misses: int = 2
    anger: float = 0.75
    late: float = 15.0
    too_late: float = 75.0
    visit: float = 4.0
