"""One immutable index over all articles: vectors (FAISS), words, character n-grams and a linear classifier."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.core.turn import LANGUAGES
from bot.knowledge.articles import Article
from bot.knowledge.classifier import Classifier
from bot.knowledge.dense import DenseIndex
from bot.knowledge.layout import Layout, Places
from bot.knowledge.lexical import CharIndex, WordIndex
from bot.language.encoder import Encoder
from bot.language.encoders import english_encoder, static_encoder

FORMAT: Final = "1"  # grows when saved indexes of older versions can no longer be read


@dataclass(frozen=True)
class Encoders:
    """``all`` is used between any two languages; ``english`` from English to English, if it is there."""

    all: Encoder = field(default_factory=static_encoder)
    english: Encoder | None = field(default_factory=english_encoder)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.all.name, self.english.name if self.english else "-")


@dataclass(frozen=True)
class Index:
    """Everything a search reads. Never changed; a changed article makes a new one that shares what stayed."""

    encoders: Encoders
    layout: Layout
    dense: DenseIndex
    english: DenseIndex | None
    words: Mapping[str, WordIndex]
    rows: Mapping[str, Places]  # language: its rows
    chars: CharIndex
    classifier: Classifier | None
    fingerprint: str


def build(
    articles: Sequence[Article],
    encoders: Encoders,
    *,
    last: Index | None = None,
    dense: DenseIndex | None = None,
    english: DenseIndex | None = None,
) -> Index:
    """Index the articles. ``last`` lends the vectors of texts that stayed; ``dense`` and ``english`` are read ones."""
    layout = Layout.of(articles)
    rows = {language: layout.rows_of(language) for language in LANGUAGES}
    texts = layout.texts
    if dense is None:
        dense = DenseIndex.build(texts, encoders.all, last.dense.known() if last else {}, asked=layout.asked_count)
    if english is None and encoders.english is not None:
        known = last.english.known() if last and last.english else {}
        asked = int((rows["en"] < layout.asked_count).sum())
        english = DenseIndex.build([texts[row] for row in rows["en"]], encoders.english, known, asked=asked)
    words = {
        language: WordIndex.build(
            [texts[row] for row in rows[language]], layout.owner[rows[language]].tolist(), language
        )
        for language in LANGUAGES
        if len(rows[language])
    }
    chars = CharIndex.build(texts)
    classifier = Classifier.train(layout, dense.vectors(), chars)
    return Index(encoders, layout, dense, english, words, rows, chars, classifier, fingerprint(articles, encoders))


def fingerprint(articles: Sequence[Article], encoders: Encoders) -> str:
    """Names the index of exactly these texts by exactly these encoders."""
    digest = hashlib.sha256("\n".join((FORMAT, *encoders.names)).encode())
    for article in sorted(articles, key=lambda article: article.path):
        digest.update(f"\n{article.path} {article.digest}".encode())
    return digest.hexdigest()[:16]
