"""Which language a customer writes."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.text.detect import detect, follow, plain_form, repair_layout, untransliterate


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("где мой заказ", "ru"),
        ("подскажите сколько стоит", "ru"),
        ("спасибо", "ru"),
        ("скільки коштує доставка", "uk"),
        ("де замовлення", "uk"),
        ("дякую", "uk"),
        ("коли працюєте?", "uk"),
        ("how much is it", "en"),
        ("hi", "en"),
        ("where is my букет please", "en"),
    ],
)
def test_a_short_text_is_told_by_its_letters_and_words(text: str, language: str) -> None:
    assert detect(text, fallback="ru" if language == "en" else "en") == language


@pytest.mark.parametrize(
    "text", ["де мій заказ", "шо з моїм заказом", "хочу скачать вашу приложуху, де її взять", "є чек?"]
)
def test_surzhyk_with_ukrainian_letters_is_never_called_russian(text: str) -> None:
    assert detect(text, fallback="ru") == "uk"


@pytest.mark.parametrize(("text", "language"), [("gde zakaz", "ru"), ("de moye zamovlennya", "uk"), ("privet", "ru")])
def test_transliteration_is_recognised(text: str, language: str) -> None:
    assert detect(text, fallback="en") == language


@pytest.mark.parametrize("text", ["hola, ¿hablas español?", "Gdzie jest moje zamówienie?"])
def test_another_language_in_latin_letters_is_no_transliteration(text: str) -> None:
    assert {detect(text, fallback=language) for language in ("ru", "uk", "en")} == {"ru", "uk", "en"}
    assert plain_form(text) is None


@pytest.mark.parametrize(
    "text", ["", "!!!", "🙏🙏", "LF-204518", "+380 67 123 45 67", "https://lumiflor.example", "ok"]
)
def test_a_text_that_does_not_tell_keeps_the_language_spoken_before(text: str) -> None:
    assert {detect(text, fallback=language) for language in ("ru", "uk", "en")} == {"ru", "uk", "en"}


def test_a_word_of_both_languages_keeps_the_one_spoken_before() -> None:
    assert detect("оператор", fallback="ru") == "ru"
    assert detect("оператор", fallback="uk") == "uk"


def test_the_wrong_layout_is_undone() -> None:
    assert repair_layout("ghbdtn") == "привет"
    assert repair_layout("crjkmrj cnjbn ljcnfdrf") == "сколько стоит доставка"
    assert repair_layout("щквук") == "order"
    assert detect("ghbdtn", fallback="en") == "ru"


@pytest.mark.parametrize("text", ["hello there", "привет", "where is my order", "a@b.ua", "lumiflor", "заказ", "дякую"])
def test_the_right_layout_is_left_alone(text: str) -> None:
    assert repair_layout(text) is None


def test_latin_letters_become_cyrillic_words_that_exist() -> None:
    assert untransliterate("skolko stoit dostavka") == "сколько стоит доставка"
    assert untransliterate("de moye zamovlennya") == "де моє замовлення"
    assert untransliterate("where is my order") == "where is my order"


def test_plain_form_is_only_there_where_something_was_undone() -> None:
    assert plain_form("gde zakaz") == "где заказ"
    assert plain_form("rfr jnvtybnm pfrfp") == "как отменить заказ"
    assert plain_form("где заказ") is None
    assert plain_form("where is my order") is None


@settings(deadline=None, max_examples=60)
@example("\U00017180", "ru")  # a letter for which Unicode has no name
@example("Дом\U00017180", "uk")
@given(st.text(max_size=60), st.sampled_from(["ru", "uk", "en"]))
def test_any_text_gives_one_of_the_three_languages(text: str, fallback: str) -> None:
    assert detect(text, fallback=fallback) in {"ru", "uk", "en"}


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="абвгдежзиклмнопрстухцшщьюя іїєґ", max_size=40), st.sampled_from("іїєґ"))
def test_a_word_with_a_ukrainian_letter_and_nothing_russian_is_ukrainian(text: str, letter: str) -> None:
    assert detect(f"{letter * 2} з{letter}", fallback="ru") == "uk"
    assert detect(text, fallback="ru") in {"ru", "uk", "en"}


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ("en", "Khreshchatyk 22"),
        ("en", "Nova Poshta"),
        ("en", "I need a VAT invoice"),
        ("en", "завтра"),
        ("uk", "завтра"),
        ("uk", "хм"),
        ("uk", "улица Крещатик 22"),
        ("uk", "Светлана Петровна"),
        ("ru", "вул. Січових Стрільців, 10"),
        ("ru", "Соломія"),
        ("ru", "promo code?"),
        ("uk", "gdzie jest moja paczka"),
    ],
)
def test_a_name_a_street_or_a_shared_word_changes_no_language(known: str, text: str) -> None:
    assert follow(text, known=known) == known


@pytest.mark.parametrize(
    ("profile", "text", "language"),
    [
        ("en", "Nova Poshta", "en"),
        ("en", "nova poshta?", "en"),
        ("en", "Troieshchyna", "en"),
        ("en", "Bila Tserkva", "en"),
        ("uk", "хм", "uk"),
        ("ru", "хм", "ru"),
        ("uk", "мм", "uk"),
        ("en", "Dobryi den", "uk"),
        ("en", "dostavka?", "ru"),
        ("en", "de moe zamovlennya", "uk"),
        ("uk", "возврат", "ru"),
        ("en", "доставка", "ru"),
    ],
)
def test_first_words_that_name_a_place_or_are_a_mere_sound_leave_the_profile_in_force(
    profile: str, text: str, language: str
) -> None:
    assert detect(text, fallback=profile) == language


@pytest.mark.parametrize(
    ("known", "text", "language"),
    [
        ("uk", "сколько стоит букет из роз?", "ru"),
        ("ru", "скільки коштує букет троянд?", "uk"),
        ("uk", "do you work on sunday", "en"),
        ("ru", "where?", "en"),
        ("en", "где?", "ru"),
        ("en", "чи є у вас троянди", "uk"),
        ("en", "gde moj zakaz", "ru"),
        ("en", "crjkmrj cnjbn ljcnfdrf", "ru"),
    ],
)
def test_a_sentence_or_a_word_of_one_language_alone_does(known: str, text: str, language: str) -> None:
    assert follow(text, known=known) == language
