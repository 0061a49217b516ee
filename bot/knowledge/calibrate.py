"""From evidence to the probability that an article answers the question.

Trained on the knowledge base itself: every example question is asked as if its author had not written it (nor its
translation), once with its article there and once without. Requests outside the business are wrong for every article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bot.core.turn import LANGUAGES
from bot.knowledge.classifier import foreign_values, unseen_values
from bot.knowledge.evidence import FEATURES, Evidence, Mask, compare, hide, weigh
from bot.knowledge.index import Encoders, Index
from bot.knowledge.layout import Numbers, Places
from bot.language.encoder import Encoder, Vectors

KINDS: Final = ("english", "same", "close", "far")  # of language pairs, see evidence.pair
SECOND_FEATURES: Final = ("first", "gap", "known")
RECIPE: Final = "2"  # grows when the training below changes, so that saved calibrations are made again
_CANDIDATES: Final = 8
_LEAST: Final = 60  # right answers to learn from; with fewer the defaults stay
_ABSENT: Final = 0.5  # what a question counts whose article is taken away
# A request outside the business: there are few examples, in life there are many, and an answer to one is always wrong.
_OUTSIDE: Final = 8.0
_PENALTY: Final = 0.1


@dataclass(frozen=True)
class Logistic:
    """p = 1 / (1 + exp(-(weights . x + bias)))."""

    weights: tuple[float, ...]
    bias: float

    def logits(self, rows: Numbers) -> NDArray[np.float64]:
        found: NDArray[np.float64] = rows.astype(np.float64) @ np.array(self.weights) + self.bias
        return found


@dataclass(frozen=True)
class Calibration:
    """``first`` judges each article alone, by kind of language pair; ``second`` against the best other article."""

    first: Mapping[str, Logistic]
    second: Mapping[str, Logistic]

    def probabilities(self, evidence: Evidence) -> Numbers:
        """For each key: the probability that it answers the question."""
        alone = self.alone(evidence)
        rows = against(alone, evidence)
        logits = np.zeros(len(alone))
        for kind in set(evidence.kinds):
            mine = evidence.kinds == kind
            logits[mine] = self.second[kind].logits(rows[mine])
        found: Numbers = np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)
        return found

    def alone(self, evidence: Evidence) -> Numbers:
        logits = np.zeros(len(evidence.kinds))
        for kind in set(evidence.kinds):
            mine = evidence.kinds == kind
            logits[mine] = self.first[kind].logits(evidence.features[mine])
        return np.asarray(logits, dtype=np.float32)

    def to_json(self) -> dict[str, Any]:
        return {
            stage: {kind: {"weights": list(model.weights), "bias": model.bias} for kind, model in models.items()}
            for stage, models in (("first", self.first), ("second", self.second))
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Calibration:
        first, second = (
            {
                kind: Logistic(tuple(map(float, data[stage][kind]["weights"])), float(data[stage][kind]["bias"]))
                for kind in KINDS
            }
            for stage in ("first", "second")
        )
        if any(len(model.weights) != len(FEATURES) for model in first.values()):
            raise ValueError("made for other features")
        return cls(first, second)


def _logistic(data: Mapping[str, Any]) -> Logistic:
    return Logistic(tuple(map(float, data["weights"])), float(data["bias"]))


def against(alone: Numbers, evidence: Evidence) -> Numbers:
    """Rows for the second stage: own value, lead over the best other article, share of known words (own language)."""
    if len(alone) > 1:
        order = np.argsort(-alone)
        best_other = np.full(len(alone), alone[order[0]])
        best_other[order[0]] = alone[order[1]]
    else:
        best_other = alone - 5.0
    return np.asarray(np.stack([alone, alone - best_other, evidence.known], axis=1), dtype=np.float32)


@dataclass(frozen=True)
class Example:
    """One question with its evidence; ``answer`` is the place of the right key, None if no article is right."""

    evidence: Evidence
    answer: int | None
    weight: float = 1.0


def calibrate(index: Index, outsiders: Sequence[tuple[str, str]] = ()) -> Calibration:
    """Train on the articles of the index and on ``outsiders``: (question, language) that no article answers."""
    examples = list(_examples(index, outsiders))
    first = {kind: _train(_table(examples, kind), default=DEFAULT_FIRST[kind]) for kind in KINDS}
    stage = Calibration(first, DEFAULT_SECOND)
    second = {kind: _train(_table(examples, kind, stage), default=DEFAULT_SECOND[kind]) for kind in KINDS}
    return Calibration(first, second)


def _examples(index: Index, outsiders: Sequence[tuple[str, str]]) -> Iterator[Example]:
    published = np.array([article.published for article in index.layout.articles], dtype=bool)
    index = _remembering(index, [question for question, _ in outsiders])
    for language in LANGUAGES:
        written = np.array([article.language == language for article in index.layout.articles], dtype=bool)
        if (published & written).any():
            yield from _own_examples(index, language, published, published & ~written)
    for question, language in outsiders:
        likeness = compare(index, question, language)
        abroad = published & np.array([article.language != language for article in index.layout.articles], dtype=bool)
        yield Example(weigh(index, likeness, language, published), None, weight=_OUTSIDE)
        if abroad.any():
            yield Example(weigh(index, likeness, language, abroad), None, weight=_OUTSIDE)


def _own_examples(index: Index, language: str, published: Mask, abroad: Mask) -> Iterator[Example]:
    """The questions of one language: with their article, without it, and with its translations only."""
    layout = index.layout
    vectors = index.dense.vectors()
    rows = [row for row in _questions(index, language) if published[layout.owner[row]]]
    groups = [_group(index, row, vectors) for row in rows]
    unseen: Sequence[Numbers | None] = [None] * len(rows)
    foreign: Sequence[Numbers | None] = unseen
    if index.classifier is not None:
        unseen = unseen_values(layout, vectors, index.chars, groups)
        if abroad.any():
            foreign = foreign_values(layout, vectors, index.chars, rows, groups, language)
    for row, group, values, values_abroad in zip(rows, groups, unseen, foreign, strict=True):
        answer = int(layout.key_of[layout.owner[row]])
        likeness = hide(compare(index, layout.passages[row].shown, language), index, group)
        yield Example(weigh(index, likeness, language, published, classified=values), answer)
        without = published & (layout.key_of != answer)
        if without.any():
            evidence = weigh(index, likeness, language, without, classified=values)
            yield Example(evidence, None, weight=_ABSENT)
        if (layout.key_of[abroad] == answer).any():
            yield Example(weigh(index, likeness, language, abroad, classified=values_abroad), answer)


class _Remembering:
    """An encoder that has the vectors it will be asked for."""

    def __init__(self, encoder: Encoder, known: Mapping[str, Vectors], coming: Sequence[str]) -> None:
        self.name = encoder.name
        self.dimension = encoder.dimension
        self._encoder = encoder
        self._known = {**known, **dict(zip(coming, encoder.encode_queries(coming), strict=True))}

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._encoder.encode(texts)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        if all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return self._encoder.encode_queries(texts)


def _remembering(index: Index, questions: Sequence[str]) -> Index:
    """The same index, quicker to ask what it holds already."""
    coming = list(dict.fromkeys(questions))
    english = index.encoders.english
    if english is not None and index.english is not None:
        english = _Remembering(english, index.english.known(), coming)
    encoders = Encoders(all=_Remembering(index.encoders.all, index.dense.known(), coming), english=english)
    return replace(index, encoders=encoders)


def _questions(index: Index, language: str) -> list[int]:
    """One row for each question as its author wrote it; titles are no questions of customers."""
    layout = index.layout
    return [
        row
        for row in range(layout.asked_count)
        if layout.articles[layout.owner[row]].language == language
        and layout.passages[row].text == layout.passages[row].shown
        and layout.passages[row].shown != layout.articles[layout.owner[row]].title
    ]


def _group(index: Index, row: int, vectors: Numbers) -> Places:
    """The question, its other forms and its nearest relative in each other language: what a new question won't have."""
    layout = index.layout
    owner = int(layout.owner[row])
    mine = layout.asked_grid[owner]
    shown = layout.passages[row].shown
    group = [row, *(int(one) for one in mine if one >= 0 and one != row and layout.passages[one].shown == shown)]
    for at in np.flatnonzero(layout.key_of == layout.key_of[owner]):
        if at != owner:
            rows = layout.asked_grid[at][layout.asked_grid[at] >= 0]
            group.append(int(rows[np.argmax(vectors[rows] @ vectors[row])]))
    return np.array(group, dtype=np.int64)


def _shortlist(example: Example, kind: str) -> Places:
    """The likeliest keys of this kind, always with the right one."""
    right = example.evidence.kinds == kind
    rating = example.evidence.features[:, 0] + 2 * example.evidence.features[:, -1]
    places = np.flatnonzero(right & (example.evidence.features[:, 1] > -0.99))
    best: Places = places[np.argsort(-rating[places])][:_CANDIDATES]
    if example.answer is not None and right[example.answer] and example.answer not in best:
        best = np.append(best, example.answer)
    return best


@dataclass(frozen=True)
class _Table:
    rows: Numbers
    labels: Mask
    weights: Numbers


def _table(examples: Sequence[Example], kind: str, stage: Calibration | None = None) -> _Table:
    """Training data of one kind for the first stage, or for the second after the first."""
    width = len(FEATURES) if stage is None else len(SECOND_FEATURES)
    rows, labels, weights = [np.zeros((0, width), np.float32)], [np.zeros(0, bool)], [np.zeros(0, np.float32)]
    for example in examples:
        places = _shortlist(example, kind)
        table = example.evidence.features if stage is None else _second_rows(stage, example)
        rows.append(table[places])
        labels.append(places == (-1 if example.answer is None else example.answer))
        weights.append(np.full(len(places), example.weight, np.float32))
    return _Table(np.concatenate(rows), np.concatenate(labels), np.concatenate(weights))


def _second_rows(stage: Calibration, example: Example) -> Numbers:
    return against(stage.alone(example.evidence), example.evidence)


def _train(table: _Table, *, default: Logistic) -> Logistic:
    if table.labels.sum() < _LEAST or table.labels.all():
        return default
    from sklearn.linear_model import LogisticRegression

    mean, spread = table.rows.mean(axis=0), np.maximum(table.rows.std(axis=0), 1e-3)
    model = LogisticRegression(C=_PENALTY, max_iter=1000)
    model.fit((table.rows - mean) / spread, table.labels, sample_weight=table.weights)
    weights = model.coef_[0] / spread
    return Logistic(tuple(map(float, weights)), float(model.intercept_[0] - weights @ mean))


# Where an installation has too few questions to learn from: as learned from the sample knowledge base (32 articles).
DEFAULT_FIRST: Final = {
    "english": Logistic((0.49, -1.91, -3.16, 2.41, -2.88, 2.62, -1.13, 4.65, 6.99, 0.75, 6.56), -8.09),
    "same": Logistic((-2.01, 0.3, -1.84, 3.51, -0.5, 2.86, 3.82, 4.08, 0.3, 4.86, 5.4), -7.77),
    "close": Logistic((-0.2, 0.72, 1.83, 6.29, -0.47, 2.25, 2.56, 3.43, 0.72, 0.72, 4.37), -7.95),
    "far": Logistic((-0.41, -0.41, 6.11, 8.17, 0.0, 0.0, 4.06, 1.56, 0.0, -0.41, 1.35), -7.05),
}
DEFAULT_SECOND: Final = {
    "english": Logistic((0.76, 0.29, 0.62), -0.94),
    "same": Logistic((0.68, 0.35, 0.96), -1.34),
    "close": Logistic((0.76, 0.36, -0.06), -0.43),
    "far": Logistic((0.68, 0.6, 0.0), -0.59),
}
