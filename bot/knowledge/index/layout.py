"""The order of the passages in every table of an index: all questions first, then all texts, article by article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut, cut_all
from bot.knowledge.index.passages import Passage, asked, told

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """How the text of an article is laid out in blocks: ``sections`` are those of its blocks, ``rows`` its text rows
    and ``owner`` the block of each; ``asked`` are question rows written for a section, with its blocks.
    """

    sections: tuple[int, ...]
    rows: Places
    owner: Places
    asked: tuple[tuple[int, Places], ...]


@dataclass(frozen=True)
class Layout:
    """``articles`` go by language; row r of every table is ``passages[r]`` and belongs to ``articles[owner[r]]``."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    owner: Places
    asked_starts: Places
    told_starts: Places
    asked_count: int

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Layout:
        ordered = tuple(sorted(articles, key=lambda article: (article.language, article.key)))
        questions, question_owner, question_starts = _block(ordered, asked)
        texts, text_owner, text_starts = _block(ordered, told)
        owner = np.concatenate([question_owner, text_owner]).astype(np.int64)
        return cls(ordered, (*questions, *texts), owner, question_starts, text_starts, len(questions))

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(passage.text for passage in self.passages)

    @cached_property
    def names(self) -> tuple[tuple[str, str, str], ...]:
        """What makes each passage itself, wherever it stands: key and language of its article, and its text."""
        owners = (self.articles[at] for at in self.owner)
        return tuple((one.key, one.language, row.text) for one, row in zip(owners, self.passages, strict=True))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The articles regardless of language, sorted."""
        return tuple(sorted({article.key for article in self.articles}))

    @cached_property
    def key_of(self) -> Places:
        """For each article: the place of its key in ``keys``."""
        places = {key: at for at, key in enumerate(self.keys)}
        return np.array([places[article.key] for article in self.articles], dtype=np.int64)

    @cached_property
    def languages(self) -> NDArray[np.int8]:
        """For each article: the place of its language in ``LANGUAGES``."""
        return np.array([LANGUAGES.index(article.language) for article in self.articles], dtype=np.int8)

    @cached_property
    def published(self) -> NDArray[np.bool_]:
        """For each article: whether customers may see it."""
        return np.array([article.published for article in self.articles], dtype=bool)

    @cached_property
    def asked_grid(self) -> Places:
        """Articles x their question rows, filled up with -1."""
        ends = np.append(self.asked_starts[1:], self.asked_count)
        places = self.asked_starts[:, None] + np.arange(int((ends - self.asked_starts).max(initial=1)))[None, :]
        return np.where(places < ends[:, None], places, -1)

    @cached_property
    def bare(self) -> NDArray[np.bool_]:
        """For each article: whether it has no example question, only its title."""
        return np.array([not article.questions for article in self.articles], dtype=bool)

    def is_title(self, row: int) -> bool:
        """Whether this question row is its article's title."""
        return bool(self.passages[row].shown == self.articles[self.owner[row]].title)

    def rows_of(self, language: str) -> Places:
        """The rows written in this language."""
        return np.flatnonzero((self.languages == LANGUAGES.index(language))[self.owner])

    def best_asked(self, scores: Numbers) -> Numbers:
        """The best row of each article among its questions; ``scores`` is over all rows, or rows x columns."""
        return np.maximum.reduceat(scores[: self.asked_count], self.asked_starts, axis=0)

    def best_told(self, scores: Numbers) -> Numbers:
        """The best row of each article among its texts."""
        return np.maximum.reduceat(scores[self.asked_count :], self.told_starts, axis=0)

    def asked_rows(self, at: int) -> Places:
        """The question rows of ``articles[at]``."""
        ends = np.append(self.asked_starts[1:], self.asked_count)
        return np.arange(self.asked_starts[at], ends[at])

    def told_rows(self, at: int) -> Places:
        """The text rows of ``articles[at]``."""
        ends = np.append(self.told_starts[1:], len(self.passages) - self.asked_count)
        return self.asked_count + np.arange(self.told_starts[at], ends[at])

    def outline(self, at: int) -> Outline:
        """The layout of ``articles[at]``; it is read at every question, so it is remembered."""
        known = self._outlines.get(at)
        if known is None:
            known = self._outlines[at] = self._make_outline(at)
        return known

    @cached_property
    def _outlines(self) -> dict[int, Outline]:
        return {}

    def _make_outline(self, at: int) -> Outline:
        article, rows = self.articles[at], self.told_rows(at)
        sections = tuple(block.section for block in cut_all(article))
        own = np.array(sections[: len(cut(article))])
        asked = ((int(row), self.passages[row].section) for row in self.asked_rows(at))
        return Outline(
            sections=sections,
            rows=rows,
            owner=np.array([self.passages[row].block for row in rows], dtype=np.int64),
            asked=tuple((row, np.flatnonzero(own == section)) for row, section in asked if section >= 0),
        )

    def mean_told(self, scores: Numbers) -> Numbers:
        """The mean over each article's texts."""
        told = scores[self.asked_count :]
        counts = np.diff(np.append(self.told_starts, len(told)))
        return np.asarray(np.add.reduceat(told, self.told_starts, axis=0) / counts, dtype=np.float32)


def _block(
    articles: Sequence[Article], take: Callable[[Article], tuple[Passage, ...]]
) -> tuple[list[Passage], Places, Places]:
    passages: list[Passage] = []
    owner: list[int] = []
    starts: list[int] = []
    for at, article in enumerate(articles):
        starts.append(len(passages))
        own = take(article)
        passages += own
        owner += [at] * len(own)
    return passages, np.array(owner, dtype=np.int64), np.array(starts, dtype=np.int64)
