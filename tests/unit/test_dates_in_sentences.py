"""Dates and numbers stand in a sentence as its language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.words import Catalogue

WORDS = Catalogue()
DAY = date(2026, 3, 8)


@pytest.mark.parametrize(
    ("language", "written"), [("ru", "8 марта 2026"), ("uk", "8 березня 2026"), ("en", "March 8, 2026")]
)
def test_an_article_says_in_words_when_it_was_updated(language: str, written: str) -> None:
    assert written in WORDS.say(language, "source", title="x", date=DAY)


@pytest.mark.parametrize(
    ("language", "written"), [("ru", "8 марта с 09:00"), ("uk", "8 березня з 09:00"), ("en", "March 8 from 09:00")]
)
def test_the_day_people_are_back_is_a_day_with_a_month(language: str, written: str) -> None:
    assert written in WORDS.say(language, "wait-closed", opens="later", date=DAY, time="09:00")


@pytest.mark.parametrize(("language", "written"), [("ru", "1,5 МБ"), ("uk", "1,5 МБ"), ("en", "1.5 MB")])
def test_a_size_has_the_decimal_sign_of_the_language(language: str, written: str) -> None:
    assert WORDS.say(language, "desk-size-mb", size=1.5) == written
