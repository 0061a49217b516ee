"""Where two texts differ."""

from __future__ import annotations

from bot.desk.insights.word_marks import mark_values, mark_words


def test_only_words_that_differ_are_marked() -> None:
    pieces = mark_words("It costs 250 UAH today.", "It costs 300 UAH today.")
    assert pieces == (("It costs", False), (" 250", True), (" UAH today.", False))


def test_equal_texts_have_no_marks_and_the_text_stays_whole() -> None:
    assert mark_words("a  b\nc", "a b c") == (("a  b\nc", False),)
    assert mark_words("", "a") == ()


def test_values_of_a_text_in_another_language_are_marked() -> None:
    assert mark_values("It costs 15 UAH, not 150.", ["15 UAH"]) == (
        ("It costs ", False),
        ("15 UAH", True),
        (", not 150.", False),
    )
    assert mark_values("No numbers.", []) == (("No numbers.", False),)
