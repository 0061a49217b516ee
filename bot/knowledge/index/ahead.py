"""Many questions against one index: what is a product of a vector and a table for each is one of two tables for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bot.knowledge.index.build import Index
from bot.knowledge.index.dense import ALL, DenseIndex
from bot.knowledge.index.layout import Numbers
from bot.knowledge.index.out_of_scope import OutOfScope
from bot.language.encoders.encoder import Vectors
from bot.language.encoders.pair import Encoders
from bot.language.text.detect import plain_form


@dataclass(frozen=True)
class AheadIndex(DenseIndex):
    """Knows the scores of the vectors it was told of last."""

    ahead: dict[bytes, Numbers] = field(default_factory=dict)

    def foresee(self, vectors: Vectors) -> None:
        """These will be asked."""
        self.ahead.clear()
        if len(self.texts) <= ALL:
            self.ahead.update(zip(map(_name, vectors), vectors @ self.rows.T, strict=True))

    def scores(self, vector: Vectors) -> Numbers:
        known = self.ahead.get(_name(vector))
        return super().scores(vector) if known is None else known


@dataclass(frozen=True)
class AheadOutOfScope(OutOfScope):
    """The same of what is out of scope."""

    ahead: dict[bytes, Numbers] = field(default_factory=dict)

    def foresee(self, dense: Vectors, deep: Vectors) -> None:
        """These will be asked."""
        self.ahead.clear()
        if len(self.texts):
            tables = zip(dense, dense @ self.dense.T, deep @ self.deep.T, strict=True)
            self.ahead.update((_name(vector), self.sum_up(one, two)) for vector, one, two in tables)

    def similarity(self, dense: Vectors, deep: Vectors) -> Numbers:
        known = self.ahead.get(_name(dense))
        return super().similarity(dense, deep) if known is None else known


def foreseeing(index: Index, encoders: Encoders) -> Index:
    """The same index, read with these encoders, that can be told what comes."""
    deep, scope = index.deep, index.out_of_scope
    return replace(
        index,
        encoders=encoders,
        dense=AheadIndex(index.dense.texts, index.dense.faiss_index),
        deep=AheadIndex(deep.texts, deep.faiss_index) if deep is not None else None,
        out_of_scope=AheadOutOfScope(scope.texts, scope.languages, scope.dense, scope.deep),
    )


def foresee(index: Index, questions: Sequence[str]) -> None:
    """Be told; nothing happens to an index that can't."""
    if not isinstance(index.dense, AheadIndex) or not questions:
        return
    texts = list_read(questions)
    dense = index.encoders.all.encode_queries(texts)
    deep = dense
    index.dense.foresee(dense)
    if isinstance(index.deep, AheadIndex) and index.encoders.deep is not None:
        deep = index.encoders.deep.encode_queries(texts)
        index.deep.foresee(deep)
    if isinstance(index.out_of_scope, AheadOutOfScope):
        index.out_of_scope.foresee(dense, deep)


def list_read(questions: Sequence[str]) -> list[str]:
    """The texts that are read for these questions: each, and its plain form."""
    plain = (plain_form(text) for text in questions)
    return list(dict.fromkeys((*questions, *(text for text in plain if text))))


def _name(vector: Vectors) -> bytes:
    return np.ascontiguousarray(vector).tobytes()
