"""A closer look once the article is known: which of its sections a question is about, which wordings say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from bot.knowledge.answers.features import compare
from bot.knowledge.articles.articles import Article
from bot.knowledge.index.build import Index
from bot.knowledge.index.passages import told
from bot.language.encoders.pair import Encoders
from bot.language.text.lemmas import lemmas


def fit_sections(index: Index, question: str, article: Article, language: str) -> tuple[float, ...]:
    """The best piece of each section counts: by the share of the question's words in it, or by meaning."""
    layout = index.layout
    places = [
        at for at, one in enumerate(layout.articles) if (one.key, one.language) == (article.key, article.language)
    ]
    if not places or layout.articles[places[0]].digest != article.digest:
        return ()
    similarity = compare(index, question, language)
    scores = np.maximum(similarity.words, similarity.dense)
    start = layout.asked_count + int(layout.told_starts[places[0]])
    counts = [
        len(told(replace(article, sections=article.sections[:count]))) for count in range(len(article.sections) + 1)
    ]
    bounds = pairwise(counts)
    return tuple(
        float(np.clip(scores[start + first : start + end].max(initial=0.0), 0.0, 1.0)) for first, end in bounds
    )


def compare_wordings(encoders: Encoders, one: str, others: Sequence[str], language: str) -> tuple[float, ...]:
    """The cosine of the sentence vectors; 1 where the same words stand in other forms or another order."""
    if not others:
        return ()
    vectors = encoders.all.encode([one, *others])
    same = sorted(lemmas(one, language))
    return tuple(
        1.0 if same == sorted(lemmas(other, language)) else float(vector @ vectors[0])
        for other, vector in zip(others, vectors[1:], strict=True)
    )
