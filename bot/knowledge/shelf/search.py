"""Finding articles by words: in any form, with a slip of the finger, in all languages, in titles, phrasings and texts.

Everything is in memory: making the index reads each text once, asking it takes milliseconds, and no model is needed.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.queue import Term
from bot.knowledge.articles.articles import Article, Library
from bot.language.finding.words import find_marks, fold, index_words, read_query
from bot.language.text.keyboard import repair_layout
from bot.language.text.stop_words import STOP_WORDS
from bot.markup.text import to_plain

TITLE, PHRASING, TEXT = 4, 2, 1  # what a word is worth where it stands
MOST_FORMS: Final = 300  # words that a beginning may stand for
MOST_NEAR: Final = 8  # words that a slip may stand for
LEAST_TYPO: Final = 4  # letters from which on a word may have a slip, and from which on it may have two
TWO_TYPOS: Final = 8
AROUND: Final = 50  # signs before the first word that is marked
LONGEST: Final = 180
_STOP: Final = frozenset().union(*STOP_WORDS.values())


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of an excerpt; ``marked`` is what was looked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An article that has the words: in which languages, and how well."""

    key: str
    languages: tuple[str, ...]
    score: float


@dataclass(frozen=True, kw_only=True)
class Hits:
    """What was found, the best first; ``terms`` are the words as they were understood."""

    terms: tuple[Term, ...] = ()
    found: tuple[Hit, ...] = ()


class ShelfIndex:
    """The words of all articles of a library."""

    def __init__(self, library: Library) -> None:
        self._articles = library.articles
        self._where: dict[str, dict[int, int]] = defaultdict(dict)
        for number, article in enumerate(self._articles):
            for worth, words in _words_of(article):
                for word in words:
                    self._where[word].setdefault(number, worth)
        self._words = sorted(self._where)

    def find(self, wanted: str) -> Hits:
        """Articles with all the words; where none has all, those with most of them."""
        hits = self._find(wanted)
        repaired = None if hits.found else repair_layout(wanted)
        return self._find(repaired) if repaired else hits

    def _find(self, wanted: str) -> Hits:
        typed = frozenset(fold(word) for word in wanted.split())
        terms = tuple(self._understand(term, typed) for term in read_query(_without_stop_words(wanted)))
        held = [self._weigh(term) for term in terms]
        scores: dict[int, float] = defaultdict(float)
        counts: dict[int, int] = defaultdict(int)
        for holders in held:
            rarity = math.log(1 + len(self._articles) / (len(holders) + 0.5))
            for number, worth in holders.items():
                scores[number] += worth * rarity
                counts[number] += 1
        most = max(counts.values(), default=0)
        if most * 2 < len(terms):
            return Hits(terms=terms)
        return Hits(terms=terms, found=self._gather({n: scores[n] for n, count in counts.items() if count == most}))

    def _gather(self, scores: Mapping[int, float]) -> tuple[Hit, ...]:
        """By article: its best version counts."""
        found: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for number, score in scores.items():
            article = self._articles[number]
            found[article.key].append((score, article.language))
        hits = (
            Hit(key=key, languages=tuple(code for _, code in sorted(of, reverse=True)), score=max(of)[0])
            for key, of in found.items()
        )
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.key)))

    def _understand(self, term: Term, typed: frozenset[str]) -> Term:
        """The term with the words that are nearly what was typed, in their forms, when no article has it."""
        if self._forms_in(term):
            return term
        near = [found for word in term.forms & typed for found in self._near(word)]
        forms = (form for word in near for one in read_query(word) for form in one.forms)
        return replace(term, forms=term.forms.union(forms))

    def _near(self, word: str) -> list[str]:
        """The nearest words there are, with a slip or two."""
        if len(word) < LEAST_TYPO or word.isdecimal():
            return []
        slips = 1 if len(word) < TWO_TYPOS else 2
        best = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=MOST_NEAR)
        least = min((distance for _, distance, _ in best), default=0)
        return [found for found, distance, _ in best if distance == least]

    def _weigh(self, term: Term) -> dict[int, int]:
        held: dict[int, int] = {}
        for word in self._forms_in(term):
            for number, worth in self._where[word].items():
                held[number] = max(worth, held.get(number, 0))
        return held

    def _forms_in(self, term: Term) -> list[str]:
        found = [word for word in term.forms if word in self._where]
        return [*found, *self._begun(term.prefix)] if term.prefix else found

    def _begun(self, prefix: str) -> Iterator[str]:
        start = bisect_left(self._words, prefix)
        for word in self._words[start : start + MOST_FORMS]:
            if not word.startswith(prefix):
                return
            yield word


def mark(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """A line with the words marked, all of it."""
    return tuple(_pieces(text, find_marks(text, terms), 0, len(text)))


def excerpt(article: Article, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """Where the words stand besides the title: the phrasing or line of the text with most of them; () for nowhere."""
    lines = (*article.questions, *article.golden, *_lines_of(article))
    ranked = [(len(marks), line, marks) for line in lines if (marks := find_marks(line, terms))]
    if not ranked:
        return ()
    _, line, marks = max(ranked, key=lambda one: one[0])
    begin = max(0, marks[0][0] - AROUND)
    begin = line.find(" ", begin) + 1 if begin else 0
    end = min(len(line), begin + LONGEST)
    found = list(_pieces(line, marks, begin, end))
    lead = [Piece(text="…")] if begin else []
    return (*lead, *found, *([Piece(text="…")] if end < len(line) else []))


def _pieces(text: str, marks: Iterable[tuple[int, int]], begin: int, end: int) -> Iterator[Piece]:
    at = begin
    for first, last in marks:
        if first >= end:
            break
        if first > at:
            yield Piece(text=text[at:first])
        yield Piece(text=text[max(first, at) : last], marked=True)
        at = last
    if at < end:
        yield Piece(text=text[at:end])


def _without_stop_words(wanted: str) -> str:
    words = wanted.split()
    kept = [word for word in words[:-1] if fold(word) not in _STOP] + words[-1:]
    if len(kept) > 1 and fold(kept[-1]) in _STOP:
        kept.pop()
    return " ".join(kept) + ("" if not wanted[-1:].isspace() else " ")


@lru_cache(maxsize=40_000)
def _words_of(article: Article) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """What is worth most first."""
    title = index_words(f"{article.title} {article.key.replace('/', ' ').replace('-', ' ')} {article.key}")
    phrasings = index_words("\n".join((*article.questions, *article.golden, *article.tags)))
    return (TITLE, title), (PHRASING, phrasings), (TEXT, index_words(article.body))


@lru_cache(maxsize=500)
def _lines_of(article: Article) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in to_plain(article.body).splitlines() if line.strip())
