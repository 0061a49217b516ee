"""Text typed with the wrong keyboard layout: "ghbdtn" is "привет", "щквук" is "order"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.language.text.lemmas import is_word

_LATIN: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>"
_RU: Final = "ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ"
_UK: Final = "'йцукенгшщзхїфівапролджєячсмитьбю'ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ"
_TO: Final = {"ru": str.maketrans(_LATIN, _RU), "uk": str.maketrans(_LATIN, _UK)}
_FROM: Final = {
    ord(there): here for here, there in (*zip(_LATIN, _UK, strict=True), *zip(_LATIN, _RU, strict=True)) if there != "'"
}
_LATIN_WORD = re.compile(r"[A-Za-z`\[\];',.~{}:\"<>]+[?!]*")
_CYRILLIC_WORD = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]+(?:'[А-Яа-яЁёІіЇїЄєҐґ]+)*")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_NOT_LATIN = re.compile(r"[^a-z]")
_ADDRESS = re.compile(r"https?://|www\.|@")
_END = re.compile(r"(?<![.,!?;:\s])[.,!?;:\s]+$")  # from the beginning of the signs: else quadratic
_SURE: Final = 0.6


@lru_cache(maxsize=2048)
def repair_layout(text: str) -> str | None:
    """The text as it was meant, or None if it was typed with the right layout."""
    if _ADDRESS.search(text):
        return None
    if _CYRILLIC_WORD.search(text):
        return _to_english(text)
    sure, repaired = max((_to_cyrillic(text, language) for language in ("ru", "uk")), key=lambda pair: pair[0])
    return repaired if sure >= _SURE else None


def _to_cyrillic(text: str, language: str) -> tuple[float, str]:
    """(share of the letters in words that exist only after the repair, the repaired text)."""
    words = [word for word in text.split() if _LATIN_LETTER.search(word) and _LATIN_WORD.fullmatch(word)]
    if not words:
        return 0.0, text
    end = _END.search(text)
    stop = end.start() if end else len(text)
    repaired = text[:stop].translate(_TO[language]) + text[stop:]
    good = sum(len(word) for word in words if _better(word, language))
    return good / sum(map(len, words)), repaired


def _better(word: str, language: str) -> bool:
    letters = _NOT_LATIN.sub("", word.lower())
    if is_word(letters, "en"):
        return False
    tries = (word, word.rstrip(".,!?;:"))
    meant = {"".join(_CYRILLIC_WORD.findall(one.translate(_TO[language]))) for one in tries}
    return any(is_word(one, language) and (len(one) > 3 or not set("aeiou") & set(letters)) for one in meant)


def _to_english(text: str) -> str | None:
    words = _CYRILLIC_WORD.findall(text)
    if _LATIN_LETTER.search(text) or not any(len(word) > 3 for word in words):
        return None
    good = sum(len(word) for word in words if _meant_english(word))
    return text.translate(_FROM) if good / sum(map(len, words)) >= _SURE else None


def _meant_english(word: str) -> bool:
    if is_word(word, "ru") or is_word(word, "uk"):
        return False
    letters = word.translate(_FROM).lower()
    return len(letters) > 1 and letters.isalpha() and is_word(letters, "en")
