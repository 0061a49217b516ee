"""A case as the queue lists it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.core.case import Reason, State
from bot.core.queue import ListedCase

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def make_listed(number: int = 1, **fields: Any) -> ListedCase:
    """A waiting case of a customer who asked for lawn mowers; ``fields`` differ."""
    case = ListedCase(
        id=number,
        conversation_id=number,
        state=State.WAITING,
        reason=Reason.REQUESTED,
        priority=0,
        question="Do you sell\nlawn mowers?",
        opened_at=NOON,
        person_id=None,
        person_name="",
        channel="telegram",
        customer_name="Olena",
        username="",
        language="en",
        waiting_since=NOON,
        last=None,
        unanswered=0,
    )
    return replace(case, **fields)
