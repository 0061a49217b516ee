"""Which of the three languages a customer writes, also in a word or two, in Latin letters or the wrong layout."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.language.text.english import GRAMMAR
from bot.language.text.foreign import is_address, is_foreign, is_name
from bot.language.text.keyboard import repair_layout
from bot.language.text.lemmas import is_word
from bot.language.text.translit import is_readable, is_usual, translit_language, untransliterate

if TYPE_CHECKING:
    from lingua import LanguageDetector

__all__ = ["detect", "follow", "plain_form", "repair_layout", "untransliterate"]

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
    " срочно можно нужно опять жду есть нету ничего сегодня мне работает неа"
)
_SURZHYK: Final = _words(
    "заказ заказала заказав скидка деньги скачать нада надо када шо шось конешно получити получила оплатити тока"
    " адреси приложуха приложуху можна заказати оформити"
)
_NEUTRAL_LATIN: Final = _words(
    "ok okay visa mastercard apple google pay paypal iphone ios android samsung viber telegram whatsapp"
    " instagram sms gps pin code qr email mail app store play welcome vip online lol omg wifi pdf id btc crypto"
    " faq chat bot test operator promo vat invoice cashback bonus gift card express premium sale delivery update login"
    " password link web site online wi fi visa master black friday nova poshta ukrposhta meest rozetka monobank"
    " privatbank kyivstar lifecell vodafone glovo bolt uklon uber olx"
)
_ENOUGH: Final = 1.5  # of leaning: a clear word, or two that only one dictionary has
_SENTENCE: Final = 3  # words that make one, whatever each says by itself
_SOUND: Final = 2  # letters of what may be a mere sound ("хм"), whichever dictionary has it


def detect(text: str, *, fallback: str) -> str:
    """Give "ru", "uk" or "en" for somebody of whom only a profile is known; that is ``fallback``.

    It counts where the text does not tell: without words, in a name, an address or a language we do not read.
    """
    words = _spoken(text)
    if not words or _says_nothing(text, words) or is_foreign(text):
        return fallback
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    latin = [word for word in words if _LATIN.search(word)]
    if cyrillic and _size(cyrillic) * 2 >= _size(latin):
        repaired = repair_layout(" ".join(words)) if not latin else None
        return "en" if repaired else _cyrillic(cyrillic, fallback)
    return _latin(text, latin, fallback) if latin else fallback


def follow(text: str, *, known: str) -> str:
    """The language to go on in with somebody who has written in ``known``.

    A sentence changes it, or a word that only one language has; a name, a street, a number, a word that several
    languages share or that stands alone does not.
    """
    found = detect(text, fallback=known)
    return found if found != known and _tells(text, known, found) else known


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


def _spoken(text: str) -> list[str]:
    return _WORD.findall(_NOISE.sub(" ", text).lower())


def _says_nothing(text: str, words: list[str]) -> bool:
    """Whether there are only names in it or an address, which say nothing of who writes them."""
    if any(word in _ONLY_UK or word in _ONLY_RU or word in GRAMMAR or is_usual(word) for word in words):
        return False
    return is_address(text) or all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    if _CYRILLIC.search(word):
        return is_name(word)
    return not is_word(word, "en") and is_name(untransliterate(word, language="uk"))


def _tells(text: str, known: str, found: str) -> bool:
    """Whether the text is enough to go on in ``found`` and no longer in ``known``."""
    words = _spoken(repair_layout(text) or text)
    cyrillic = [word for word in words if _CYRILLIC.search(word)]
    if not cyrillic:
        return _is_english(words) if found == "en" else _is_transliterated(words, known, found)
    return found != "en" and _leans(cyrillic, known, found)


def _leans(words: list[str], known: str, found: str) -> bool:
    told = [word for word in words if not is_name(word)]
    if len(words) == 1:
        return words[0] in (_ONLY_UK if found == "uk" else _ONLY_RU)
    if known == "en" and len(told) >= _SENTENCE:
        return True
    leaning = sum(map(_leaning, told)) * (1 if found == "uk" else -1)
    return leaning >= (1 if len(told) > _SENTENCE else _ENOUGH)


def _is_english(words: list[str]) -> bool:
    """Whether it is a sentence or a small word, not just a thing with an English name."""
    grammar = sum(word.partition("'")[0] in GRAMMAR for word in words)
    said = [word for word in words if word not in _NEUTRAL_LATIN]
    return grammar == len(words) or (grammar > 0 and len(said) > 1) or len(said) > _SENTENCE


def _is_transliterated(words: list[str], known: str, found: str) -> bool:
    other = "uk" if found == "ru" else "ru"
    usual = any(is_usual(word, found) and (known == "en" or not is_usual(word, other)) for word in words)
    return usual or (known == "en" and len(words) >= _SENTENCE and all(is_readable(word, found) for word in words))


def _latin(text: str, words: list[str], fallback: str) -> str:
    repaired = repair_layout(text)
    if repaired is not None:
        return _cyrillic(_WORD.findall(repaired.lower()), fallback)
    told = [word for word in words if word not in _NEUTRAL_LATIN]
    if fallback == "en" and _are_proper(text, told):
        return fallback
    return translit_language(" ".join(told)) or ("en" if told and _size(told) > 1 else fallback)


def _are_proper(text: str, words: list[str]) -> bool:
    """Whether all look like names of places or brands: they have capitals, and nobody greets or asks with them."""
    written = [word for word in _WORD.findall(_NOISE.sub(" ", text)) if word.lower() in words]
    return all(word[0].isupper() for word in written) and not any(map(is_usual, words))


def _cyrillic(words: list[str], fallback: str) -> str:
    """Letters first, then words, then dictionaries, then the statistical model; Ukrainian wins what is undecided."""
    balance = sum(_leaning(word) for word in words)
    if any(_UKRAINIAN.search(word) for word in words):
        return "ru" if balance <= -3 else "uk"
    if balance:
        return "uk" if balance > 0 else "ru"
    shared = all(is_word(word, "uk") and is_word(word, "ru") for word in words)
    if fallback != "en" and (shared or len(words) < _SENTENCE):
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
    if ukrainian == russian or len(plain) <= _SOUND:
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
