"""Paragraphs beside their translations, and what stands on one side only."""

from __future__ import annotations

import pytest

from bot.knowledge.shelf.sides import Pair, join, pair, split
from bot.knowledge.shelf.values import find_missing, find_values

EN = "Delivery is 120 UAH.\n\n## Hours\n\nFrom 9 am to 9:30 pm.\n\n- cash\n- card\n\n```\ncode\n\nmore\n```\n"
RU = "Доставка 120 грн.\n\n## Часы\n\nС 9 до 21:30.\n\n- наличными\n- картой\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 500 грн", "1,500 UAH"),
        ("150,50 €", "150.5 EUR"),
        ("₴120", "120 гривень"),
        ("до 5 мая 2027", "by May 5, 2027"),
        ("5 травня", "5 May"),
        ("05.05.2027", "2027-05-05"),
        ("с 9:00 до 21:30", "from 9 am to 9:30 pm"),
        ("+380 44 123 45 67", "044 123-45-67"),
        ("https://shop.example/a.", "see https://shop.example/a"),
        ("2 часа", "two hours"),
        ("50 %", "50%"),
        ("тел. 102", "phone 102"),
    ],
)
def test_the_same_is_the_same_in_every_language(one: str, other: str) -> None:
    assert find_missing(one, other) == ()
    assert find_missing(other, one) == ()


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("120 грн", "150 UAH", ["120 грн"]),
        ("120 грн", "120 EUR", ["120 грн"]),
        ("1 мая и 2 мая", "May 1", ["2 мая"]),
        ("пишите на help@shop.example", "write to us", ["help@shop.example"]),
        ("https://a.example/x", "https://a.example/y", ["https://a.example/x"]),
        ("через 3 дня", "in two days", ["3"]),
        ("044 123 45 67", "044 123 45 68", ["044 123 45 67"]),
    ],
)
def test_what_differs_is_told_as_it_is_written(one: str, other: str, told: list[str]) -> None:
    assert [value.text for value in find_missing(one, other)] == told


def test_words_hold_nothing_to_compare() -> None:
    assert find_values("Просто слова, без чисел – и всё.") == ()


def test_a_text_is_cut_where_blank_lines_part_it_and_put_together_again() -> None:
    assert len(split(EN)) == 5
    assert join(split(EN)) == EN.strip()
    noted = "## A\n<!-- questions\none\n\ntwo\n-->\nText."
    assert split(noted) == (noted,)
    assert join(["", "a\n", "  ", "b"]) == "a\n\nb"


def test_paragraphs_find_their_translations_and_what_has_none_stands_alone() -> None:
    found = pair(split(EN), split(RU))
    assert [bool(one.target) for one in found] == [True, True, True, True, False]
    assert found[1] == Pair(source="## Hours", target="## Часы")
    shorter = pair(split(EN)[:1] + split(EN)[2:3], split(RU)[:3])
    assert [one for one in shorter if not one.source] == [Pair(target="## Часы")]
    assert pair((), ("a",)) == (Pair(target="a"),)
    assert pair((), ()) == ()
