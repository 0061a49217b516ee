"""What the bot saves and a case costs."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.insights.reports.span import Span, make_span
from bot.core.insights.reports.worth import Worth, reckon

NOW = datetime(2026, 10, 26, 12, 0, tzinfo=UTC)


def span(asked: str) -> Span:
    return make_span(asked, zone=ZoneInfo("UTC"), now=NOW)[0]


def test_a_rate_of_zero_shows_nothing() -> None:
    assert reckon(span("week"), alone=9, solved=9, chat_minutes=0, month_cost=0) == Worth()


def test_nothing_solved_has_no_cost() -> None:
    assert reckon(span("week"), alone=0, solved=0, chat_minutes=6, month_cost=100) == Worth(hours=0.0)


def test_a_day_that_is_half_over_costs_half_a_day() -> None:
    found = reckon(span("day"), alone=20, solved=5, chat_minutes=6, month_cost=3043.75)
    assert found.hours == 2.0
    assert found.cost == pytest.approx(100 / 2 / 5)
