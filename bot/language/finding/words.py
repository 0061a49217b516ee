"""Words as the search over all chats knows them: what is kept of a text, and what a query asks for.

A text is kept as it is written (lower case, without ё and apostrophes), which costs microseconds; the forms of a word
are made of the query. So an index never has to be made anew for a better dictionary; but whoever changes what
``index_words`` makes of a text adds a migration that fills the index again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from bot.core.queue import Term
from bot.language.text.english import OWN
from bot.language.text.lemmas import LONGEST_WORD, analyzer, lemma

APOSTROPHES: Final = "'’ʼ`´‘"
_WORD: Final = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")
_MIXED: Final = re.compile(r"[^\W\d_]+|\d+")
_CODE: Final = re.compile(r"\b([^\W\d_]{1,5})[-–/№#](\d{3,})\b")  # LF-220045
_PHONE: Final = re.compile(r"(?<![\w-])\+?\d(?:[\s().–-]{0,2}\d){8,14}(?![\w-])")
_FOLD: Final = str.maketrans("ёЁ", "ее", APOSTROPHES)
_LATIN: Final = re.compile(r"[a-z]+")
_CYRILLIC: Final = re.compile(r"[а-яіїєґ]+")
LEAST_PART: Final = 2  # letters or digits of a mixed word that stand for themselves
NATIONAL: Final = (10, 9)  # digits of a phone number without the country, with and without its zero
LEAST_PREFIX: Final = 2  # signs of a word that may go on
MOST_TERMS: Final = 8
MOST_PARSES: Final = 3
LONGEST_TEXT: Final = 20_000


def fold(text: str) -> str:
    """Lower case, composed, е for ё, without apostrophes."""
    return unicodedata.normalize("NFC", text).lower().translate(_FOLD)


def index_words(text: str) -> tuple[str, ...]:
    """The words by which a text is found, each once: as written, parts and wholes of codes, digits of phone numbers."""
    text = text[:LONGEST_TEXT]
    found = [word for written in _WORD.findall(text) for word in _spell(fold(written))]
    found += [fold(first + number) for first, number in _CODE.findall(text)]
    found += [number for phone in _PHONE.findall(text) for number in _spell_phone(phone)]
    return tuple(dict.fromkeys(word for word in found if len(word) <= LONGEST_WORD))


def read_query(query: str) -> tuple[Term, ...]:
    """What is wanted: each word in any form; what was typed last may be the beginning of a word."""
    text = query[:500]
    phones = [Term(forms=frozenset(_spell_phone(phone)[-1:])) for phone in _PHONE.findall(text)]
    words = [fold(word) for word in _WORD.findall(_PHONE.sub(" ", text))][: MOST_TERMS - len(phones)]
    if words[1:] and len(words[-1]) < LEAST_PREFIX and text[-1:].strip():
        words.pop()  # hardly begun
    unfinished = len(words) - 1 if words and text[-1:].strip() else -1
    terms = [_to_term(word, unfinished=number == unfinished) for number, word in enumerate(words)]
    return (*phones, *terms)


def find_marks(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Where in the text the terms stand, in order, without overlaps."""
    found = sorted({span for span in _spans(text, terms) if span[0] < span[1]})
    kept: list[tuple[int, int]] = []
    for begin, end in found:
        if kept and begin < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((begin, end))
    return tuple(kept)


def _spans(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    for match in _WORD.finditer(text):
        if any(term.takes(word) for word in _spell(fold(match.group())) for term in terms):
            yield match.span()
    for match in _CODE.finditer(text):
        if any(term.takes(fold(match[1] + match[2])) for term in terms):
            yield match.span()
    for match in _PHONE.finditer(text):
        if any(term.takes(number) for number in _spell_phone(match.group()) for term in terms):
            yield match.span()


def _spell(word: str) -> tuple[str, ...]:
    """A word, and the words and numbers in it: "lf220045" is found by "220045" and by "LF-220045"."""
    parts = _MIXED.findall(word)
    return (word, *(part for part in parts if len(part) >= LEAST_PART)) if parts[1:] else (word,)


def _spell_phone(phone: str) -> tuple[str, ...]:
    digits = "".join(sign for sign in phone if sign.isdigit())
    return tuple(dict.fromkeys((digits, *(digits[-length:] for length in NATIONAL))))


def _to_term(word: str, *, unfinished: bool) -> Term:
    prefix = word if unfinished and len(word) >= LEAST_PREFIX else ""
    return Term(forms=frozenset((word, *_forms(word))), prefix=prefix)


def _forms(word: str) -> Iterator[str]:
    if len(word) > LONGEST_WORD:
        return
    if _CYRILLIC.fullmatch(word):
        for language in ("ru", "uk"):
            for parse in analyzer(language).parse(word)[:MOST_PARSES]:
                yield from (fold(form.word) for form in parse.lexeme)
    elif _LATIN.fullmatch(word):
        yield from _english_forms(lemma(word, "en"))


def _english_forms(base: str) -> Iterator[str]:
    """Regular forms of a base, and the irregular ones of our own list; what no text has does no harm."""
    stem = base.removesuffix("e")
    yield from (base, f"{base}s", f"{base}es", f"{stem}ed", f"{stem}ing", f"{stem}er")
    yield from (f"{base}{base[-1:]}ed", f"{base}{base[-1:]}ing")
    if base.endswith("y"):
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied")
    yield from (form for form, known in OWN.items() if known == base)
