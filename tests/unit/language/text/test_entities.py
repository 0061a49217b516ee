"""Typed values in a customer's text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.text.entities import find_entities


def found(text: str, kind: str) -> list[str]:
    return [entity.value for entity in find_entities(text) if entity.kind == kind]


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
    kinds = [entity.kind for entity in find_entities("LF-118233, 067 123 45 67, a@b.ua, завтра, 500 грн")]
    assert sorted(kinds) == ["amount", "date", "email", "order_number", "phone"]


@settings(deadline=None, max_examples=60)
@given(st.integers(min_value=0, max_value=999_999), st.sampled_from(["LF-", "lf ", "лф", "ЛФ №", "Lf_"]))
def test_any_six_digits_behind_the_letters_are_an_order(number: int, prefix: str) -> None:
    assert found(f"где {prefix}{number:06d}?", "order_number") == [f"LF-{number:06d}"]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    for entity in find_entities(text):
        assert entity.value
