"""The missing article: a third of the sample's topics is taken away, and customers ask about them all the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.data import HALVES, Half
from benchmarks.table import Figure
from benchmarks.young import bases
from benchmarks.young.judged import Judged, Nearest, judge, outside_figures
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders

PHRASINGS: Final = (0, 3, 8, 20, 47)
FOLDS: Final = 3


def measure(
    encoders: Encoders, peer: Nearest, counts: Sequence[int] = PHRASINGS, *, say: Callable[[str], None]
) -> list[Figure]:
    """Wrong answers to golden questions and easy ones whose articles are all gone, over all thirds."""
    figures: list[Figure] = []
    for count in counts:
        ours: dict[Half, list[Judged]] = {half: [] for half in HALVES}
        theirs: dict[Half, list[Judged]] = {half: [] for half in HALVES}
        for fold in range(FOLDS):
            say(f"{count} phrasings, third {fold + 1}")
            gone = gone_in(fold)
            kept = bases.cut(bases.without(bases.articles_of(bases.FLOWERS), gone), count)
            with bases.opened(kept, encoders) as finder:
                for half in HALVES:
                    asked = about(gone, half)
                    ours[half] += judge(finder, asked)
                    theirs[half] += _by_peer(finder, peer, asked)
        for half in HALVES:
            subject = f"a third of the topics removed, {count} phrasings ({half})"
            figures += outside_figures(ours[half], subject)
            figures += outside_figures(theirs[half], subject, system=peer.name)
    return figures


def gone_in(fold: int) -> frozenset[str]:
    """Every third article."""
    return frozenset(sorted({one.key for one in bases.articles_of(bases.FLOWERS)})[fold::FOLDS])


def about(gone: frozenset[str], half: Half) -> list[bases.Question]:
    """The questions that only articles which are gone would answer."""
    asked = [*bases.hard(bases.FLOWERS, half), *bases.own_golden(half), *bases.easy(half)[::2]]
    return [bases.Question(text=one.text, language=one.language) for one in asked if one.articles <= gone]


def _by_peer(finder: Knowledge, peer: Nearest, asked: list[bases.Question]) -> list[Judged]:
    return peer.judge(finder, bases.hard(bases.FLOWERS, "tuning"), asked)
