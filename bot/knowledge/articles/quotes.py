"""Passages of articles found by their words, for who writes a reply: no model, so that the desk can do it by itself."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.blocks import Block, cut, cut_all, list_readings
from bot.language.text.lemmas import lemma
from bot.language.text.stop_words import STOP_WORDS
from bot.markup.text import to_plain

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
TITLE_WORTH: Final = 0.6  # of a word in the title or an example question, beside one in the passage itself
QUESTION_WORTH: Final = 3.0  # of what the customer asked, beside what the operator typed
ASKED_WORTH: Final = 1.5  # of a title or an example question that is worded like what the customer asked
FIRST_WORTH: Final = 0.05  # the short answer goes before the rest where nothing else tells them apart
JUDGED_WORTH: Final = 6.0  # of the engine's probability, which knows what words mean
OWN_WORTH: Final = 0.1  # what is in the customer's language needs no translation
MOST_OF_ARTICLE: Final = 2
MOST_FORMS: Final = 200  # words that a beginning may stand for
Scores = defaultdict[int, float]  # by the place of the passage


@dataclass(frozen=True, kw_only=True)
class Quote:
    """What can be put into a reply: ``text`` is plain, with the addresses of its links; ``markdown`` as it was written.
    ``review_by`` and ``verified_at`` are those of the article; ``variant``: for whom the passage is, "" for everybody.
    """

    key: str
    language: str
    title: str
    heading: str
    text: str
    review_by: date | None = None
    verified_at: date | None = None
    markdown: str = ""
    variant: str = ""


@dataclass(frozen=True, kw_only=True)
class _Passage:
    article: Article
    block: Block
    place: int
    variant: str = ""


class _Shelf:
    """The published passages of one language, by word."""

    def __init__(self, articles: Iterable[Article], language: str) -> None:
        self._language = language
        self._inside: dict[str, list[int]] = defaultdict(list)
        self._above: dict[str, list[int]] = defaultdict(list)
        self.passages: list[_Passage] = []
        self._examples: list[tuple[str, frozenset[str]]] = []
        self._asks: dict[str, list[int]] = defaultdict(list)
        for article in articles:
            self._add(article)
        self._words = sorted({*self._inside, *self._above})
        self._weights = {word: self._rarity([word]) for word in self._words}
        self._lengths = [sum(map(self._weigh, words)) for _, words in self._examples]

    def _add(self, article: Article) -> None:
        examples, inside = _words_of(article)
        above = frozenset().union(*examples)
        for words in examples:
            for word in words:
                self._asks[word].append(len(self._examples))
            self._examples.append((article.key, words))
        blocks = [(block, one.variant) for one in list_readings(article) for block in cut(one)]
        for place, ((block, variant), words) in enumerate(zip(blocks, inside, strict=True)):
            for word in words:
                self._inside[word].append(len(self.passages))
            for word in above:
                self._above[word].append(len(self.passages))
            self.passages.append(_Passage(article=article, block=block, place=place, variant=variant))

    def score(self, text: str, *, unfinished: bool = False) -> Scores:
        """How well each passage has the words, up to 1; the last of an ``unfinished`` text is a beginning."""
        words = list(dict.fromkeys(_lemmas(text, self._language)))
        last = next(iter(_WORD.findall(text.lower())[-1:]), "") if unfinished and text[-1:].isalnum() else ""
        found: Scores = defaultdict(float)
        total = 0.0
        for number, word in enumerate(words):
            forms = [word, *(self._begun(last) if last and number == len(words) - 1 else ())]
            weight = self._rarity(forms)
            total += weight
            for passage in self._holders(self._inside, forms):
                found[passage] += weight
            for passage in self._holders(self._above, forms):
                found[passage] += weight * TITLE_WORTH
        for passage in found:
            found[passage] /= total * (1 + TITLE_WORTH)
        return found

    def liken(self, question: str) -> dict[str, float]:
        """By article: how much its title, or the nearest of its example questions, is worded like this; up to 1."""
        words = frozenset(_lemmas(question, self._language))
        length = sum(map(self._weigh, words))
        shared: dict[int, float] = defaultdict(float)
        for word in words:
            for number in self._asks.get(word, ()):
                shared[number] += self._weigh(word)
        likeness: dict[str, float] = {}
        for number, weight in shared.items():
            key = self._examples[number][0]
            likeness[key] = max(likeness.get(key, 0.0), 2 * weight / (length + self._lengths[number]))
        return likeness

    def _weigh(self, word: str) -> float:
        return self._weights.get(word, 1.0)

    def _holders(self, index: Mapping[str, list[int]], forms: Sequence[str]) -> set[int]:
        return {passage for form in forms for passage in index.get(form, ())}

    def _begun(self, beginning: str) -> Iterator[str]:
        start = bisect_left(self._words, beginning)
        for word in self._words[start : start + MOST_FORMS]:
            if not word.startswith(beginning):
                return
            yield word

    def _rarity(self, forms: Sequence[str]) -> float:
        holders = len(self._holders(self._inside, forms) | self._holders(self._above, forms))
        return math.log(1 + (len(self.passages) + 1) / (holders + 0.5))


class Quotes:
    """All published passages of a library. Making it reads every article once; asking it takes milliseconds."""

    def __init__(self, library: Library) -> None:
        self._by_key = library.by_key
        self._shelves = {
            code: _Shelf((one for one in library.articles if one.published and one.language == code), code)
            for code in LANGUAGES
        }

    def find(
        self, wanted: str, *, question: str, language: str, limit: int, judged: Mapping[str, float] | None = None
    ) -> tuple[Quote, ...]:
        """Passages with the words ``wanted``, those that fit ``question`` first; without words what fits it alone.

        All in ``language`` where the article exists in it, whatever language the words are in. ``judged``: what the
        engine says of the question, a probability by key of the article.
        """
        scores = self._score(wanted, question, language)
        for place, score in self._judge(judged or {}, language, found=scores, alone=not wanted.strip()).items():
            scores[place] = scores.get(place, 0.0) + score
        found: dict[tuple[str, int], Quote] = {}
        taken: Counter[str] = Counter()
        for code, at in sorted(scores, key=lambda one: (-scores[one], one)):
            passage = self._in_language(self._shelves[code].passages[at], language)
            name = (passage.article.key, passage.place)
            if name not in found and taken[passage.article.key] < MOST_OF_ARTICLE:
                taken[passage.article.key] += 1
                found[name] = _to_quote(passage)
            if len(found) == limit:
                break
        return tuple(found.values())

    def _score(self, wanted: str, question: str, language: str) -> dict[tuple[str, int], float]:
        scores: dict[tuple[str, int], float] = {}
        for code, shelf in self._shelves.items():
            asked = shelf.score(question) if question.strip() else Scores(float)
            typed = shelf.score(wanted, unfinished=True) if wanted.strip() else asked
            alike = shelf.liken(question) if question.strip() else {}
            for at, score in typed.items():
                passage = shelf.passages[at]
                like = ASKED_WORTH * alike.get(passage.article.key, 0.0)
                tie = FIRST_WORTH * (passage.place == 0) + OWN_WORTH * (code == language)
                scores[code, at] = score + QUESTION_WORTH * asked[at] + like + tie
        return scores

    def _judge(
        self, judged: Mapping[str, float], language: str, *, found: Mapping[tuple[str, int], float], alone: bool
    ) -> dict[tuple[str, int], float]:
        """What the engine's word is worth for each passage; with words only for those that have them."""
        shelf = self._shelves[language]
        return {
            (language, at): JUDGED_WORTH * judged[passage.article.key]
            for at, passage in enumerate(shelf.passages)
            if passage.article.key in judged and ((language, at) in found or (alone and passage.place == 0))
        }

    def _in_language(self, passage: _Passage, language: str) -> _Passage:
        """The same article in the customer's language: its short answer, for passages have no translations."""
        other = self._by_key.get(passage.article.key, {}).get(language)
        if passage.article.language == language or other is None or not other.published:
            return passage
        return _Passage(article=other, block=cut(other)[0], place=0)


def _to_quote(passage: _Passage) -> Quote:
    article, block = passage.article, passage.block
    text = to_plain(block.text).strip()
    return Quote(
        key=article.key,
        language=article.language,
        title=article.title,
        heading=block.heading,
        text=text,
        review_by=article.review_by,
        verified_at=article.verified_at,
        markdown=block.text,
        variant=passage.variant,
    )


@lru_cache(maxsize=20_000)
def _words_of(article: Article) -> tuple[tuple[frozenset[str], ...], tuple[frozenset[str], ...]]:
    """The words of the title, tags and each example question, and those of each passage."""
    language = article.language
    examples = (article.title, *article.questions, *article.tags)
    inside = (f"{block.heading} {to_plain(block.text)}" for block in cut_all(article))
    return _bags(examples, language), _bags(inside, language)


def _bags(texts: Iterable[str], language: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_lemmas(text, language)) for text in texts)


def _lemmas(text: str, language: str) -> tuple[str, ...]:
    found = [lemma(word, language) for word in _WORD.findall(text.lower())]
    kept = tuple(word for word in found if word not in STOP_WORDS.get(language, frozenset()))
    return kept or tuple(found)
