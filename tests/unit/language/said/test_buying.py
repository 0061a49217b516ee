"""The wish to order, apart from what and when."""

from __future__ import annotations

import pytest

from bot.language.said.buying import read_wish_to_order


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Хочу заказать 3 торта на субботу", "Хочу заказать"),
        ("мы хотели бы забронировать столик у окна", "мы хотели бы забронировать"),
        ("можна замовити піцу без цибулі?", "можна замовити"),
        ("Заказать 2 лампы", "Заказать"),
        ("hello, I'd like to book a haircut on Friday", "like to book"),
        ("can we please order two chairs", "can we please order"),
    ],
)
def test_a_wish_to_order_stands_without_what_is_ordered(text: str, wish: str) -> None:
    assert read_wish_to_order(text) == wish


@pytest.mark.parametrize(
    "text",
    ["хочу заказать", "где мой заказ", "I want to cancel my order", "в каком порядке", "order", "замовлення 12", ""],
)
def test_what_says_no_more_or_wants_something_else_is_left_alone(text: str) -> None:
    assert read_wish_to_order(text) == ""
