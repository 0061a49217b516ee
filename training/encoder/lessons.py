"""What a training step is made of: strings with the teacher's target, and pairs that belong together."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from training.encoder.noise import as_typed
from training.encoder.rows import LANGS, Row

# Software catalogues repeat themselves in words of one line; prose and games are nearer to how people speak.
_PROSE_WEIGHT: Final = 1.5
_SHORT_WEIGHT: Final = {1: 0.15, 2: 0.4, 3: 0.7}
_TALKATIVE: Final = ("wesnoth", "cataclysm")
_POOL: Final = 4096
_ENGLISH_SHARE: Final = 0.15

Measure = Callable[[list[str]], list[int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """``texts[i]`` should come to lie where the teacher put ``targets[i]``, an English string.

    ``pairs``: ``texts[i]`` and ``texts[j]`` belong together (a question and its answer, two ways to ask); ``groups[i]``
    names the meaning of a text, so that two texts of one meaning are never taken for a wrong pair.
    """

    texts: list[str]
    targets: list[str]
    pairs: list[tuple[int, int]]
    groups: list[str]


def weight(row: Row) -> float:
    """How often a row is drawn, relative to a sentence of a catalogue."""
    prose = row.kind != "mo" or row.source.startswith(_TALKATIVE)
    return _SHORT_WEIGHT.get(row.en.count(" ") + 1, 1.0) * (_PROSE_WEIGHT if prose else 1.0)


def translations(rows: Sequence[Row], *, measure: Measure, tokens: int, chance: random.Random) -> Iterator[Lesson]:
    """Endless lessons of texts of like length, so that no time goes into padding.

    ``tokens`` bounds texts x longest text: a step takes the same time whether its texts are long or short.
    """
    weights = list(accumulate(weight(row) for row in rows))
    while True:
        drawn = chance.choices(rows, cum_weights=weights, k=_POOL)
        said = [pair for row in drawn for pair in _said(row, chance)]
        batches = list(_like_length(said, measure([text for text, _ in said]), tokens))
        chance.shuffle(batches)
        yield from (_translation(batch) for batch in batches)


def _said(row: Row, chance: random.Random) -> Iterator[tuple[str, Row]]:
    for lang in LANGS:
        if row.text(lang) and (lang != "en" or chance.random() < _ENGLISH_SHARE):
            yield as_typed(row.text(lang), chance=chance), row


def _like_length(said: list[tuple[str, Row]], lengths: Sequence[int], tokens: int) -> Iterator[list[tuple[str, Row]]]:
    batch: list[tuple[str, Row]] = []
    for number in sorted(range(len(said)), key=lambda number: lengths[number]):
        if batch and (len(batch) + 1) * lengths[number] > tokens:
            yield batch
            batch = []
        batch.append(said[number])
    yield batch


def conversations(rows: Sequence[Row], *, size: int, chance: random.Random) -> Iterator[Lesson]:
    """Endless lessons of ``size`` pairs: for each meaning, a way to ask and another one, or its answer."""
    meanings: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        meanings[row.source].append(row)
    # a meaning with many ways to ask is met more often, but not in proportion
    names = [name for name, members in meanings.items() for _ in range(round(len(members) ** 0.5))]
    while True:
        chance.shuffle(names)
        for start in range(0, len(names), size):
            drawn = dict.fromkeys(names[start : start + size])
            yield _conversation([meanings[name] for name in drawn], chance)


def mixed(
    lessons: Mapping[str, Iterator[Lesson]], shares: Mapping[str, float], chance: random.Random
) -> Iterator[Lesson]:
    """The next lesson of a kind drawn by its share."""
    kinds = list(lessons)
    while True:
        kind = chance.choices(kinds, weights=[shares[kind] for kind in kinds])[0]
        yield next(lessons[kind])


def _translation(said: Sequence[tuple[str, Row]]) -> Lesson:
    texts, targets = [text for text, _ in said], [row.en for _, row in said]
    return Lesson(texts=texts, targets=targets, pairs=[], groups=targets)


def _conversation(meanings: Sequence[Sequence[Row]], chance: random.Random) -> Lesson:
    drawn = [row for members in meanings for row in _ask_and_fellow(members, chance)]
    texts = [as_typed(_some_translation(row, chance), chance=chance) for row in drawn]
    pairs = [(first, first + 1) for first in range(0, len(drawn), 2)]
    return Lesson(texts=texts, targets=[row.en for row in drawn], pairs=pairs, groups=[row.source for row in drawn])


def _ask_and_fellow(members: Sequence[Row], chance: random.Random) -> tuple[Row, Row]:
    asks = [row for row in members if row.kind == "ask"] or list(members)
    answers = [row for row in members if row.kind == "answer"]
    ask = chance.choice(asks)
    if answers and chance.random() < 0.5:
        return ask, chance.choice(answers)
    return ask, chance.choice([row for row in asks if row is not ask] or answers or [ask])


def _some_translation(row: Row, chance: random.Random) -> str:
    langs = [lang for lang in LANGS if row.text(lang)]
    return row.text(chance.choices(langs, weights=[_ENGLISH_SHARE if lang == "en" else 1 for lang in langs])[0])
