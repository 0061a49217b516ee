"""A knowledge base that grows: what is served must be what a new index of the same files serves."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from benchmarks import metrics
from benchmarks.table import Figure
from benchmarks.young import bases
from benchmarks.young.judged import OURS, Judged, judge
from bot.knowledge.answers.search import Knowledge
from bot.language.encoders.pair import Encoders
from bot.settings import ROOT

STEPS: Final = (0, 2, 4, 8)


def measure(encoders: Encoders, *, say: Callable[[str], None]) -> list[Figure]:
    """After each step: the share of questions served otherwise than from a new index."""
    questions = [*bases.hard(bases.FLOWERS, "tuning"), *bases.hard(bases.FLOWERS, "measuring")]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "knowledge_base"
        grown: Knowledge | None = None
        for count in STEPS:
            say(f"growing to {count} phrasings an article")
            articles = bases.cut(bases.articles_of(bases.FLOWERS), count)
            bases.write(articles, folder)
            if grown is None:
                grown = Knowledge.open(folder, Path(home) / "index", encoders=encoders, training=(ROOT / "data",))
            grown.refresh()
            grown.settle()
            with bases.opened(articles, encoders) as fresh:
                figures.append(_figure(count, judge(grown, questions), judge(fresh, questions)))
    return figures


def _figure(count: int, grown: Sequence[Judged], fresh: Sequence[Judged]) -> Figure:
    other = [(one.sure, one.shown) != (two.sure, two.shown) for one, two in zip(grown, fresh, strict=True)]
    return Figure(
        metric="served otherwise, wrong",
        subject=f"flowers grown to {count} phrasings",
        system=OURS,
        value=100 * metrics.share(other),
        unit="%",
        bound="0 %",
        spread=f"{len(other)} questions, against a new index of the same files",
    )
