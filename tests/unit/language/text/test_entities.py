"""Typed values in a customer's text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.business import Business, Detail
from bot.language.text.entities import find_entities

SHOP = Business(
    name={"en": "Lumiflor"},
    phone_region="UA",
    details=(
        Detail(
            name="order_number",
            example="LF-204518",
            spellings=("лф", "эл эф", "ел еф", "дф"),
            nouns=("заказ", "замовлення", "order", "zakaz", "zamovlennya"),
        ),
    ),
)


def found(text: str, kind: str, business: Business = SHOP) -> list[str]:
    return [entity.value for entity in find_entities(text, business) if entity.kind == kind]


def quoted(text: str, **detail: Any) -> list[str]:
    return found(text, "number", Business(name={"en": "X"}, details=(Detail(name="number", **detail),)))


@pytest.mark.parametrize(
    "text",
    ["LF-204518", "lf204518", "лф 204518", "ЛФ-204518", "Л Ф-204518", "l f 204518", "№204518",
     "заказ 204518", "LF 204 518",
     "замовлення № 204518", "order number is 204518", "мой номер LF–204518, где он?", "204518",
     "zakaz 204518", "#204518"],
)  # fmt: skip
def test_an_order_number_is_found_in_every_spelling(text: str) -> None:
    assert found(text, "order_number") == ["LF-204518"]


@pytest.mark.parametrize("text", ["LF-2045189", "1234567", "положил 204518 грн куда-то", "+380671234567", "сегодня"])
def test_other_numbers_are_no_order_numbers(text: str) -> None:
    assert found(text, "order_number") == []


def test_a_phone_number_is_read_as_ukrainian_and_never_as_an_order() -> None:
    assert found("мой номер 067 123 45 67", "phone") == ["+380671234567"]
    assert found("мой номер 067 123 45 67", "order_number") == []
    assert found("+48 22 555 00 00", "phone") == ["+48225550000"]


def test_an_address_is_lower_case_and_without_the_full_stop() -> None:
    assert found("пишите на Anna.K@Mail.UA.", "email") == ["anna.k@mail.ua"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("14.02.2027", "2027-02-14"), ("на 8 марта", "--03-08"), ("8 березня", "--03-08"), ("march 8th", "--03-08"),
     ("2026-12-31", "2026-12-31"), ("завтра", "+1"), ("післязавтра", "+2"), ("today", "+0"), ("вчора", "-1")],
)  # fmt: skip
def test_a_date_is_read(text: str, value: str) -> None:
    assert found(text, "date") == [value]


def test_an_impossible_date_is_no_date() -> None:
    assert found("40.13.2027", "date") == []


@pytest.mark.parametrize(
    ("text", "value"), [("1 500 грн", "1500 UAH"), ("300₴", "300 UAH"), ("$20", "20 USD"), ("12,50 евро", "12.50 EUR")]
)
def test_an_amount_has_its_currency(text: str, value: str) -> None:
    assert found(text, "amount") == [value]


def test_several_values_stand_side_by_side() -> None:
    kinds = [entity.kind for entity in find_entities("LF-118233, 067 123 45 67, a@b.ua, завтра, 500 грн", SHOP)]
    assert sorted(kinds) == ["amount", "date", "email", "order_number", "phone"]


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=0, max_value=999_999), st.sampled_from(["LF-", "lf ", "лф", "ЛФ №", "Lf_"]))
def test_any_six_digits_behind_the_letters_are_an_order(number: int, prefix: str) -> None:
    assert found(f"где {prefix}{number:06d}?", "order_number") == [f"LF-{number:06d}"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for entity in find_entities(text, SHOP):
        assert entity.value


@pytest.mark.parametrize(
    ("text", "detail", "value"),
    [
        ("тикет 204518 есть новости?", {"example": "T-204518", "nouns": ("тикет", "ticket")}, "T-204518"),
        ("ticket number t204518", {"example": "T-204518", "nouns": ("ticket",)}, "T-204518"),
        ("запис А-48213, підтвердили?", {"example": "A-48213", "spellings": ("а",)}, "A-48213"),
        ("договор 77/2024-15 действует?", {"example": "12/2026-10"}, "77/2024-15"),
        ("договор № 77 2024 15", {"example": "12/2026-10", "nouns": ("договор",)}, "77/2024-15"),
        ("полис мой ab 1234567", {"example": "AB1234567", "pattern": r"[A-Z]{2} ?\d{7}"}, "AB 1234567"),
        ("заявка 12/ab/345", {"example": "12/AB/345"}, "12/AB/345"),
        ("мой номер 480112", {"example": "204518"}, "480112"),
        ("по заявлению №480112", {"example": "204518", "nouns": ("заявление",)}, "480112"),
    ],
)
def test_the_numbers_of_other_trades_are_found(text: str, detail: dict[str, Any], value: str) -> None:
    assert quoted(text, **detail) == [value]


@pytest.mark.parametrize(
    "text", ["мой код 483920, не подходит", "my code is 483920", "у 2026 році", "положил 204518 грн", "дом 12, кв 204"]
)
def test_other_numbers_are_none_of_the_business(text: str) -> None:
    assert quoted(text, example="T-204518", nouns=("ticket", "тикет", "заявка")) == []


def test_a_business_without_details_finds_none() -> None:
    assert [entity.kind for entity in find_entities("LF-204518, заказ 204518")] == []


@pytest.mark.parametrize(
    ("text", "home", "value"),
    [("$20", "", "20 USD"), ("$20", "CAD", "20 CAD"), ("200 zł", "PLN", "200 PLN"), ("15 CHF", "CHF", "15 CHF"),
     ("£9.50", "GBP", "9.50 GBP"), ("5000 тенге", "KZT", "5000 KZT")],
)  # fmt: skip
def test_amounts_are_read_in_the_currency_of_the_business(text: str, home: str, value: str) -> None:
    assert found(text, "amount", Business(name={"en": "X"}, currency=home)) == [value]


def test_phones_are_read_in_the_region_of_the_business() -> None:
    assert found("call me 030 901820", "phone", Business(name={"en": "X"}, phone_region="DE")) == ["+4930901820"]
    assert found("067 123 45 67", "phone", Business(name={"en": "X"})) == []
