"""What may be said again of a reply that was given to somebody."""

from __future__ import annotations

import pytest

from bot.business import read_business
from bot.language.said.masking import mask
from tests.support.sample import SAMPLE

BUSINESS = read_business(SAMPLE / "business.yml")


@pytest.mark.parametrize(
    ("reply", "names", "left"),
    [
        (
            "Здравствуйте, Марина! Если курьер опаздывает, вернём стоимость доставки. Уточню по заказу LF-204518.",
            ("Марина Петренко", "Анна"),
            "Если курьер опаздывает, вернём стоимость доставки.",
        ),
        (
            "Добрый день, Павел! Свадьбы оформляем. Позвоните Ольге по номеру +380 67 123 45 67.",
            ("Павел", "Анна"),
            "Свадьбы оформляем.",
        ),
        ("Это Анна. Привезём на ул. Франка, кв. 4.\nОткрытка бесплатна.", ("Гость", "Анна"), "Открытка бесплатна."),
        ("Пишите на olena@example.com!\nСкидка появится сама.", ("", "Anna"), "Скидка появится сама."),
        ("Вернули 1540 гривен. Деньги идут до 5 дней.", ("", "Anna"), "Деньги идут до 5 дней."),
        ("Привезём завтра. Упаковка из бумаги.", ("", "Anna"), "Упаковка из бумаги."),
        ("Передам Марине, она ответит. VIP не нужен.", ("", "Anna"), "VIP не нужен."),
        ("Hi Emily! A vase can be added to any bouquet.", ("Emily", "Anna"), "A vase can be added to any bouquet."),
        ("Доброго дня! Пакуємо в папір.", ("Ірина", "Анна"), "Пакуємо в папір."),
        ("Dear Peter, we are sorry.", ("Peter", "Anna"), ""),
        ("", (), ""),
    ],
)
def test_only_what_is_anybody_s_is_left(reply: str, names: tuple[str, ...], left: str) -> None:
    assert mask(reply, names=names, business=BUSINESS) == left
