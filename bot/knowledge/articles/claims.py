"""Wordings that another article has too, or nearly: of two articles with one question customers get either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.schedule import GONE
from bot.language.text.lemmas import lemma
from bot.language.text.stop_words import STOP_WORDS

LEAST_WORDS: Final = 2  # two wordings of one word each are the same or are not


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Another article that has the wording; ``nearly``: in other forms or another order of its words."""

    article: str
    title: str
    nearly: bool


class Claims:
    """The wordings of all articles in one language."""

    def __init__(self, library: Library, language: str) -> None:
        self._language = language
        self._same: dict[str, list[Article]] = defaultdict(list)
        self._near: dict[frozenset[str], list[Article]] = defaultdict(list)
        self._tested: dict[str, list[Article]] = defaultdict(list)
        for article in library.articles:
            if article.language == language and article.state not in GONE:
                for wording in (article.title, *article.questions):
                    self._same[same_question(wording)].append(article)
                    self._near[_bag(wording, language)].append(article)
                for wording in article.golden:
                    self._tested[same_question(wording)].append(article)

    def find(self, wordings: Iterable[str], *, of: str) -> Mapping[str, Claim]:
        """By wording, what other article than ``of`` has it; the same words go before nearly the same."""
        found: dict[str, Claim] = {}
        for wording in wordings:
            claim = self._find(wording, of)
            if claim is not None:
                found[wording] = claim
        return found

    def find_golden(self, article: Article) -> Iterator[tuple[str, Article]]:
        """Golden questions that this article, as it is written now, has in common with another: which, and which."""
        for wording in dict.fromkeys((article.title, *article.questions, *article.golden)):
            form = same_question(wording)
            there = self._same.get(form, ()) if wording in article.golden else ()
            other = _other(self._tested.get(form, ()), article.key) or _other(there, article.key)
            if other is not None:
                yield wording, other

    def _find(self, wording: str, of: str) -> Claim | None:
        bag = _bag(wording, self._language)
        same = _other(self._same.get(same_question(wording), ()), of)
        near = _other(self._near.get(bag, ()), of) if len(bag) >= LEAST_WORDS else None
        other = same or near
        return Claim(article=other.key, title=other.title, nearly=same is None) if other is not None else None


def _other(articles: Collection[Article], of: str) -> Article | None:
    return next((article for article in articles if article.key != of), None)


@lru_cache(maxsize=200_000)
def _bag(wording: str, language: str) -> frozenset[str]:
    words = same_question(wording).split()
    kept = [word for word in words if word not in STOP_WORDS.get(language, frozenset())]
    return frozenset(lemma(word, language) for word in kept or words)
