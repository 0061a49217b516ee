"""What a text is found by, and where in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.finding.words import MOST_TERMS, find_marks, index_words, read_query
from bot.language.text.lemmas import LONGEST_WORD

LONG = "Мой заказ LF-220045, тел. +38 (067) 123-45-67, М'ясо щётками"


def marked(text: str, query: str) -> list[str]:
    return [text[begin:end] for begin, end in find_marks(text, read_query(query))]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("заказов", ["заказ"]),
        ("0671234567", ["+38 (067) 123-45-67"]),
        ("щетка ", ["щётками"]),
        ("М’ЯСА", ["М'ясо"]),
        ("lf220045", ["LF-220045"]),
        ("220045", ["220045"]),
        ("зак", ["заказ"]),
        ("зак ", []),
    ],
)
def test_what_was_looked_for_is_marked(query: str, found: list[str]) -> None:
    assert marked(LONG, query) == found


def test_a_word_that_is_not_finished_is_a_beginning_and_the_others_are_not() -> None:
    first, last = read_query("дост роз")
    assert (first.prefix, last.prefix) == ("", "роз")


def test_a_word_that_has_hardly_begun_is_waited_for() -> None:
    assert len(read_query("розы п")) == 1
    assert len(read_query("розы п ")) == 2
    assert read_query("п")[0].prefix == ""


def test_a_date_is_no_phone_number() -> None:
    assert index_words("2026-11-29") == ("2026", "11", "29")


def test_a_phone_number_is_found_with_and_without_its_country() -> None:
    for written in ("+380671234567", "0671234567", "067 123-45-67", "8 (067) 123 45 67"):
        (term,) = read_query(written)
        assert any(term.takes(word) for word in index_words("тел.: +38 067 1234567")), written


@settings(deadline=None)  # the first query reads the dictionaries
@given(text=st.text(max_size=300))
def test_words_of_any_text_hold_nothing_that_a_query_would_have_to_quote(text: str) -> None:
    words = index_words(text)
    assert all(word and len(word) <= LONGEST_WORD and not set(word) & set(" '\"*():&|!") for word in words)
    terms = read_query(text)
    assert len(terms) <= MOST_TERMS
    assert all(not set(form) & set(" '\"*():&|!") for term in terms for form in (*term.forms, term.prefix))


@settings(deadline=None)
@given(words=st.lists(st.sampled_from(("роза", "LF-220045", "hello", "м'ята", "0671234567")), min_size=1, max_size=3))
def test_a_text_is_found_by_itself(words: list[str]) -> None:
    text = ", ".join(words)
    kept = index_words(text)
    assert all(any(term.takes(word) for word in kept) for term in read_query(text))


def test_a_long_text_costs_little() -> None:
    begun = time.process_time()
    index_words("слово " * 4000)
    index_words("1" * 20_000)
    index_words("1 " * 10_000)
    read_query("заказывающими " * 50)
    assert time.process_time() - begun < 2
