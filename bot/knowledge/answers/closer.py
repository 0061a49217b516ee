"""A closer look once the article is known: which of its blocks a question is about, which wordings say the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.core.turn import Fit
from bot.knowledge.answers import passages
from bot.knowledge.answers.features import compare
from bot.knowledge.articles.articles import Article
from bot.knowledge.articles.blocks import cut_all, find_span
from bot.knowledge.index.build import Index
from bot.language.encoders.pair import Encoders
from bot.language.text.lemmas import lemmas


def fit_blocks(index: Index, question: str, article: Article, language: str) -> tuple[Fit, ...]:
    """The best piece of each block counts: by the share of the question's words in it, or by meaning."""
    layout = index.layout
    places = [at for at, one in enumerate(layout.articles) if (one.path, one.digest) == (article.path, article.digest)]
    if not places:
        return ()
    similarity = compare(index, question, language)
    scores = np.maximum(similarity.words, similarity.dense)
    original = layout.articles[places[0]]
    fits = np.zeros(len(cut_all(original)), dtype=np.float32)
    rows = layout.told_rows(places[0])
    np.maximum.at(fits, [layout.passages[row].block for row in rows], scores[rows])
    shares = passages.share(index, similarity, question, article, places[0])
    own = fits[find_span(original, article.variant)]
    pairs = zip(np.clip(own, 0.0, 1.0).tolist(), shares.tolist(), strict=True)
    return tuple(Fit(alone=alone, share=share) for alone, share in pairs)


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


def compare_questions(encoders: Encoders, one: str, others: Sequence[str]) -> tuple[float, ...]:
    """The mean cosine of both encoders: from 0.6 on 85 % ask the same (tuning half of the golden set).

    Each is read by itself, so that what was read a moment ago is not read again.
    """
    if not others:
        return ()
    both = [encoders.all, *([encoders.deep] if encoders.deep is not None else [])]
    rows = [np.vstack([each.encode_queries([text]) for text in (one, *others)]) for each in both]
    return tuple(float(value) for value in np.mean([found[1:] @ found[0] for found in rows], axis=0))
