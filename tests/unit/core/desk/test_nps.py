"""Whom it is fair to ask whether they would recommend us, and what the sum says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.desk.nps import FRESH, QUIET, REST, Chance, Closed, Not, NpsSum, Unasked, why_not
from tests.support.clock import NOON

ENDED = Closed(case_id=1, conversation_id=1, closed_at=NOON - REST)
FREE = Chance(asked_at=None, said_at=NOON - REST, blocked=False, is_busy=False)
LONG_AGO = replace(ENDED, closed_at=NOON - FRESH - timedelta(seconds=1))


def test_who_was_asked_long_ago_and_wants_nothing_now_is_asked() -> None:
    assert why_not(ENDED, FREE, NOON, days=90) is None
    assert why_not(ENDED, replace(FREE, asked_at=NOON - timedelta(days=90)), NOON, days=90) is None


@pytest.mark.parametrize(
    ("closed", "chance", "reason"),
    [
        (ENDED, replace(FREE, blocked=True, is_busy=True), Unasked.BLOCKED),
        (ENDED, replace(FREE, asked_at=NOON - timedelta(days=89)), Unasked.RECENT),
        (LONG_AGO, replace(FREE, is_busy=True), Unasked.STALE),
        (ENDED, replace(FREE, is_busy=True), Not.YET),
        (ENDED, replace(FREE, said_at=NOON - QUIET + timedelta(seconds=1)), Not.YET),
    ],
)
def test_nobody_else_is(closed: Closed, chance: Chance, reason: Unasked | Not) -> None:
    assert why_not(closed, chance, NOON, days=90) is reason


@pytest.mark.parametrize(
    ("found", "score"),
    [
        (NpsSum(asked=9), None),
        (NpsSum(asked=9, promoters=3, passives=1, detractors=1), 40),
        (NpsSum(asked=2, detractors=2), -100),
    ],
)
def test_the_sum_is_of_those_who_answered(found: NpsSum, score: int | None) -> None:
    assert found.score == score
