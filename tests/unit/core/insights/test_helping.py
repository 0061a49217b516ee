"""Few chats prove nothing."""

from __future__ import annotations

import pytest

from bot.core.insights.figures import Counts
from bot.core.insights.helping import find_bounds, find_fault, list_rare


@pytest.mark.parametrize(
    ("counts", "fault"),
    [
        (Counts(shown=19, helped=0, down=19), ""),
        (Counts(shown=40, helped=10), "helped"),
        (Counts(shown=40, helped=17), ""),
        (Counts(shown=60, helped=20, down=20), "down"),
        (Counts(shown=60, helped=20, escalated=40), "escalated"),
        (Counts(shown=400, helped=350), ""),
    ],
)
def test_a_fault_is_told_only_where_luck_does_not_explain_it(counts: Counts, fault: str) -> None:
    assert find_fault(counts) == fault


def test_bounds_hold_the_share_and_narrow_with_the_number() -> None:
    assert find_bounds(0, 0) == (0.0, 1.0)
    few, many = find_bounds(5, 20), find_bounds(500, 2000)
    assert few[0] < many[0] < 0.25 < many[1] < few[1]
    assert find_bounds(10, 10)[1] == 1.0


def test_those_that_leave_most_without_help_come_first() -> None:
    counts = {"a/few": Counts(shown=30, helped=3), "a/many": Counts(shown=300, helped=60)}
    counts["a/good"] = Counts(shown=99, helped=90)
    assert [key for key, _, _ in list_rare(counts, limit=5)] == ["a/many", "a/few"]
    assert len(list_rare(counts, limit=1)) == 1
