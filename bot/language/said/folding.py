"""A customer's text without what only looks like its letters: foreign letters inside words, invisible signs.

Done once, where the messages of a turn become one text; all that reads it afterwards sees plain letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.language.text.lemmas import is_word

_CYRILLIC_TWINS: Final = "аеорсухіјѕАВЕІЈКМНОРСТУХЅ"
_LATIN_TWINS: Final = "aeopcyxijsABEIJKMHOPCTYXS"
_TO_CYRILLIC: Final = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN: Final = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_GREEK: Final = str.maketrans("οαρΟΑΡΝΙΚΤΕΒΗΜΧ", "oapOAPNIKTEBHMX")
_RUN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_ENDING: Final = re.compile("(?<![A-Za-z])[A-Za-z]{2,}['’-]?[\u0400-\u04ff]{1,3}")
_DRAWN: Final = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")  # fullwidth, bold and other drawn letters
_STRESS: Final = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")
_ALONE: Final = frozenset("acoyi")  # words of one letter that Russian or Ukrainian has


def fold(text: str) -> str:
    """The text in the letters and without the invisible signs: what a person sees, and nothing else."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf")
    plain = _STRESS.sub("", _DRAWN.sub(lambda match: unicodedata.normalize("NFKC", match.group()), seen))
    mixed = _RUN.sub(lambda match: _unmixed(match.group()), plain)
    return _RUN.sub(lambda match: _alone(match.group()), mixed) if _is_mostly_cyrillic(mixed) else mixed


def _unmixed(word: str) -> str:
    """The word in one script, where letters of the other one can only be twins."""
    word = word if word.isascii() else _greek(word)
    latin, cyrillic = set(_LATIN.findall(word)), set(_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    russian = word.translate(_TO_CYRILLIC) if latin <= set(_LATIN_TWINS) else ""
    english = word.translate(_TO_LATIN) if cyrillic <= set(_CYRILLIC_TWINS) else ""
    if russian and english:
        return russian if _is_cyrillic_word(russian) or not is_word(english, "en") else english
    return russian or (word if _ENDING.fullmatch(word) else english) or word


def _greek(word: str) -> str:
    """With letters of the alphabet around them for single Greek ones."""
    swapped = word.translate(_GREEK)
    return swapped if _LATIN.search(word) or _CYRILLIC.search(word) else word


def _is_cyrillic_word(word: str) -> bool:
    return is_word(word, "ru") or is_word(word, "uk")


def _alone(word: str) -> str:
    return word.translate(_TO_CYRILLIC) if word in _ALONE else word


def _is_mostly_cyrillic(text: str) -> bool:
    return len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
