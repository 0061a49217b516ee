"""Young knowledge bases: the sample and two made-up businesses with few phrasings an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from benchmarks.data import HALVES, Half
from benchmarks.table import Figure
from benchmarks.young import bases
from benchmarks.young.judged import Judged, Nearest, inside_figures, judge, outside_figures
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders

PHRASINGS: Final = {bases.FLOWERS: (0, 3, 8), "clinic": (0, 3, 6), "software": (0, 3, 6)}


def measure(encoders: Encoders, peer: Nearest, *, say: Callable[[str], None]) -> list[Figure]:
    """Every base with every number of phrasings, both halves apart."""
    figures: list[Figure] = []
    for name, counts in PHRASINGS.items():
        for count in counts:
            say(f"{name} with {count} phrasings an article")
            with bases.opened(bases.cut(bases.articles_of(name), count), encoders) as finder:
                for half in HALVES:
                    figures += _figures(finder, peer, name, count, half)
    return figures


def _figures(finder: Knowledge, peer: Nearest, name: str, count: int, half: Half) -> Iterator[Figure]:
    for kind, questions in _groups(name, half):
        subject = f"{name} {count} phrasings, {kind} ({half})"
        show = outside_figures if kind == "near outside" else inside_figures
        yield from show(judge(finder, questions), subject)
        yield from show(_by_peer(finder, peer, name, questions), subject, system=peer.name)


def _by_peer(finder: Knowledge, peer: Nearest, name: str, questions: list[bases.Question]) -> list[Judged]:
    return peer.judge(finder, [*bases.hard(name, "tuning"), *bases.near_outside(name, "tuning")], questions)


def _groups(name: str, half: Half) -> Iterator[tuple[str, list[bases.Question]]]:
    if name == bases.FLOWERS:
        yield "easy", bases.easy(half)
    yield "hard", bases.hard(name, half)
    yield "near outside", bases.near_outside(name, half)
