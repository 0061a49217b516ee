"""A text in the letters a person sees in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.said.folding import fold


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("дocтaвкa", "доставка"),
        ("скoлькo cтoит", "сколько стоит"),
        ("cкopo", "скоро"),
        ("dеlivery tоday", "delivery today"),
        ("c открыткой", "с открыткой"),
        ("зам\u200bов\u00adлення", "замовлення"),
        ("\ufeffhello\u2060", "hello"),
        ("доста\u0301вка", "доставка"),
        ("мои\u0306", "мой"),
        ("𝐝𝐞𝐥𝐢𝐯𝐞𝐫𝐲 ｎｏｗ", "delivery now"),
        ("dοstаvka", "dostavka"),
    ],
)
def test_letters_that_only_look_alike_and_invisible_signs_are_folded(typed: str, plain: str) -> None:
    assert fold(typed) == plain


@pytest.mark.parametrize(
    "text",
    [
        "LF-204518",
        "айфонX",
        "iPhoneом",
        "PDFа",
        "Wi-Fi есть?",
        "smsка",
        "where is it",
        "де моє замовлення",
        "№ 5…",
        "❤️ 👍",
    ],
)
def test_what_is_meant_as_typed_stays(text: str) -> None:
    assert fold(text) in (text, text.replace("X", "Х"))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
