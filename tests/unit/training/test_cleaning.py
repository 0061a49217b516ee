"""What is kept of a program's strings."""

from __future__ import annotations

import pytest

from training.encoder.cleaning import clean, cleaned, is_english, is_translation
from training.encoder.leaks import Leaks
from training.encoder.rows import Row

NOTHING = Leaks([])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("&Open File…", "Open File..."),
        ("_Save as", "Save as"),
        ("Copied <b>%d</b> files to %s", "Copied files to"),
        ("See https://example.org/x for more", "See for more"),
        ("Hello, {name}!", "Hello,!"),
        ("Fish &amp; chips", "Fish & chips"),
        ("%(count)d", ""),
    ],
)
def test_only_what_is_read_aloud_is_left(text: str, left: str) -> None:
    assert clean(text) == left


@pytest.mark.parametrize("text", ["Where is my order?", "Cancel", "don't ask again"])
def test_english_is_kept(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("text", ["", "a b", "org.kde.foo", "setValue", "Привет all", "12:30 / 45", "word " * 65])
def test_what_is_no_english_is_dropped(text: str) -> None:
    assert not is_english(text)


def test_a_translation_has_the_letters_of_its_language() -> None:
    assert is_translation("Где мой заказ?", "Where is my order?", "ru")
    assert is_translation("Де моє замовлення?", "Where is my order?", "uk")
    assert not is_translation("Де моє замовлення?", "Where is my order?", "ru")
    assert not is_translation("Выход", "Leave", "uk")
    assert not is_translation("Where is my order?", "Where is my order?", "ru")


def test_a_translation_is_about_as_long() -> None:
    assert not is_translation("Да", "Yes, I would like to have it delivered tomorrow", "ru")


def test_the_most_frequent_translations_come_first() -> None:
    said = ["Файл", "Документ", "Файл"]
    rows = [Row(source="a", kind="mo", en="File", ru=text) for text in said]
    assert [row.ru for row in cleaned(rows, NOTHING)] == ["Файл", "Документ"]


def test_rows_without_a_translation_are_dropped() -> None:
    assert list(cleaned([Row(source="a", kind="mo", en="File", ru="File")], NOTHING)) == []


def test_evaluation_strings_are_dropped_in_every_language() -> None:
    leaks = Leaks(["Where is my order?", "Где мой заказ"])
    rows = [
        Row(source="a", kind="mo", en="where is my ORDER", ru="Где заказ?"),
        Row(source="a", kind="mo", en="Find my order", ru="Где мой заказ?", uk="Знайти замовлення"),
    ]
    assert list(cleaned(rows, leaks)) == [Row(source="a", kind="mo", en="Find my order", uk="Знайти замовлення")]


def test_seven_shared_words_are_a_leak_and_six_are_not() -> None:
    leaks = Leaks(["you can return the goods within two weeks"])
    assert leaks("As said, you can return the goods within two days")
    assert not leaks("As said, you can return the goods within days")
