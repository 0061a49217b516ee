"""Which figures the letter tells, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Final

from bot.core.insights.reports.figures import FEW, NOTHING, SURE, Figure, differs
from bot.core.insights.reports.measures import MEASURES, Kind, Measure

MOST: Final = 7  # lines of figures; three more are things to do
TO_DO: Final = 3
ALWAYS: Final = ("talks", "alone", "handed", "first-reply", "csat")


class Turn(StrEnum):
    """What became of a figure, as far as it is no chance."""

    WORSE = "worse"
    BETTER = "better"
    REST = "rest"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A figure of the week beside that of the week before."""

    measure: Measure
    now: Figure
    before: Figure
    turn: Turn

    @property
    def changed(self) -> bool:
        """Whether more than chance is behind it."""
        return self.turn is not Turn.REST or _grew(self.measure, self.now, self.before)


def choose_lines(figures: Mapping[str, Figure], before: Mapping[str, Figure]) -> tuple[Line, ...]:
    """What got worse first, then what got better, then what changed otherwise, and what one always wants to know."""
    lines = [_compare(one, figures[one.key], before.get(one.key, NOTHING)) for one in MEASURES if one.key in figures]
    told = [line for line in lines if line.now.of or (line.before.of and line.measure.kind is Kind.COUNT)]
    first = [line for turn in (Turn.WORSE, Turn.BETTER) for line in told if line.turn is turn]
    rest = [line for line in told if line.turn is Turn.REST]
    rest.sort(key=lambda line: (not line.changed, line.measure.key not in ALWAYS))
    usual = [line for line in rest if line.changed or line.measure.key in ALWAYS]
    return tuple((first + usual)[:MOST])


def pick(lines: Iterable[Line], turn: Turn) -> tuple[Line, ...]:
    """Those of a kind."""
    return tuple(line for line in lines if line.turn is turn)


def _compare(measure: Measure, now: Figure, before: Figure) -> Line:
    turn = Turn.REST
    if measure.kind is not Kind.COUNT and measure.up is not None and differs(measure, now, before):
        rose = (now.median or 0) > (before.median or 0) if measure.kind is Kind.TIME else _share(now) > _share(before)
        turn = Turn.BETTER if rose is measure.up else Turn.WORSE
    return Line(measure=measure, now=now, before=before, turn=turn)


def _share(figure: Figure) -> float:
    return figure.share or 0.0


def _grew(measure: Measure, now: Figure, before: Figure) -> bool:
    """Of a number: whether it differs by more than chance, as of things that come one by one."""
    together = now.part + before.part
    many = max(now.part, before.part) >= FEW
    return measure.kind is Kind.COUNT and many and abs(now.part - before.part) > SURE * sqrt(together)
