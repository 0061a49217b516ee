"""What speaks for each article as the answer to a question: one table of numbers, for search and for training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.core.language import LANGUAGES
from bot.knowledge.index.build import Index
from bot.knowledge.index.dense import meaning
from bot.knowledge.index.layout import Layout, Numbers, Places
from bot.language.text.detect import plain_form

Mask = NDArray[np.bool_]

FEATURES: Final = (
    "fused",  # the best question: meaning, words and characters added up
    "fused_text",  # the best piece of the text, in the same way
    "meaning",  # the best question by the shipped tables
    "meaning_three",  # mean of the three best questions
    "meaning_text",  # the best piece of the text
    "deep",  # the best question by the deep encoder
    "deep_three",
    "deep_text",
    "deep_whole",  # the text as a whole
    "words",  # share of the question's words in the best question
    "words_article",  # share of them anywhere in the article
    "chars",  # character n-grams, best question
    "chars_text",  # character n-grams, best piece of the text
    "abroad",  # the best question of the article in other languages
    "classifier",  # the classifier
)
_MEANING, _DEEP = FEATURES.index("meaning"), FEATURES.index("deep")
PAIRS: Final = ("english", "same", "close", "far")
CLOSE, FAR = PAIRS.index("close"), PAIRS.index("far")
KINDS: Final = (*PAIRS, *(f"{pair} bare" for pair in PAIRS))  # bare: the article has no example questions
NO_KIND: Final = -1  # of a key without an article that may be shown
_WORDS_WEIGHT: Final = np.array([1.0, 0.5, 0.5, 0.0], dtype=np.float32)  # in the order of PAIRS
_CHARS_WEIGHT: Final = np.array([0.0, 1.0, 0.5, 0.0], dtype=np.float32)
_HIDDEN: Final = -1.0


@dataclass(frozen=True)
class Similarity:
    """One question against every row of the index."""

    dense: Numbers
    deep: Numbers
    chars: Numbers
    words: Numbers
    hits: dict[str, Numbers]  # language: its rows x words of the question
    known: dict[str, float]  # language: share of the question's words its articles know
    length: int  # words of the question
    outside: Numbers  # see Out-of-scope questions.similarity


@dataclass(frozen=True)
class Features:
    """``table`` is keys x :data:`FEATURES`, ``kinds`` the place in :data:`KINDS` for each key.

    ``known`` is for each key the share of the question's words that articles in that language know at all, ``outside``
    how like the question is to requests that are none of the business.
    """

    table: Numbers
    kinds: NDArray[np.int8]
    known: Numbers
    length: int
    outside: Numbers


def pair(asked: str, article: str) -> str:
    """How far two languages are: same, english (both), close (Russian and Ukrainian) or far."""
    if asked == article:
        return "english" if asked == "en" else "same"
    return "far" if "en" in (asked, article) else "close"


def compare(index: Index, question: str, language: str) -> Similarity:
    """Measure the question, and if it was typed in other letters also what was meant; the better counts."""
    first = _compare(index, question, language)
    plain = plain_form(question)
    return _better(first, _compare(index, plain, language)) if plain else first


def hide(similarity: Similarity, index: Index, rows: Places) -> Similarity:
    """As if these rows were not in the index."""
    dense, deep, chars, words = (
        table.copy() for table in (similarity.dense, similarity.deep, similarity.chars, similarity.words)
    )
    dense[rows], deep[rows], chars[rows], words[rows] = _HIDDEN, _HIDDEN, 0.0, 0.0
    hits = {}
    for language, table in similarity.hits.items():
        hits[language] = np.where(np.isin(index.rows[language], rows)[:, None], 0.0, table)
    known = {language: float(table.max(axis=0, initial=0.0).sum()) for language, table in hits.items()}
    return Similarity(dense, deep, chars, words, hits, known, similarity.length, similarity.outside)


def weigh(
    index: Index,
    similarity: Similarity,
    language: str,
    usable: Mask,
    *,
    classified: Numbers | None = None,
) -> Features:
    """The table for all keys. ``usable`` says which articles (by language) may be shown to this customer.

    ``classified`` is what the classifier says; it is asked where that is not given.
    """
    layout = index.layout
    by_article = _by_article(index, similarity, language)
    pairs = _pairs(layout, language)
    own_language = layout.languages == LANGUAGES.index(language)
    mine = np.flatnonzero(usable & own_language)
    others = np.flatnonzero(usable & ~own_language)
    others = others[np.argsort(pairs[others] != FAR, kind="stable")]  # a close language counts
    kinds = np.full(len(layout.keys), NO_KIND, dtype=np.int8)
    for rows in (others, mine):
        kinds[layout.key_of[rows]] = pairs[rows] + len(PAIRS) * layout.bare[rows]
    features = np.zeros((len(layout.keys), len(FEATURES)), dtype=np.float32)
    features[layout.key_of[mine], :-2] = by_article[mine]
    abroad = np.zeros(len(layout.keys), dtype=np.float32)
    np.maximum.at(abroad, layout.key_of[others], np.maximum(by_article[others, _MEANING], by_article[others, _DEEP]))
    rest = others[~np.isin(layout.key_of[others], layout.key_of[mine])]
    np.maximum.at(features[:, :-2], layout.key_of[rest], by_article[rest])
    features[:, -2] = abroad
    if classified is None and index.classifier is not None:
        classified = index.classifier.values(similarity.dense + similarity.deep + similarity.chars)
    if classified is not None:
        features[:, -1] = classified
    return Features(features, kinds, _known(similarity, language, kinds), similarity.length, similarity.outside)


def best_rows(index: Index, similarity: Similarity, language: str, usable: Mask, keys: Sequence[int]) -> list[int]:
    """For each of these keys the row of the question that matched best, if possible of an article that may be shown."""
    layout = index.layout
    scores = _fused(index, similarity, language)[: layout.asked_count]
    scores = scores + 10.0 * usable[layout.owner[: layout.asked_count]]
    keys_of_rows = layout.key_of[layout.owner[: layout.asked_count]]
    return [int(np.where(keys_of_rows == key, scores, -np.inf).argmax()) for key in keys]


def _pairs(layout: Layout, language: str) -> NDArray[np.int8]:
    """For each article the place in :data:`PAIRS`."""
    by_language = np.array([PAIRS.index(pair(language, other)) for other in LANGUAGES], dtype=np.int8)
    found: NDArray[np.int8] = by_language[layout.languages]
    return found


def _known(similarity: Similarity, language: str, kinds: NDArray[np.int8]) -> Numbers:
    own = similarity.known.get(language, 0.0)
    close = max((share for other, share in similarity.known.items() if other != language), default=0.0)
    pairs = np.where(kinds == NO_KIND, 0, kinds % len(PAIRS))
    return np.select([pairs == CLOSE, pairs == FAR], [close, 0.0], default=own).astype(np.float32)


def _compare(index: Index, question: str, language: str) -> Similarity:
    count = len(index.layout.passages)
    vector = index.encoders.all.encode_queries([question])[0]
    deep_vector, dense = vector, index.dense.scores(vector)
    deep = dense  # without a deep encoder the tables speak for it
    if index.deep is not None and index.encoders.deep is not None:
        deep_vector = index.encoders.deep.encode_queries([question])[0]
        deep = index.deep.scores(deep_vector)
    words = np.zeros(count, dtype=np.float32)
    hits: dict[str, Numbers] = {}
    known: dict[str, float] = {}
    for other, table in index.words.items():
        if pair(language, other) == "far":
            continue
        query = table.ask(question)
        words[index.rows[other]] = table.share(query)
        hits[other] = table.hits(query)
        known[other] = query.known
    outside = index.out_of_scope.similarity(vector, deep_vector)
    return Similarity(dense, deep, index.chars.scores(question), words, hits, known, len(question.split()), outside)


def _better(one: Similarity, two: Similarity) -> Similarity:
    winner = {name: two if two.known[name] >= one.known[name] else one for name in one.known}
    return Similarity(
        np.maximum(one.dense, two.dense),
        np.maximum(one.deep, two.deep),
        np.maximum(one.chars, two.chars),
        np.maximum(one.words, two.words),
        {name: best.hits[name] for name, best in winner.items()},
        {name: best.known[name] for name, best in winner.items()},
        max(one.length, two.length),
        np.maximum(one.outside, two.outside),
    )


def _fused(index: Index, similarity: Similarity, language: str) -> Numbers:
    """The weighted sum of absolute scores for each row; the weights depend on the pair of languages."""
    pairs = _pairs(index.layout, language)[index.layout.owner]
    lexical = _WORDS_WEIGHT[pairs] * similarity.words + _CHARS_WEIGHT[pairs] * similarity.chars
    return np.asarray(meaning(similarity.dense, similarity.deep) + lexical, dtype=np.float32)


def _by_article(index: Index, similarity: Similarity, language: str) -> Numbers:
    layout = index.layout
    fused = _fused(index, similarity, language)
    columns = (
        layout.best_asked(fused),
        layout.best_told(fused),
        layout.best_asked(similarity.dense),
        _best_three(layout.asked_grid, similarity.dense),
        layout.best_told(similarity.dense),
        layout.best_asked(similarity.deep),
        _best_three(layout.asked_grid, similarity.deep),
        layout.best_told(similarity.deep),
        layout.mean_told(similarity.deep),
        layout.best_asked(similarity.words),
        _covered(index, similarity),
        layout.best_asked(similarity.chars),
        layout.best_told(similarity.chars),
    )
    return np.maximum(np.stack(columns, axis=1), 0.0).astype(np.float32)


def _best_three(grid: Places, scores: Numbers) -> Numbers:
    padded = np.append(scores, _HIDDEN)[grid]
    wanted = min(3, padded.shape[1])
    best = -np.partition(-padded, wanted - 1, axis=1)[:, :wanted]
    counts = np.maximum((best > _HIDDEN).sum(axis=1), 1)
    return np.asarray(np.where(best > _HIDDEN, best, 0.0).sum(axis=1) / counts, dtype=np.float32)


def _covered(index: Index, similarity: Similarity) -> Numbers:
    layout = index.layout
    found = np.zeros(len(layout.articles), dtype=np.float32)
    for language, table in similarity.hits.items():
        whole = np.zeros((len(layout.passages), table.shape[1]), dtype=np.float32)
        whole[index.rows[language]] = table
        if table.shape[1]:
            best = np.maximum(layout.best_asked(whole), layout.best_told(whole))
            found = np.maximum(found, best.sum(axis=1))
    return found
