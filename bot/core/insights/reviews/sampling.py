"""Which closed cases of a week are reviewed: drawn by rules, the same ones however often one draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from math import ceil
from typing import Final

from bot.core.insights.reviews.review import Drawn

MOST: Final = 300  # a week, whatever the rules say
LATE: Final = 1_000_000  # the place of a case that is none of somebody's first
BOUNDS: Final[Mapping[str, int]] = {"low": 100, "reopened": 100, "long": 50, "new": 50, "random": 100, "least": 20}


@dataclass(frozen=True, kw_only=True)
class Rules:
    """``low``, ``reopened`` and ``random``: so many per cent of such cases; ``long``: so many of the longest; ``new``:
    the first so many cases of everybody; ``least``: at least so many of each. 0 switches a rule off.
    """

    low: int = 0
    reopened: int = 0
    long: int = 0
    new: int = 0
    random: int = 0
    least: int = 0

    @property
    def is_off(self) -> bool:
        """Whether nothing is drawn."""
        return not any(getattr(self, one.name) for one in fields(self))


SUGGESTED: Final = Rules(low=100, reopened=50, long=3, new=5, random=2, least=1)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A case somebody closed. ``place``: the how manieth of theirs; ``lines``: how many were written in it; ``drawn``:
    why it has a review already, None while it has none.
    """

    case_id: int
    person_id: int
    is_low: bool = False
    is_reopened: bool = False
    lines: int = 0
    place: int = LATE
    drawn: Drawn | None = None


def draw(candidates: Sequence[Candidate], rules: Rules, *, seed: str) -> dict[int, Drawn]:
    """Cases to be reviewed besides those that are, and why. What a rule has drawn before counts for it."""
    drawing = _Drawing(sorted(candidates, key=lambda one: _lot(seed, one.case_id)))
    low = [one for one in drawing.known if one.is_low]
    again = [one for one in drawing.known if one.is_reopened]
    longest = sorted(drawing.known, key=lambda one: -one.lines)
    drawing.take(Drawn.LOW, low, _part(rules.low, low))
    drawing.take(Drawn.REOPENED, again, _part(rules.reopened, again))
    drawing.take(Drawn.LONG, longest, rules.long)
    drawing.take(Drawn.NEW, [one for one in drawing.known if one.place <= rules.new], MOST)
    drawing.take(Drawn.RANDOM, drawing.known, _part(rules.random, drawing.known))
    drawing.fill_up(rules.least)
    return dict(list(drawing.found.items())[:MOST])


class _Drawing:
    """``known`` stands in the order of its lots."""

    def __init__(self, known: Sequence[Candidate]) -> None:
        self.known = known
        self.found: dict[int, Drawn] = {}

    def take(self, why: Drawn, some: Sequence[Candidate], count: int) -> None:
        """The first of them that are free, as many as are wanted besides those it has."""
        missing = count - sum(one.drawn is why for one in self.known)
        for one in some:
            if missing > 0 and self._is_free(one):
                self.found[one.case_id] = why
                missing -= 1

    def fill_up(self, least: int) -> None:
        """At least so many of each person."""
        counts = Counter(one.person_id for one in self.known if not self._is_free(one))
        for one in self.known:
            if counts[one.person_id] < least and self._is_free(one):
                self.found[one.case_id] = Drawn.LEAST
                counts[one.person_id] += 1

    def _is_free(self, one: Candidate) -> bool:
        return one.drawn is None and one.case_id not in self.found


def spread(
    drawn: Mapping[int, int], reviewers: Mapping[int, Sequence[int]], busy: Mapping[int, int]
) -> dict[int, int | None]:
    """Who reviews each case (``drawn``: case to reviewed person): who has least to do of those who may; else None."""
    load = Counter(busy)
    given: dict[int, int | None] = {}
    for case_id, person_id in drawn.items():
        able = [one for one in reviewers.get(person_id, ()) if one != person_id]
        given[case_id] = min(able, key=lambda one: (load[one], one)) if able else None
        load.update(one for one in (given[case_id],) if one is not None)
    return given


def read_rules(typed: Mapping[str, str]) -> tuple[Rules, tuple[str, ...]]:
    """The rules, and the names of what is no whole number within its bounds."""
    rules, wrong = Rules(), []
    for name, most in BOUNDS.items():
        text = typed.get(name, "").strip()
        if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= most):
            wrong.append(name)
        else:
            rules = replace(rules, **{name: int(text)})
    return rules, tuple(wrong)


def _part(share: int, some: Sequence[Candidate]) -> int:
    return ceil(share * len(some) / 100)


def _lot(seed: str, case_id: int) -> str:
    return sha256(f"{seed}:{case_id}".encode()).hexdigest()
