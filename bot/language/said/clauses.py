"""A text cut into clauses, with what matters of the words around each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.language.said import acts

_SENTENCE: Final = re.compile(r"(?:(?<=\w{4})\.|[!?;…])(?=\s)|\n")  # "ul. Lesnaya 4" goes on
_CLAUSE: Final = re.compile(r"[,:](?=\s)|\s[-–—](?=\s)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_ONE_FORM: Final = str.maketrans({"’": "'", "ʼ": "'", "ё": "е"})
_NUMBER: Final = re.compile(r"\d{3}")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A part of a sentence: its words, those of the sentence before it, whether the sentence ends in "?".

    Of the whole text: whether it is polite, has a number, and says more than this one clause, but asks nothing.
    """

    text: str
    said: tuple[str, ...]
    before: tuple[str, ...]
    asked: bool
    polite: bool
    numbered: bool
    owned: bool
    explained: bool


def cut_clauses(text: str, *, polite: bool = False) -> Iterator[Clause]:
    """The clauses of all sentences in order; ``polite`` is what is known of the whole text."""
    numbered = _NUMBER.search(text) is not None
    explained = "?" not in text and len(_CLAUSE.split(text)) > 1
    for sentence, asked in _sentences(text):
        before: tuple[str, ...] = ()
        for part in _CLAUSE.split(sentence):
            said = list_words(part)
            owned = not acts.OWN.isdisjoint(said)
            yield Clause(
                text=part,
                said=said,
                before=before,
                asked=asked,
                polite=polite,
                numbered=numbered,
                owned=owned,
                explained=explained,
            )
            before += said


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for end in _SENTENCE.finditer(text):
        yield text[start : end.start()], end.group() == "?"
        start = end.end()
    rest = text[start:].rstrip()
    if rest:
        yield rest.rstrip("?"), rest.endswith("?")


def list_words(text: str) -> tuple[str, ...]:
    """The words in lower case, with one kind of apostrophe."""
    return tuple(word.lower().translate(_ONE_FORM) for word in _WORD.findall(text))
