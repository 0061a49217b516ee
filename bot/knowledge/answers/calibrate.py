"""What a knowledge base teaches about its own probabilities, and from where on they are good enough for an answer.

Every example question is asked as if its author had not written it (nor its translation): with its article there and
without, and with articles in other languages only. Requests outside the business are wrong for every article. What a
base with few example questions can't tell comes from other businesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.core.language import LANGUAGES
from bot.knowledge.answers.calibration import Calibration, Trial, learned
from bot.knowledge.answers.features import Mask, Similarity, compare, hide, weigh
from bot.knowledge.answers.odds import Odds, Sample, mix, sharpen, train
from bot.knowledge.index.build import Index
from bot.knowledge.index.classifier import Classifier, Unseen, kernel_of, targets_of
from bot.knowledge.index.layout import Numbers, Places
from bot.language.encoders.encoder import Encoder, Vectors, Wrapped
from bot.language.encoders.pair import Encoders

RECIPE: Final = "16"  # grows when the training below changes, so that saved calibrations are made again
# Of 100 questions that come, about so many are about something else, or about what should be there and is not.
_OUTSIDE: Final = 0.12
_ABSENT: Final = 0.12
# A left-out question is asked without its nearest relatives. The more questions an article has, the likelier that of a
# customer has such relatives, and the easier it is than a left-out one: at so many questions half of what is said here.
# Chosen on the tuning half of the golden questions.
_SHARPER: Final = 0.65
_HALFWAY: Final = 10.0
_RIDGE: Final = 3.0
_FEW_TRIALS: Final = 200  # so few count half of what many would: chance has a large part in where their cut lies
_WHOLE: Final = 1000.0  # what all trials count together
_MOST: Final = 400  # questions of one language that are asked
_LEAST: Final = 60  # of them in a base so large that each takes long
_WORK: Final = 2_000_000  # questions times passages
_CLASSIFIERS: Final = 4  # kept, of up to 8 MB each: questions of one article follow each other


@dataclass(frozen=True)
class Setting:
    """A state of the knowledge base in which the questions are asked.

    ``usable`` are the articles that are there; an example counts ``weight``, and one of 1.0 is what customers meet.
    """

    usable: Mask
    weight: float


def calibrate(index: Index, strangers: Sequence[tuple[str, str]] = ()) -> Calibration:
    """What other businesses teach and, the more example questions there are, what this one does.

    Learned from its articles, its out-of-scope questions and ``strangers``: (question, language).
    """
    index = _remembering(index, [question for question, _ in strangers])
    examples = _weighted(index, [*_out_of_scope(index), *_strangers(index, strangers)])
    elsewhere = learned(classified=index.classifier is not None)
    if all(example.answer is None for example in examples):
        return elsewhere
    ease = _ease(index)
    own = sharpen(train(examples, start=elsewhere.odds, ridge=_RIDGE), 1 + _SHARPER * ease)
    odds = mix(elsewhere.odds, own, ease)
    trials = [_eased(trial, ease) for trial in trials_of(odds, examples)]
    share = ease * len(trials) / (len(trials) + _FEW_TRIALS)
    both = (*_counting(trials, share * _WHOLE), *_counting(elsewhere.trials, (1 - share) * _WHOLE))
    return Calibration(odds, both, 1 + ease)


def _counting(trials: Sequence[Trial], total: float) -> list[Trial]:
    """The same trials, counting so much together."""
    whole = sum(trial.weight for trial in trials)
    return [replace(trial, weight=trial.weight * total / whole) for trial in trials]


def _ease(index: Index) -> float:
    """How much easier than left-out questions, and left-out strangers, those of customers will be, 0..1."""
    each = sum(len(article.questions) for article in index.layout.articles) / max(1, len(index.layout.articles))
    return each / (each + _HALFWAY)


def _eased(trial: Trial, ease: float) -> Trial:
    """Between how the left-out question went and what its probability says of one that comes."""
    return replace(trial, right=trial.right + ease * (trial.probability - trial.right)) if trial.inside else trial


def trials_of(odds: Odds, examples: Sequence[Sample]) -> tuple[Trial, ...]:
    """How the examples that customers may meet would have gone."""
    return tuple(_trial(odds, example) for example in examples if example.usual)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question the index has not seen, and the key of the article that answers it."""

    text: str
    language: str
    key: str


def examples_of(index: Index, asked: Sequence[Asked], strangers: Sequence[tuple[str, str]]) -> list[Sample]:
    """What another business teaches by questions its articles lack: with the article that answers and without.

    It may well deal with what is out of scope here, not with ``strangers``: (question, language).
    """
    index = _remembering(index, [*(one.text for one in asked), *(question for question, _ in strangers)])
    apart = Apart(index)
    own = [example for one in asked for example in _asked_examples(index, one, apart)]
    return _balanced(own, _strangers(index, strangers))


def _asked_examples(index: Index, asked: Asked, apart: Apart) -> Iterator[Sample]:
    """In the language of the question if there is the article, and in others only."""
    layout = index.layout
    whole = compare(index, asked.text, asked.language)
    answer = layout.keys.index(asked.key)
    for setting in _settings(index, asked.language):
        for usable in (setting.usable, setting.usable & (layout.key_of != answer)):
            features = weigh(index, whole, asked.language, usable, classified=apart.values(whole, usable))
            known = bool((layout.key_of[usable] == answer).any())
            usual = setting.weight == 1.0
            if usable.any():
                yield Sample(features, answer if known else None, weight=setting.weight, usual=usual, missing=not known)


def _weighted(index: Index, outside: list[Sample]) -> list[Sample]:
    """All examples with their weights; ``outside`` are those no article answers."""
    apart = Apart(index)
    own = [example for language in LANGUAGES for example in _own_examples(index, language, apart)]
    return _balanced(own, outside)


def _balanced(own: Sequence[Sample], outside: Sequence[Sample]) -> list[Sample]:
    """Those about what should be there and is not, and those about something else, have a set share."""
    inside = [example for example in own if example.answer is not None]
    absent = [example for example in own if example.answer is None]
    total = sum(example.weight for example in inside)
    share = _ABSENT if outside else _ABSENT + _OUTSIDE
    return [*inside, *_weighing(absent, share * total), *_weighing(outside, _OUTSIDE * total)]


def _weighing(examples: Sequence[Sample], total: float) -> list[Sample]:
    """The same examples, counting ``total`` together, but none more than three times what it did."""
    factor = min(3.0, total / max(1e-9, sum(example.weight for example in examples)))
    return [replace(example, weight=example.weight * factor) for example in examples]


def _settings(index: Index, language: str) -> list[Setting]:
    """As it is; only in other languages."""
    published = index.layout.published
    abroad = published & (index.layout.languages != LANGUAGES.index(language))
    found = [Setting(published, 1.0)]
    if abroad.any() and not abroad[published].all():
        found.append(Setting(abroad, 0.5))
    return found


def _out_of_scope(index: Index) -> list[Sample]:
    """Each as if it were not known as one."""
    known = index.out_of_scope
    whole = zip(known.texts, known.languages, known.unseen, strict=True)
    return _outside(
        index,
        ((replace(compare(index, text, language), outside=outside), language) for text, language, outside in whole),
    )


def _strangers(index: Index, strangers: Sequence[tuple[str, str]]) -> list[Sample]:
    return _outside(index, ((compare(index, question, language), language) for question, language in strangers))


def _outside(index: Index, asked: Iterable[tuple[Similarity, str]]) -> list[Sample]:
    settings = {language: _settings(index, language) for language in LANGUAGES}
    found = []
    for whole, language in asked:
        for setting in settings[language]:
            if setting.usable.any():
                features = weigh(index, whole, language, setting.usable)
                found.append(Sample(features, None, weight=setting.weight, usual=setting.weight == 1.0))
    return found


def _own_examples(index: Index, language: str, apart: Apart) -> Iterator[Sample]:
    """The questions of one language in every setting; in the usual one also with their article taken away."""
    layout = index.layout
    settings = _settings(index, language)
    rows = [row for row in _questions(index, language) if settings[0].usable[layout.owner[row]]]
    groups = [_group(index, row) for row in rows]
    values = [_values(index, apart.unseen, setting, rows, groups) for setting in settings]
    for at, (row, group) in enumerate(zip(rows, groups, strict=True)):
        answer = int(layout.key_of[layout.owner[row]])
        whole = hide(compare(index, layout.passages[row].shown, language), index, group)
        for setting, known in zip(settings, values, strict=True):
            features = weigh(index, whole, language, setting.usable, classified=known[at])
            usual = setting.weight == 1.0
            if (layout.key_of[setting.usable] == answer).any():
                yield Sample(features, answer, weight=setting.weight, usual=usual)
            without = setting.usable & (layout.key_of != answer)
            if setting.usable[layout.owner[row]] and without.any():
                features = weigh(index, whole, language, without, classified=apart.values(whole, without))
                yield Sample(features, None, weight=setting.weight, usual=usual, missing=True)


class Apart:
    """What classifiers say that were trained on some articles alone: one that knew the missing one gives it away."""

    def __init__(self, index: Index) -> None:
        self._layout = index.layout
        self._trained: dict[bytes, Classifier] = {}
        self.unseen: Unseen | None = None
        if index.classifier is not None:
            self.unseen = Unseen(kernel_of(index.layout, index.vectors(), index.chars), targets_of(index.layout))

    def values(self, similarity: Similarity, usable: Mask) -> Numbers | None:
        """Of the one trained on the usable articles alone; None where the base has no classifier."""
        if self.unseen is None:
            return None
        name = usable.tobytes()
        if name not in self._trained:
            if len(self._trained) == _CLASSIFIERS:
                self._trained.clear()
            self._trained[name] = self.unseen.apart(np.flatnonzero(~usable[self._layout.owner]))
        return self._trained[name].values(similarity.dense + similarity.deep + similarity.chars)


def _values(
    index: Index, unseen: Unseen | None, setting: Setting, rows: Sequence[int], groups: Sequence[Places]
) -> Sequence[Numbers | None]:
    """What a classifier says about each question that never saw it, trained on what the setting holds."""
    layout = index.layout
    if unseen is None or not rows:
        return [None] * len(rows)
    places = np.flatnonzero(setting.usable[layout.owner])
    return unseen.without(groups) if len(places) == len(layout.owner) else unseen.only(places, rows, groups)


class _Remembering(Wrapped):
    """An encoder that has the vectors it will be asked for."""

    def __init__(self, encoder: Encoder, known: Mapping[str, Vectors], coming: Sequence[str]) -> None:
        super().__init__(encoder)
        self._known = {**known, **dict(zip(coming, encoder.encode_queries(coming), strict=True))}

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        if all(text in self._known for text in texts):
            return np.stack([self._known[text] for text in texts])
        return self._encoder.encode_queries(texts)


def _remembering(index: Index, questions: Sequence[str]) -> Index:
    """The same index, quicker to ask what it holds already."""
    coming, out_of_scope = list(dict.fromkeys(questions)), index.out_of_scope
    known = {**index.dense.known(), **dict(zip(out_of_scope.texts, out_of_scope.dense, strict=True))}
    deep = index.encoders.deep
    if deep is not None and index.deep is not None:
        deeply = {**index.deep.known(), **dict(zip(out_of_scope.texts, out_of_scope.deep, strict=True))}
        deep = _Remembering(deep, deeply, coming)
    return replace(index, encoders=Encoders(all=_Remembering(index.encoders.all, known, coming), deep=deep))


def _questions(index: Index, language: str) -> list[int]:
    """One row for each question as its author wrote it, at most so many; titles are no questions of customers."""
    layout = index.layout
    found = [
        row
        for row in range(layout.asked_count)
        if layout.articles[layout.owner[row]].language == language
        and layout.passages[row].text == layout.passages[row].shown
        and not layout.is_title(row)
    ]
    most = max(_LEAST, min(_MOST, _WORK // max(1, len(layout.passages))))
    return found[:: -(-len(found) // most)] if found else found


def _group(index: Index, row: int) -> Places:
    """The question, its other forms and its nearest relative in each other language: what a new question won't have."""
    layout, vectors = index.layout, index.dense.vectors()
    owner = int(layout.owner[row])
    mine = layout.asked_grid[owner]
    shown = layout.passages[row].shown
    group = [row, *(int(one) for one in mine if one >= 0 and one != row and layout.passages[one].shown == shown)]
    for at in np.flatnonzero(layout.key_of == layout.key_of[owner]):
        if at != owner:
            rows = layout.asked_grid[at][layout.asked_grid[at] >= 0]
            group.append(int(rows[np.argmax(vectors[rows] @ vectors[row])]))
    return np.array(group, dtype=np.int64)


def _trial(odds: Odds, example: Sample) -> Trial:
    chances = odds.probabilities(example.features)
    best = int(chances.argmax())
    return Trial(
        float(chances[best]), float(best == example.answer), example.answer is not None, example.weight, example.missing
    )
