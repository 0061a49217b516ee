"""What of a question may be shown to anybody."""

from __future__ import annotations

import pytest

from bot.language.said.veiling import LONGEST, veil


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("Сколько стоит доставка 8 марта?", ("Марина",), "Сколько стоит доставка 8 марта?"),
        ("Где мой заказ LF-204518?", (), "Где мой заказ …?"),
        ("Мой номер +380 67 123 45 67, перезвоните", (), "Мой номер … перезвоните"),
        ("Пишите на olena@example.com\nили сюда", (), "Пишите на … или сюда"),
        ("Это Марина, передайте Марине чек", ("Марина Петренко",), "Это … передайте … чек"),
        ("Меня зовут Пётр Иванов, когда привезёте?", (), "Меня зовут … когда привезёте?"),
        ("my name is Bob and I wait", (), "my name is … and I wait"),
        ("see https://a.b/c?x=1 please", (), "see … please"),
        ("мене звати і все", (), "мене звати і все"),
        ("", (), ""),
    ],
)
def test_what_is_the_customers_own_gives_way(text: str, names: tuple[str, ...], left: str) -> None:
    assert veil(text, names=names) == left


def test_a_long_question_is_cut() -> None:
    assert len(veil("why " * 500)) <= LONGEST
