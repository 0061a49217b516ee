"""Whom it is fair to ask how a person helped."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.desk.survey import APART, FRESH, LEAST_CHARACTERS, Talk, Unasked, why_not
from tests.support.clock import NOON

FAIR = Talk(replied_at=NOON, characters=LEAST_CHARACTERS, asked_at=None, blocked=False)


def test_who_had_a_conversation_with_a_person_is_asked() -> None:
    assert why_not(FAIR, NOON) is None
    assert why_not(replace(FAIR, asked_at=NOON - APART, replied_at=NOON - FRESH), NOON) is None


@pytest.mark.parametrize(
    ("talk", "reason"),
    [
        (replace(FAIR, replied_at=None), Unasked.NO_REPLY),
        (replace(FAIR, characters=LEAST_CHARACTERS - 1), Unasked.SHORT),
        (replace(FAIR, replied_at=NOON - FRESH - timedelta(seconds=1)), Unasked.STALE),
        (replace(FAIR, asked_at=NOON - timedelta(hours=23)), Unasked.RECENT),
        (replace(FAIR, blocked=True, replied_at=None), Unasked.BLOCKED),
    ],
)
def test_nobody_else_is(talk: Talk, reason: Unasked) -> None:
    assert why_not(talk, NOON) is reason
