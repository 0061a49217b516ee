"""What the queue shows of a case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.core.escalation import Brief, Escalation, Reason, State
from bot.core.messages import Author, Kind, Message
from bot.desk.frame import names
from bot.desk.frame.visit import Visit

OPENED = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "kind", "seconds", "shown"),
    [
        ("talk to a human please", Kind.TEXT, 0, "Do you sell lawn mowers?"),
        ("Talk to a person", Kind.BUTTON, 5, "Do you sell lawn mowers?"),
        ("Is anybody there?", Kind.TEXT, 5, "Is anybody there?"),
    ],
)
def test_a_row_shows_the_question_until_something_new_is_written(
    written: str, kind: Kind, seconds: int, shown: str
) -> None:
    case = Escalation(
        id=1,
        conversation_id=1,
        state=State.WAITING,
        reason=Reason.REQUESTED,
        priority=0,
        brief=Brief(reason=Reason.REQUESTED, question="Do you sell\nlawn mowers?", language="en"),
        opened_at=OPENED,
        waiting_since=OPENED,
    )
    at = OPENED + timedelta(seconds=seconds)
    last = Message(id=1, conversation_id=1, author=Author.CUSTOMER, text=written, created_at=at, kind=kind)
    assert names.excerpt(cast(Visit, None), last, case) == shown
