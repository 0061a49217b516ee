"""Why the bot did something, in words."""

from __future__ import annotations

import pytest

from bot.core.turn import LANGUAGES
from bot.desk.why import list_searches, name_rule
from bot.words import Catalogue

WORDS = Catalogue()
RULES = (
    "close enough",
    "two close articles or unsure",
    "nothing close",
    "same question again",
    "article was shown before",
    "2 misses in a row",
    "several questions",
    "several questions, one unsure",
    "picked by the customer",
    "picked, and its short answer was shown before",
    "picked for this before",
    "follow-up: sure with the last answer",
    "follow-up: a section of the last answer",
    "follow-up: about the last answer",
    "follow-up: everything was shown",
    "follow-up: said above",
    "follow-up or new question",
    "a section of an article shown before fits",
    "the rest of an article shown before",
    "corrected, same answer",
)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_words(rule: str) -> None:
    slug, _ = name_rule(rule)
    assert WORDS.has(f"desk-rule-{slug}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_further_searches_are_named_with_what_they_found(language: str) -> None:
    found = [{"article": "a/b", "title": "Title", "probability": 0.5, "matched": "words"}]
    why: dict[str, object] = {
        "context": {"asked": "delivery and on Sunday?", "candidates": found},
        "parts": [{"text": "one?", "candidates": found}, {"text": "two?", "candidates": []}],
        "picked": "Title",
    }
    lines = list_searches(lambda key, /, **values: WORDS.say(language, f"desk-{key}", **values), why)
    assert [len(weighed) for _, weighed in lines] == [1, 1, 0, 0]
    assert [word in line for (line, _), word in zip(lines, ("Sunday", "one?", "two?", "Title"), strict=True)] == [
        True
    ] * 4


@pytest.mark.parametrize("why", [{}, {"context": None, "parts": "?"}, {"context": [], "parts": [1]}])
def test_what_is_not_on_record_is_left_out(why: dict[str, object]) -> None:
    assert list_searches(str, why) == []
