"""What a group of questions costs, and when it comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.gaps import UNSERVED_MINUTES, Case, GapState, Group, Put, Sum, comes_back, sum_up
from tests.support.clock import NOON


def put(chat: int, *, days: float = 1, down: bool = False, language: str = "ru") -> Put:
    return Put(gap_id=1, conversation_id=chat, language=language, at=NOON - timedelta(days=days), down=down)


def test_every_customer_counts_once_with_the_wait_for_a_person() -> None:
    waited = Case(conversation_id=1, opened_at=NOON - timedelta(days=1) + timedelta(minutes=3), minutes=40)
    earlier = Case(conversation_id=1, opened_at=NOON - timedelta(days=9), minutes=900)
    asked = (put(1), put(1, down=True), put(2, days=9, language="uk"))
    found = sum_up(asked, {1: (waited, earlier)}, now=NOON)[1]
    assert found == Sum(people=2, minutes=40 + UNSERVED_MINUTES, down=1, week=1, before=1, languages={"ru": 1, "uk": 1})
    assert found.score == 45 * 1.5


@pytest.mark.parametrize(("week", "before", "trend"), [(5, 1, 1), (1, 5, -1), (3, 3, 0), (2, 1, 0), (0, 0, 0)])
def test_a_trend_is_more_than_chance(week: int, before: int, trend: int) -> None:
    assert Sum(people=9, week=week, before=before).trend == trend


@pytest.mark.parametrize(
    ("state", "then", "now", "back"),
    [
        (GapState.DISMISSED, 2, 4, False),
        (GapState.DISMISSED, 2, 5, True),
        (GapState.DONE, 10, 14, False),
        (GapState.DONE, 10, 15, True),
        (GapState.OUTSIDE, 1, 99, False),
        (GapState.OPEN, 0, 9, False),
    ],
)
def test_what_was_put_away_comes_back_when_it_has_grown(state: GapState, then: int, now: int, back: bool) -> None:
    group = Group(id=1, title="?", state=state, sum=Sum(), people_then=then)
    assert comes_back(group, Sum(people=now)) is back
