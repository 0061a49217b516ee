"""Requests no article answers, from the training data of the dialogue model: what a probability must stay low for.

How like a question is to them speaks against every article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.knowledge.index.dense import meaning
from bot.language.encoders.encoder import Encoder, Vectors
from bot.language.text.examples import read_examples

if TYPE_CHECKING:
    from bot.knowledge.index.layout import Numbers
    from bot.language.encoders.pair import Encoders

_INTENT: Final = "out_of_scope"
_USUAL: Final = np.array([0.4, 0.5], dtype=np.float32)  # of a question that nothing is known of
# From here on an example surely asks what this base is about: none of the 581 shipped ones for the sample, where
# the nearest has 0.749. A base with such a one is about what we took for out of scope, and there less is enough.
_SURELY_OWN: Final = 0.76
_OWN: Final = 0.66


@dataclass(frozen=True)
class OutOfScope:
    """Their texts, languages and vectors by both encoders."""

    texts: tuple[str, ...]
    languages: tuple[str, ...]
    dense: Vectors
    deep: Vectors

    @classmethod
    def of(cls, examples: Sequence[tuple[str, str]], encoders: Encoders, known: OutOfScope | None = None) -> OutOfScope:
        """Of (question, language); vectors that are ``known`` are not made again."""
        texts = tuple(text for text, _ in examples)
        languages = tuple(language for _, language in examples)
        dense = _vectors(texts, encoders.all, dict(zip(known.texts, known.dense, strict=True)) if known else {})
        if encoders.deep is None:
            return cls(texts, languages, dense, dense)
        deep = _vectors(texts, encoders.deep, dict(zip(known.texts, known.deep, strict=True)) if known else {})
        return cls(texts, languages, dense, deep)

    @classmethod
    def read(cls, path: Path) -> OutOfScope:
        """What was written; raises OSError, ValueError, KeyError or BadZipFile."""
        with np.load(path, allow_pickle=False) as kept:
            texts, languages = tuple(map(str, kept["texts"])), tuple(map(str, kept["languages"]))
            return cls(texts, languages, kept["dense"], kept["deep"])

    def write(self, path: Path) -> None:
        np.savez(path, texts=self.texts, languages=self.languages, dense=self.dense, deep=self.deep)

    def without_own(self, dense: Vectors, deep: Vectors) -> OutOfScope:
        """Those that are out of scope for a base with these passages (their vectors by both encoders).

        The shipped examples are about dentists, bank cards and routers, and so may a base be.
        """
        if not len(self.texts) or not len(dense):
            return self
        near = meaning(self.dense @ dense.T, self.deep @ deep.T).max(axis=1)
        if near.max() < _SURELY_OWN:
            return self
        kept = np.flatnonzero(near < _OWN)
        texts, languages = (tuple(values[at] for at in kept) for values in (self.texts, self.languages))
        return OutOfScope(texts, languages, self.dense[kept], self.deep[kept])

    def similarity(self, dense: Vectors, deep: Vectors) -> Numbers:
        """Two numbers: to the three nearest by both encoders, and to the nearest by the deep one; about 0 as a rule."""
        return self.sum_up(self.dense @ dense, self.deep @ deep)

    @cached_property
    def unseen(self) -> list[Numbers]:
        """For each of them its similarity to the others, without its nearest relative in each other language."""
        dense, deep = self.dense @ self.dense.T, self.deep @ self.deep.T
        near, languages = meaning(dense, deep), np.array(self.languages)
        found = []
        for at, language in enumerate(self.languages):
            others = (np.flatnonzero(languages == other) for other in set(self.languages) - {language})
            gone = [at, *(int(rows[near[at, rows].argmax()]) for rows in others)]
            found.append(self.sum_up(np.delete(dense[at], gone), np.delete(deep[at], gone)))
        return found

    def sum_up(self, dense: Numbers, deep: Numbers) -> Numbers:
        """The two numbers, of the similarity to each by both encoders."""
        if not len(dense):
            return np.zeros_like(_USUAL)
        best = -np.sort(-meaning(dense, deep))[:3]
        return np.array([best.mean(), deep.max()], dtype=np.float32) - _USUAL


def _vectors(texts: Sequence[str], encoder: Encoder, known: dict[str, Vectors]) -> Vectors:
    fresh = [text for text in texts if text not in known]
    vectors = {**known, **dict(zip(fresh, encoder.encode_queries(fresh), strict=True))} if fresh else known
    return np.stack([vectors[text] for text in texts]) if texts else np.zeros((0, encoder.dimension), np.float32)


def read_out_of_scope(*folders: Path) -> tuple[tuple[str, str], ...]:
    """(question, language) of every out-of-scope example under the folders; files that can't be read give none."""
    return tuple({one.text: one.language for one in read_examples(*folders) if one.intent == _INTENT}.items())
