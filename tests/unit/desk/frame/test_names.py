"""What the queue shows of a case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.core.messages import Kind
from bot.core.queue import Written
from bot.desk.frame import names
from bot.desk.frame.visit import Visit
from tests.support.listed import make_listed

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
    at = OPENED + timedelta(seconds=seconds)
    last = Written(id=1, kind=kind, text=written, created_at=at, file=None)
    assert names.excerpt(cast(Visit, None), make_listed(last=last, opened_at=OPENED)) == shown
