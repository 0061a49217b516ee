"""Which articles are shown often and help rarely, beyond what chance alone could make of so few chats."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Final

from bot.core.insights.figures import BAD_DOWN, BAD_SHARE, Counts

OFTEN: Final = 20  # times shown
BAD_ESCALATED: Final = 0.4  # of those who read it and called a person; from here on is bad
SURE: Final = 1.96  # standard errors


def find_bounds(count: int, total: int) -> tuple[float, float]:
    """Between which shares the true one lies, 19 times of 20 (Wilson); 0 and 1 of nothing."""
    if total <= 0:
        return 0.0, 1.0
    share, square = count / total, SURE**2
    middle = share + square / (2 * total)
    width = SURE * sqrt(share * (1 - share) / total + square / (4 * total**2))
    return max(0.0, (middle - width) / (1 + square / total)), min(1.0, (middle + width) / (1 + square / total))


def find_fault(counts: Counts) -> str:
    """The number that is surely bad, the worst first: "down", "escalated" or "helped"; "" for none."""
    if counts.shown < OFTEN:
        return ""
    if find_bounds(counts.down, counts.shown)[0] >= BAD_DOWN:
        return "down"
    if find_bounds(counts.escalated, counts.shown)[0] >= BAD_ESCALATED:
        return "escalated"
    return "helped" if find_bounds(counts.helped, counts.shown)[1] < BAD_SHARE else ""


def list_rare(counts: Mapping[str, Counts], *, limit: int) -> tuple[tuple[str, Counts, str], ...]:
    """Article, its numbers and which of them is bad; those that leave most people without help first."""
    found = [(key, one, fault) for key, one in counts.items() if (fault := find_fault(one))]
    return tuple(sorted(found, key=lambda one: (one[1].helped - one[1].shown, one[0]))[:limit])
