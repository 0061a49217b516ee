"""Which strings are language, and what is left of them without placeholders, tags, accelerators and addresses."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

from training.encoder.rows import Row

Translated = Literal["ru", "uk"]
_PLACEHOLDER: Final = re.compile(
    r"%\d*\$?[-+0 #]*\d*(?:\.\d+)?l?[a-zA-Z@%]|%\([\w.]+\)[a-z]|%\d+|\$\{[^}]*\}|\{\{?[^{}]*\}?\}|%\{[^}]*\}|%[\w]+%"
    r"|\$\d|\$\w+|__\w+__|\\[nrt\"']|&[a-zA-Z]+;|\[\[|\]\]|'''?|\[/?[a-z]+\]|@\w+@|\\[a-zA-Z]+\{?"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`-][^\W\d_]+)*")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")
_ODD_SIGNS: Final = re.compile(r"[^\w\s.,;:!?'’\"«»()%/&+-]")
_IDENTIFIER: Final = re.compile(r"[_./:0-9]|[a-z][A-Z]")
_OTHER_LANGUAGE: Final[dict[Translated, re.Pattern[str]]] = {
    "ru": re.compile(r"[іїєґІЇЄҐ]"),
    "uk": re.compile(r"[ыэъёЫЭЪЁ]"),
}
_REMOVED: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"<[^<>]{1,300}>"), " "),
    (re.compile(r"\(&\w\)|\(_\w\)"), ""),
    (re.compile(r"&(?=\w)"), ""),
    (re.compile(r"@(?:title|label|info|action|item|option|status|note)\S*"), " "),
    (re.compile(r"https?://\S+|www\.\S+"), " "),
    (_PLACEHOLDER, " "),
)
_TIDIED: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"[|{}\[\]<>\\^*#=]+"), " "),
    (re.compile(r"\s+([,.;:!?)])"), r"\1"),
    (re.compile(r"\(\s*\)|\"\s*\"|«\s*»"), " "),
    (re.compile(r"\s+"), " "),
)
_MOST_WORDS_EN: Final = 64
_MOST_WORDS: Final = 70
_VARIANTS: Final = 2


def clean(text: str) -> str:
    """The text as a person would read it aloud; empty if nothing of that kind is left."""
    text = html.unescape(html.unescape(text))
    for pattern, instead in _REMOVED[:3]:
        text = pattern.sub(instead, text)
    text = _without_accelerators(text)
    for pattern, instead in _REMOVED[3:]:
        text = pattern.sub(instead, text)
    text = unicodedata.normalize("NFKC", text)
    for pattern, instead in _TIDIED:
        text = pattern.sub(instead, text)
    return text.strip(" -–—:;,•·\t")


def is_english(text: str) -> bool:
    """A word or sentence of English, not a format, a path or an identifier."""
    words, letters = _WORD.findall(text), len(_LATIN.findall(text))
    if not words or letters < 3 or _CYRILLIC.search(text) or len(words) > _MOST_WORDS_EN:
        return False
    if len(_ODD_SIGNS.findall(text)) > 3 or letters <= 0.7 * len(text.replace(" ", "")):
        return False
    return max(map(len, words)) >= 3 and (" " in text or not _IDENTIFIER.search(text))


def is_translation(text: str, english: str, lang: Translated) -> bool:
    """Cyrillic, without a letter of the other language, and neither much shorter nor much longer than the English."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if cyrillic < 2 or cyrillic < 0.6 * (cyrillic + latin) or len(_WORD.findall(text)) > _MOST_WORDS:
        return False
    return not _OTHER_LANGUAGE[lang].search(text) and 0.4 < (len(text) + 6) / (len(english) + 6) < 2.6


def key(text: str) -> str:
    """Two texts with one key say the same in the same words."""
    return " ".join(_WORD.findall(text.lower().replace("ё", "е")))


def cleaned(rows: Iterable[Row], leaks: Callable[[str], bool]) -> Iterator[Row]:
    """One or two rows for each English string: its most frequent translations, without what ``leaks``."""
    found: dict[str, _Translations] = defaultdict(_Translations)
    for row in rows:
        english = clean(row.en)
        if is_english(english) and not leaks(english):
            found[english.lower()].add(row, english)
    for translations in found.values():
        yield from translations.rows(leaks)


class _Translations:
    """What many programs made of one English string."""

    def __init__(self) -> None:
        self._first: Row | None = None
        self._counts: dict[Translated, Counter[str]] = {"ru": Counter(), "uk": Counter()}

    def add(self, row: Row, english: str) -> None:
        for lang, counts in self._counts.items():
            text = clean(row.text(lang))
            if is_translation(text, english, lang):
                counts[text] += 1
                self._first = self._first or Row(source=row.source, kind=row.kind, en=english)

    def rows(self, leaks: Callable[[str], bool]) -> Iterator[Row]:
        if self._first is None:
            return
        best = {
            lang: [text for text, _ in counts.most_common(_VARIANTS) if not leaks(text)]
            for lang, counts in self._counts.items()
        }
        for number in range(max(map(len, best.values()))):
            ru, uk = (texts[number] if number < len(texts) else "" for texts in best.values())
            yield Row(source=self._first.source, kind=self._first.kind, en=self._first.en, ru=ru, uk=uk)


def _without_accelerators(text: str) -> str:
    """The key of a menu entry is marked with one ``~`` or one ``_`` before its letter."""
    if text.count("~") == 1:
        text = text.replace("~", "")
    return re.sub(r"_(?=\w)", "", text) if text.count("_") == 1 else text
