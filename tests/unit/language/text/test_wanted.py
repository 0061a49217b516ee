"""What kind of answer a question wants."""

from __future__ import annotations

import pytest

from bot.language.text.wanted import wants_number


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("сколько стоит приём", True),
        ("до какого срока можно вернуть", True),
        ("коли відкриваєтесь", True),
        ("how long does it take", True),
        ("what are your fees", True),
        ("можно с собакой?", False),
        ("do you take dogs", False),
        ("де ви знаходитесь", False),
    ],
)
def test_prices_times_and_amounts_are_numbers(question: str, number: bool) -> None:
    assert wants_number(question) is number
