"""Search by words: lemmas weighed by rarity (BM25) within a language, character n-grams over all of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA
from scipy import sparse

from bot.language.text.lemmas import is_word, lemmas

Scores = NDArray[np.float32]

_K1: Final = 1.2
_B: Final = 0.4
_FEATURES: Final = 1 << 18
_TYPO: Final = 0.8  # what a word counts that is matched only after repairing a typing error


@dataclass(frozen=True)
class WordIndex:
    """BM25 over the passages of one language, divided by what a perfect match would get: 0..1, comparable."""

    language: str
    words: dict[str, int]
    spellings: tuple[str, ...]
    idf: NDArray[np.float64]
    weights: sparse.csc_matrix  # passage x word: BM25 weight of the word in the passage, without its idf
    unknown: float  # idf of a word no article has

    @classmethod
    def build(cls, texts: Sequence[str], owners: Sequence[int], language: str) -> WordIndex:
        """``owners[i]`` is the article of ``texts[i]``: rarity is counted in articles."""
        bags = [Counter(lemmas(text, language)) for text in texts]
        words: dict[str, int] = {}
        holders: dict[int, set[int]] = {}
        for bag, owner in zip(bags, owners, strict=True):
            for word in bag:
                holders.setdefault(words.setdefault(word, len(words)), set()).add(owner)
        count = len(set(owners))
        idf = np.array([_idf(len(holders[at]), count) for at in range(len(words))])
        weights = _bm25(bags, words)
        return cls(language, words, tuple(words), idf, weights, _idf(0, count))

    def ask(self, question: str) -> WordQuery:
        """The words of the question that the articles know, each with its weight, and the weight of all its words."""
        columns: dict[int, float] = {}
        total = 0.0
        for word in dict.fromkeys(lemmas(question, self.language)):
            column, worth = self._find(word)
            weight = self.unknown if column is None else float(self.idf[column])
            total += weight
            if column is not None:
                columns[column] = max(columns.get(column, 0.0), weight * worth)
        return WordQuery(columns=tuple(columns), weights=np.array(list(columns.values())), total=total)

    def share(self, query: WordQuery) -> Scores:
        """For each passage: the share of the question's weight that it matches, 0..1."""
        if not query.columns:
            return np.zeros(self.weights.shape[0], dtype=np.float32)
        found = self.weights[:, list(query.columns)] @ query.weights
        return np.asarray(np.minimum(found / query.total, 1.0), dtype=np.float32)

    def hits(self, query: WordQuery) -> Scores:
        """For each passage and known word of the question: the share of the question's weight the word brings, or 0."""
        if not query.columns:
            return np.zeros((self.weights.shape[0], 0), dtype=np.float32)
        present = self.weights[:, list(query.columns)].toarray() > 0
        return np.asarray(present * (query.weights / query.total), dtype=np.float32)

    def _find(self, word: str) -> tuple[int | None, float]:
        column = self.words.get(word)
        if column is not None:
            return column, 1.0
        near = self._nearest(word)
        return (self.words[near], _TYPO) if near else (None, 0.0)

    def _nearest(self, word: str) -> str | None:
        """The known word this one was meant to be: one slip in short words, two in long ones."""
        if len(word) < 4 or not word.isalpha() or is_word(word, self.language):
            return None
        slips = 1 if len(word) < 8 else 2
        best = process.extractOne(word, self.spellings, scorer=OSA.distance, score_cutoff=slips)
        return best[0] if best and abs(len(best[0]) - len(word)) <= slips and len(best[0]) > 3 else None


@dataclass(frozen=True, kw_only=True)
class WordQuery:
    """A question against one :class:`WordIndex`."""

    columns: tuple[int, ...]
    weights: NDArray[np.float64]
    total: float

    @property
    def known(self) -> float:
        """The share of the question's weight in words that any article has at all, 0..1."""
        return float(self.weights.sum() / self.total) if self.total else 0.0


@dataclass(frozen=True)
class CharIndex:
    """TF-IDF over character n-grams inside words (2 to 5): word forms, typing errors, close languages."""

    texts: tuple[str, ...]
    idf: NDArray[np.float32]
    columns: sparse.csc_matrix  # passage x n-gram, unit rows

    @classmethod
    def build(cls, texts: Sequence[str], last: CharIndex | None = None) -> CharIndex:
        """``last`` lends the n-grams of texts that stayed."""
        counts = _counted_again(texts, last) if last and last.texts else _counted(texts)
        frequency = np.bincount(counts.indices, minlength=_FEATURES)
        idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
        return cls(tuple(texts), idf, sparse.csc_matrix(_weighed(counts, idf)))

    def rows_of(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Unit rows for other texts; n-grams no article has count in full, so foreign words lower the similarity."""
        return _weighed(_counted(texts), self.idf)

    def scores(self, question: str) -> Scores:
        """Cosine with each passage, 0..1."""
        asked = _weighed(_counted_one(question), self.idf)
        return np.asarray(self.columns[:, asked.indices] @ asked.data, dtype=np.float32)


def _idf(holders: int, count: int) -> float:
    return math.log(1 + (count - holders + 0.5) / (holders + 0.5))


def _bm25(bags: Sequence[Counter[str]], words: dict[str, int]) -> sparse.csc_matrix:
    lengths = np.array([sum(bag.values()) for bag in bags], dtype=np.float64)
    mean = lengths.mean() if len(lengths) else 1.0
    rows, columns, values = [], [], []
    for row, bag in enumerate(bags):
        norm = _K1 * (1 - _B + _B * lengths[row] / mean)
        for word, times in bag.items():
            rows.append(row)
            columns.append(words[word])
            values.append(times * (_K1 + 1) / (times + norm))
    return sparse.csc_matrix((values, (rows, columns)), shape=(len(bags), len(words)), dtype=np.float64)


def _counted(texts: Sequence[str]) -> sparse.csr_matrix:
    if not texts:
        return sparse.csr_matrix((0, _FEATURES), dtype=np.float32)
    return sparse.csr_matrix(_hasher().transform([_folded(text) for text in texts]), dtype=np.float32)


@lru_cache(maxsize=4096)
def _counted_one(text: str) -> sparse.csr_matrix:
    """Of a question, which may be asked of several indexes."""
    return _counted([text])


def _counted_again(texts: Sequence[str], last: CharIndex) -> sparse.csr_matrix:
    """The counts with a factor for each row, which weighing takes out again; only new texts are cut into n-grams."""
    fresh = list(dict.fromkeys(texts).keys() - set(last.texts))
    counts = last.columns.tocsr()
    counts.data /= last.idf[counts.indices]
    places = {text: row for row, text in enumerate((*last.texts, *fresh))}
    return sparse.vstack([counts, _counted(fresh)], format="csr")[[places[text] for text in texts]]


def _weighed(counts: sparse.csr_matrix, idf: NDArray[np.float32]) -> sparse.csr_matrix:
    rows = counts.copy()
    owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    rows.data *= idf[rows.indices]
    lengths = np.sqrt(np.bincount(owner, weights=np.square(rows.data), minlength=rows.shape[0]))
    rows.data /= np.maximum(lengths, 1e-9).astype(np.float32)[owner]
    return rows


def _folded(text: str) -> str:
    return text.lower().replace("ё", "е").replace("’", "'")


@lru_cache(maxsize=1)
def _hasher() -> Any:
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), n_features=_FEATURES, norm=None, alternate_sign=False, lowercase=False
    )
