"""Corrections: what is meant instead."""

from __future__ import annotations

import pytest

from bot.language.said.reading import read_words
from bot.language.text.correcting import strip_correction


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("нет, я про открытку", "открытку"),
        ("не то, мне нужно узнать про самовывоз", "самовывоз"),
        ("я имел в виду оплату картой", "оплату картой"),
        ("извините, я спрашивала про чек", "чек"),
        ("ні, я мав на увазі подарункову картку", "подарункову картку"),
        ("та ні, питаю про рахунок для фірми", "рахунок для фірми"),
        ("не це, мене цікавить повернення", "повернення"),
        ("no, I meant how to change the card", "how to change the card"),
        ("sorry, I was asking about the app", "the app"),
        ("not that one, the gift card", "the gift card"),
        ("that's not what I asked. how much is express?", "how much is express?"),
    ],
)
def test_what_is_meant_comes_after_the_correction(text: str, meant: str) -> None:
    assert strip_correction(text) == meant
    said = read_words(text, "en")
    assert said.corrects
    assert said.question == meant


@pytest.mark.parametrize(
    "text",
    [
        "нет",
        "не то",
        "нет, спасибо",
        "no thanks",
        "ні, дякую",
        "мне нужен букет",
        "I need flowers for tomorrow",
        "нет, не приехал курьер",
        "сколько стоит доставка",
        "how do I pay",
    ],
)
def test_a_no_or_a_wish_corrects_nothing(text: str) -> None:
    assert strip_correction(text) == ""
    assert not read_words(text, "en").corrects
