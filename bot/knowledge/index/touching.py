"""Which questions a change of articles can do anything to: the others need not be asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.articles.articles import Article
from bot.knowledge.index.build import Index
from bot.knowledge.index.dense import meaning

# A passage that is less alike than both has next to no part in an answer: where the search found something at all, its
# best passage is far above.
MEANING: Final = 0.35
CHARS: Final = 0.2


def list_touched(before: Index, after: Index, questions: Sequence[str]) -> NDArray[np.bool_]:
    """For each question whether a passage of an article that is other than before, or was, is at all like it.

    A classifier is trained on all passages, so where there is one, any question may be answered otherwise.
    """
    if before.classifier is not None or after.classifier is not None or not questions:
        return np.ones(len(questions), dtype=bool)
    touched = np.zeros(len(questions), dtype=bool)
    dense = after.encoders.all.encode_queries(questions)
    deep = after.encoders.deep.encode_queries(questions) if after.encoders.deep is not None else dense
    for index, other in ((before, after), (after, before)):
        rows = _changed_rows(index, other)
        if len(rows):
            by_tables, by_deep = (vectors[rows] for vectors in index.vectors())
            touched |= meaning(dense @ by_tables.T, deep @ by_deep.T).max(axis=1) >= MEANING
            chars = index.chars.rows_of(questions) @ index.chars.columns.tocsr()[rows].T
            touched |= chars.max(axis=1).toarray().ravel() >= CHARS
    return touched


def _changed_rows(index: Index, other: Index) -> NDArray[np.int64]:
    """The rows of articles that stand otherwise, or not at all, in the other one."""
    there = {_mark(article) for article in other.layout.articles}
    changed = np.array([_mark(article) not in there for article in index.layout.articles], dtype=bool)
    return np.flatnonzero(changed[index.layout.owner]) if len(changed) else np.zeros(0, dtype=np.int64)


def _mark(article: Article) -> tuple[str, str, str]:
    return article.path, article.digest, article.in_time
