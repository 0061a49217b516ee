"""Every sentence of the catalogue has its moment, and an example for all it may mention."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.business import UNNAMED
from bot.core.language import LANGUAGES
from bot.desk.tuning.moments import GREETING, MOMENTS, list_examples, moment_of
from bot.words import check_text, find_missing, shipped_texts, try_text, variables_of

KEYS = shipped_texts("en")


def test_every_moment_has_sentences_and_no_sentence_is_among_the_greetings_by_chance() -> None:
    assert {moment_of(key) for key in KEYS} == set(MOMENTS)
    assert {key for key in KEYS if moment_of(key) == GREETING} == {
        *("start", "help", "group", "language-ask", "language-set", "greet", "goodbye", "thanks", "affirm", "deny"),
        *("glad", "who_are_you", "small_talk", "cancel", "opener", "wordless"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_shown_as_a_customer_would_read_it(language: str) -> None:
    examples = list_examples(UNNAMED, language, today=date(2026, 3, 8))
    for key, text in shipped_texts(language).items():
        check_text(language, key, text)
        assert variables_of(language, key) <= examples.keys()
        read = try_text(UNNAMED, language, key, text, **examples)
        assert read, key
        assert "$" not in read, key


def test_what_ours_mentions_and_another_does_not_is_told() -> None:
    assert find_missing("en", "wait-number", "You are in the queue.") == ("number",)
    assert find_missing("en", "greet", "Hi from { $business }!") == ()
