"""Which of the three languages a customer writes, also in a word or two, in Latin letters or the wrong layout."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.language.text.keyboard import repair_layout
from bot.language.text.lemmas import is_word
from bot.language.text.translit import translit_language, untransliterate

if TYPE_CHECKING:
    from lingua import LanguageDetector

__all__ = ["detect", "plain_form", "repair_layout", "untransliterate"]

_NOISE = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+|\b[A-Za-z]{1,3}-?\d+\b|[#@/]\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_LATIN = re.compile(r"[a-zà-ɏ]")
_CYRILLIC = re.compile(r"[а-яёіїєґў]", re.I)
_UKRAINIAN = re.compile(r"[іїєґ]|[бвпмфгкхжчшрдтзсн]['’ʼ][яюєї]", re.I)
_RUSSIAN = re.compile(r"[ыэёъ]", re.I)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words both dictionaries have, or the wrong one has, though people write them in one language only.
_ONLY_UK: Final = _words(
    "де коли чому скільки як яка яке який що щоб хто вже ще або та дуже треба нема немає дякую будь ласка чи куди"
    " звідки мене тебе скажіть мабуть замовлення квитанція кошти гроші знижка вечора ранку агов навіщо досі мушу"
    " кажуть добридень зважайте вітаю минув"
)
_ONLY_RU: Final = _words(
    "где когда почему сколько как какая какое какой что чтобы кто уже еще или очень надо нет спасибо пожалуйста"
    " куда откуда меня тебя здравствуйте привет скажите хочется заказ деньги скидка доброе вечер утро зачем"
    " срочно можно нужно опять жду есть нету ничего сегодня завтра мне работает неа"
)
_SURZHYK: Final = _words(
    "заказ заказала заказав скидка деньги скачать нада надо када шо шось конешно получити получила оплатити тока"
    " адреси приложуха приложуху можна заказати оформити"
)
_NEUTRAL_LATIN: Final = _words(
    "ok okay visa mastercard apple google pay paypal iphone ios android samsung viber telegram whatsapp"
    " instagram sms gps pin code qr email mail app store play welcome vip online lol omg wifi pdf id btc crypto"
    " faq chat bot test operator"
)


def detect(text: str, *, fallback: str) -> str:
    """Give "ru", "uk" or "en"; ``fallback`` (what this customer wrote before) where the text does not tell."""
    words = _WORD.findall(_NOISE.sub(" ", text).lower())
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    latin = [word for word in words if _LATIN.search(word)]
    if cyrillic and _size(cyrillic) * 2 >= _size(latin):
        repaired = repair_layout(" ".join(words)) if not latin else None
        return "en" if repaired else _cyrillic(cyrillic, fallback)
    return _latin(text, latin, fallback) if latin else fallback


@lru_cache(maxsize=1 << 16)  # every example question, at each change
def plain_form(text: str) -> str | None:
    """The text in the letters it was meant in, or None if it already is: wrong layout and transliteration undone."""
    repaired = repair_layout(text)
    if repaired is not None:
        return repaired
    if _CYRILLIC.search(text) or translit_language(text) is None:
        return None
    return untransliterate(text)


def _size(words: list[str]) -> int:
    return sum(map(len, words))


def _latin(text: str, words: list[str], fallback: str) -> str:
    repaired = repair_layout(text)
    if repaired is not None:
        return _cyrillic(_WORD.findall(repaired.lower()), fallback)
    told = [word for word in words if word not in _NEUTRAL_LATIN]
    return translit_language(" ".join(told)) or ("en" if told and _size(told) > 1 else fallback)


def _cyrillic(words: list[str], fallback: str) -> str:
    """Letters first, then words, then dictionaries, then the statistical model; Ukrainian wins what is undecided."""
    balance = sum(_leaning(word) for word in words)
    if any(_UKRAINIAN.search(word) for word in words):
        return "ru" if balance <= -3 else "uk"
    if balance:
        return "uk" if balance > 0 else "ru"
    if all(is_word(word, "uk") and is_word(word, "ru") for word in words) and fallback != "en":
        return fallback
    return _model(" ".join(words)) or (fallback if fallback != "en" else "uk")


@lru_cache(maxsize=20_000)
def _leaning(word: str) -> float:
    """Above zero for Ukrainian, below for Russian."""
    if _UKRAINIAN.search(word):
        return 2.0
    if _RUSSIAN.search(word):
        return -2.0
    plain = word.replace("’", "'")
    if plain in _ONLY_UK:
        return 1.5
    if plain in _ONLY_RU:
        return -0.5 if plain in _SURZHYK else -1.5
    ukrainian, russian = is_word(plain, "uk"), is_word(plain, "ru")
    if ukrainian == russian:
        return 0.0
    return 1.0 if ukrainian else -0.5 if plain in _SURZHYK else -1.0


def _model(text: str) -> str | None:
    found = _lingua().detect_language_of(text)
    return found.iso_code_639_1.name.lower() if found else None


@lru_cache(maxsize=1)
def _lingua() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder

    languages = (Language.RUSSIAN, Language.UKRAINIAN)
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
