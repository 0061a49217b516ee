"""One immutable index over all articles: vectors (FAISS), words, character n-grams and a classifier."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article
from bot.knowledge.index.classifier import Classifier
from bot.knowledge.index.dense import DenseIndex
from bot.knowledge.index.layout import Layout, Places
from bot.knowledge.index.lexical import CharIndex, WordIndex
from bot.knowledge.index.out_of_scope import OutOfScope
from bot.language.encoders.encoder import Vectors
from bot.language.encoders.pair import Encoders

FORMAT: Final = "7"  # grows when saved indexes of older versions can no longer be read


@dataclass(frozen=True)
class Index:
    """Everything a search reads. Never changed; a changed article makes a new one that shares what stayed."""

    encoders: Encoders
    layout: Layout
    dense: DenseIndex
    deep: DenseIndex | None
    words: Mapping[str, WordIndex]
    rows: Mapping[str, Places]  # language: its rows
    chars: CharIndex
    classifier: Classifier | None
    out_of_scope: OutOfScope
    fingerprint: str

    def vectors(self) -> list[Vectors]:
        """The rows of both encoders; the tables speak for a deep one that is not there."""
        return [self.dense.vectors(), (self.deep or self.dense).vectors()]


def build(
    articles: Sequence[Article],
    encoders: Encoders,
    *,
    last: Index | None = None,
    dense: DenseIndex | None = None,
    deep: DenseIndex | None = None,
    out_of_scope: OutOfScope | None = None,
    learned: bool = True,
) -> Index:
    """Index the articles. ``last`` lends the vectors of texts that stayed, and what is out of scope unless told.

    ``dense`` and ``deep`` are read ones. If not ``learned``, the classifier of ``last`` serves until :func:`learn`
    trains one.
    """
    layout = Layout.of(articles)
    rows = {language: layout.rows_of(language) for language in LANGUAGES}
    texts = layout.texts
    if dense is None:
        dense = DenseIndex.build(texts, encoders.all, last.dense.known() if last else {}, asked=layout.asked_count)
    if deep is None and encoders.deep is not None:
        known = last.deep.known() if last and last.deep else {}
        deep = DenseIndex.build(texts, encoders.deep, known, asked=layout.asked_count)
    words = {
        language: WordIndex.build(
            [texts[row] for row in rows[language]], layout.owner[rows[language]].tolist(), language
        )
        for language in LANGUAGES
        if len(rows[language])
    }
    chars = CharIndex.build(texts, last.chars if last else None)
    if out_of_scope is None:
        out_of_scope = last.out_of_scope if last else OutOfScope.of((), encoders)
    print_of = fingerprint(articles, encoders)
    index = Index(encoders, layout, dense, deep, words, rows, chars, None, out_of_scope, print_of)
    if learned:
        return learn(index)
    carried = last.classifier.carried(last.layout, layout) if last and last.classifier else None
    return replace(index, classifier=carried)


def learn(index: Index) -> Index:
    """The same with a classifier trained on all its passages."""
    return replace(index, classifier=Classifier.train(index.layout, index.vectors(), index.chars))


def fingerprint(articles: Sequence[Article], encoders: Encoders) -> str:
    """Names the index of exactly these texts by exactly these encoders."""
    digest = hashlib.sha256("\n".join((FORMAT, *encoders.names)).encode())
    for article in sorted(articles, key=lambda article: article.path):
        digest.update(f"\n{article.path} {article.digest}{article.in_time}".encode())
    return digest.hexdigest()[:16]
