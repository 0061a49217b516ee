"""What the bot would do with questions at other thresholds: counted in sorted probabilities, while one drags. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import Final

from bot.core.policy.limits import Thresholds

SHARES: Final = ("answered", "likely", "choice", "unknown", "person")
_ALONE: Final = 3  # an article so many times less likely than what is asked back about is offered beside another


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """A question that was asked again: the probabilities of the two likeliest articles.

    ``person``: the likeliest always goes to a person; ``right``: whether it is the one that answers, None where nobody
    has said so.
    """

    language: str
    first: float
    second: float = 0.0
    person: bool = False
    right: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What becomes of them: answered at once, answered as likely, asked back about, not known, given to a person.

    ``judged`` of those answered at once have a right answer that is known, and ``wrong`` of these got another one;
    ``likely_judged`` and ``likely_wrong`` are the same of those answered as likely.
    """

    answered: int = 0
    likely: int = 0
    choice: int = 0
    unknown: int = 0
    person: int = 0
    judged: int = 0
    wrong: int = 0
    likely_judged: int = 0
    likely_wrong: int = 0

    @property
    def total(self) -> int:
        """All questions."""
        return sum(getattr(self, name) for name in SHARES)

    def __add__(self, other: Forecast) -> Forecast:
        return Forecast(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})


@dataclass(frozen=True)
class _Count:
    count: int = 0
    judged: int = 0
    wrong: int = 0

    def __add__(self, other: _Count) -> _Count:
        return _Count(self.count + other.count, self.judged + other.judged, self.wrong + other.wrong)

    def __sub__(self, other: _Count) -> _Count:
        return _Count(self.count - other.count, self.judged - other.judged, self.wrong - other.wrong)


class _Pile:
    """Questions of one kind, by falling probability: how many reach one is looked up."""

    def __init__(self, questions: Iterable[Replayed]) -> None:
        ordered = sorted(questions, key=lambda one: -one.first)
        self._places = [-one.first for one in ordered]
        self._sums = [_Count(), *accumulate(_Count(1, one.right is not None, one.right is False) for one in ordered)]

    def reach(self, probability: float) -> _Count:
        """Those that are at least so likely."""
        return self._sums[bisect_left(self._places, -probability + 1e-12)]

    @property
    def all(self) -> _Count:
        """All of them."""
        return self._sums[-1]


class Forecaster:
    """``thresholds`` are those in force; what differs while one drags is ``answer`` and ``perhaps``."""

    def __init__(self, questions: Iterable[Replayed], thresholds: Thresholds) -> None:
        self._clarify = thresholds.clarify
        piles: dict[str, dict[tuple[bool, bool, bool], list[Replayed]]] = defaultdict(lambda: defaultdict(list))
        for one in questions:
            rivalled = one.second >= max(thresholds.clarify, one.first - thresholds.margin)
            alone = one.second < thresholds.clarify / _ALONE
            piles[one.language][rivalled, alone, one.person].append(one)
        self._piles: Mapping[str, dict[tuple[bool, bool, bool], _Pile]] = {
            language: {kind: _Pile(mine) for kind, mine in kinds.items()} for language, kinds in piles.items()
        }

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that questions are in."""
        return tuple(sorted(self._piles))

    def at(self, language: str, *, answer: float, perhaps: float) -> Forecast:
        """What would become of the questions of a language; the first of a customer each."""
        answer, found = max(answer, self._clarify), Forecast()
        for (rivalled, alone, person), pile in self._piles.get(language, {}).items():
            known = pile.reach(self._clarify)
            surely = _Count() if rivalled else pile.reach(answer)
            doubted = known - surely
            likely = _Count() if person else doubted if alone else pile.reach(max(perhaps, self._clarify)) - surely
            likely = likely if likely.count > 0 else _Count()
            found += _forecast(pile.all - known, surely, doubted - likely, likely, person=person)
        return found


def _forecast(unknown: _Count, surely: _Count, choice: _Count, likely: _Count, *, person: bool) -> Forecast:
    answered = _Count() if person else surely
    return Forecast(
        answered=answered.count,
        likely=likely.count,
        choice=choice.count,
        unknown=unknown.count,
        person=surely.count if person else 0,
        judged=answered.judged,
        wrong=answered.wrong,
        likely_judged=likely.judged,
        likely_wrong=likely.wrong,
    )
