"""What customers' verdicts say of the probabilities the bot gave: how often what it called likely was right. Pure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Final

from bot.core.insights.asked import Down, Gap

BORDERS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)  # of the bands a plot has
ENOUGH: Final = 100  # verdicts of a language from which on they say something
ENOUGH_OF_EACH: Final = 15  # of them right, and as many wrong
_PRIOR: Final = 0.5  # how far off the shipped calibration is thought to be, in logits
FURTHEST: Final = 1.0  # logits that verdicts may move it: only who has an opinion gives one
_TEXT_ONLY: Final = frozenset((Down.UNCLEAR.value, Down.OUTDATED.value))  # wrong is the text, not the choice of it
_SHARPEST: Final = 1e-4
_FINE: Final = 0.002


class Kind(StrEnum):
    """What a customer did that tells whether the likeliest article was right."""

    UP = "up"
    DOWN = "down"
    CHOSEN = "chosen"
    NONE = "none"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A line of the bot, what it knew (``top``, the likeliest article, and its probability) and what came of it."""

    question_id: int
    language: str
    top: str
    probability: float
    article: str = ""
    chosen: bool = False
    thumb: bool | None = None
    reason: str = ""
    gap: Gap = Gap.NO


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The likeliest article had this probability, and was ``right`` or not."""

    language: str
    probability: float
    right: bool
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class Band:
    """Verdicts about probabilities that are nearly the same: how many, what was said on average, what was true."""

    count: int
    said: float
    right: float


@dataclass(frozen=True, kw_only=True)
class Measured:
    """The verdicts of a language. ``shift`` is what they add to the logit of a probability, None with too few."""

    count: int = 0
    right: int = 0
    kinds: Mapping[Kind, int] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()
    shift: float | None = None

    @property
    def said(self) -> float:
        """The mean probability, 0..1."""
        return sum(band.said * band.count for band in self.bands) / self.count if self.count else 0.0


def judge(rows: Iterable[Answered]) -> tuple[Verdict, ...]:
    """One verdict a question, of those that have one; the rows of a question stand together, in order."""
    found = (_judge_question(list(rows)) for number, rows in groupby(rows, lambda row: row.question_id) if number)
    return tuple(verdict for verdict in found if verdict is not None)


def _judge_question(rows: list[Answered]) -> Verdict | None:
    first = next((row for row in rows if row.top), None)
    told = _tell(first, rows) if first is not None else None
    if first is None or told is None:
        return None
    kind, right = told
    return Verdict(language=first.language, probability=first.probability, right=right, kind=kind)


def _tell(first: Answered, rows: Sequence[Answered]) -> tuple[Kind, bool] | None:
    chosen = next((row for row in rows if row.chosen and row.article), None)
    if chosen is not None:
        hit = chosen.article == first.top
        return None if chosen.thumb is False and not hit else (Kind.CHOSEN, hit and chosen.thumb is not False)
    if first.gap is Gap.NONE:
        return Kind.NONE, False
    if not first.article or first.article != first.top:
        return None
    if first.thumb is not None:
        if first.reason in _TEXT_ONLY:
            return None
        return (Kind.UP, True) if first.thumb else (Kind.DOWN, False)
    return (Kind.PERSON, False) if first.gap is Gap.PERSON else None


def measure(verdicts: Iterable[Verdict]) -> dict[str, Measured]:
    """By language."""
    ordered = sorted(verdicts, key=lambda one: one.language)
    return {language: _measure(list(mine)) for language, mine in groupby(ordered, lambda one: one.language)}


def _measure(verdicts: list[Verdict]) -> Measured:
    right = sum(one.right for one in verdicts)
    enough = len(verdicts) >= ENOUGH and min(right, len(verdicts) - right) >= ENOUGH_OF_EACH
    return Measured(
        count=len(verdicts),
        right=right,
        kinds=Counter(one.kind for one in verdicts),
        bands=tuple(_bands(verdicts)),
        shift=find_shift(verdicts) if enough else None,
    )


def _bands(verdicts: Sequence[Verdict]) -> Iterable[Band]:
    for low, high in pairwise(BORDERS):
        mine = [one for one in verdicts if low <= one.probability < high or (high == 1.0 and one.probability == 1.0)]
        if mine:
            said = sum(one.probability for one in mine) / len(mine)
            yield Band(count=len(mine), said=said, right=sum(one.right for one in mine) / len(mine))


def find_shift(verdicts: Sequence[Verdict]) -> float:
    """The likeliest number to add to the logit of each probability, drawn to 0: where the slope changes its sign."""
    logits, right = [_logit(one.probability) for one in verdicts], sum(one.right for one in verdicts)
    low, high = -FURTHEST, FURTHEST
    while high - low > _FINE:
        middle = (low + high) / 2
        slope = right - sum(_chance(logit + middle) for logit in logits) - middle / _PRIOR**2
        low, high = (middle, high) if slope > 0 else (low, middle)
    return round((low + high) / 2, 2)


def correct(cut: float, shift: float) -> float:
    """The probability that, shifted, is ``cut``: where verdicts say less than it was thought, more is asked for."""
    return cut if not shift or cut >= 1.0 else _chance(_logit(cut) - shift)


def _logit(probability: float) -> float:
    held = max(_SHARPEST, min(1 - _SHARPEST, probability))
    return math.log(held / (1 - held))


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))
