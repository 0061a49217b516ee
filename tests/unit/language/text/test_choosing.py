"""A choice in words."""

from __future__ import annotations

import pytest

from bot.language.text.choosing import LAST, read_choice


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("второе", 2),
        ("Вторая!", 2),
        ("первый вариант, пожалуйста", 1),
        ("мне третью", 3),
        ("номер два", 2),
        ("последнее", LAST),
        ("перше", 1),
        ("друге, будь ласка", 2),
        ("останній варіант", LAST),
        ("the second one", 2),
        ("I meant the first one", 1),
        ("option 3", 3),
        ("last one please", LAST),
        ("2nd", 2),
        ("2", 2),
        ("1.", 1),
    ],
)
def test_a_place_is_read_in_any_of_the_languages(text: str, place: int) -> None:
    assert read_choice(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "два",
        "two",
        "100",
        "1 или 2",
        "доставка",
        "второй раз спрашиваю",
        "second hand roses",
        "my first order",
        "другу подруги нужен букет на завтра утром",
        "останнє замовлення не прийшло",
    ],
)
def test_what_says_more_or_something_else_chooses_nothing(text: str) -> None:
    assert read_choice(text) == 0
