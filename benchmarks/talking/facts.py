"""Facts: single questions, each with a pattern that the text shown first must contain.

Half of them are answered outside the first paragraph of their article. Which article is found counts for nothing here:
what counts is what the customer reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

import yaml

from benchmarks.data import Half
from benchmarks.metrics import share
from benchmarks.peers import Ranker
from benchmarks.table import Figure
from benchmarks.talking.stage import Read, Stage, show
from bot.core.language import LANGUAGES
from bot.knowledge.articles.blocks import cut, join
from bot.settings import ROOT

SETS: Final = ROOT / "tests" / "quality" / "facts"
OURS: Final = "answerdesk"
FIRST: Final = "the text shown first holds the fact"
BOUNDS: Final = {FIRST: "90 %"}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A question, the article that answers it and what a text must contain to be an answer (a regular expression)."""

    article: str
    language: str
    ask: str
    shows: str

    def is_in(self, text: str) -> bool:
        """Whether a text answers the question."""
        return re.search(self.shows, text, re.IGNORECASE) is not None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A fact that was asked for; ``deep``: it stands outside the first paragraph; ``walls``: how many were shown."""

    fact: Fact
    read: Read
    deep: bool
    walls: int

    @cached_property
    def right(self) -> bool:
        """The text that came holds the fact, and came from the bot."""
        return not self.read.case and self.fact.is_in(self.read.text)


def read_facts(half: Half, folder: Path = SETS) -> tuple[Fact, ...]:
    """One half: article, language, then pairs of question and pattern."""
    rows = yaml.safe_load((folder / f"{half}.yml").read_text(encoding="utf-8"))
    return tuple(
        Fact(article=article, language=language, ask=ask, shows=shows)
        for article, languages in rows.items()
        for language, pairs in languages.items()
        for ask, shows in pairs
    )


def ask_all(stage: Stage, facts: Sequence[Fact]) -> list[Asked]:
    """Each question as the first message of a new customer whose phone speaks its language."""
    return [_ask(stage, fact) for fact in facts]


def measure(asked: Sequence[Asked], half: Half) -> list[Figure]:
    """What was shown, for all languages together and for each."""
    figures = []
    for language in ("all", *LANGUAGES):
        mine = [one for one in asked if language in ("all", one.fact.language)]
        figures += _figures(mine, f"facts ({half}) {language}")
    return figures


def measure_peer(stage: Stage, facts: Sequence[Fact], half: Half, peer: Ranker) -> list[Figure]:
    """A peer that retrieves passages: every block of every article in every language, under its title."""
    articles = [article for article in stage.app.finder.library.articles if article.published]
    blocks = [(article.title, join([block])) for article in articles for block in cut(article)]
    found = peer.best([f"{title}\n{text}" for title, text in blocks], [fact.ask for fact in facts])
    marks = [fact.is_in(blocks[match.place][1]) for fact, match in zip(facts, found, strict=True) if match.place >= 0]
    figure = _figure(FIRST, f"facts ({half}) all", [*marks, *[False] * (len(facts) - len(marks))])
    return [replace(figure, system=peer.name, bound="")]


def list_read(asked: Sequence[Asked], most: int) -> list[str]:
    """So many of them as they read on the phone: first what went wrong, then the rest, which may read badly too."""
    return [line for one in sorted(asked, key=lambda one: one.right)[:most] for line in tell(one)]


def tell(one: Asked) -> list[str]:
    """One question with what was shown for it."""
    mark, fact = "+" if one.right else "-", one.fact
    head = f"{mark} [{fact.language} {fact.article}{', deep' if one.deep else ''}] {fact.ask}"
    return [head, f"    wanted: {fact.shows}   rule: {one.read.rule}", *show(one.read), ""]


def _ask(stage: Stage, fact: Fact) -> Asked:
    read = stage.customer(fact.language).writes(fact.ask)
    article = stage.app.finder.article(fact.article, fact.language)
    deep = article is None or not fact.is_in(article.summary)
    return Asked(fact=fact, read=read, deep=deep, walls=sum(map(stage.is_too_long, read.messages)))


def _figures(asked: Sequence[Asked], subject: str) -> list[Figure]:
    deep = [one for one in asked if one.deep]
    found = [
        (FIRST, [one.right for one in asked]),
        ("… where the first paragraph does not", [one.right for one in deep]),
        ("… where it does", [one.right for one in asked if not one.deep]),
        ("asked back without a text", [one.read.asks_back for one in asked]),
        ("wrong text shown", [bool(one.read.articles) and not one.right for one in asked]),
        ("false cases", [bool(one.read.case) for one in asked]),
        ("walls: false long messages", [one.walls > 0 for one in asked]),
    ]
    return [_figure(metric, subject, marks) for metric, marks in found if marks]


def _figure(metric: str, subject: str, marks: Sequence[bool]) -> Figure:
    bound, how = BOUNDS.get(metric, ""), f"{sum(marks)} of {len(marks)}"
    value = 100 * share(marks)
    return Figure(metric=metric, subject=subject, system=OURS, value=value, unit="%", bound=bound, spread=how)
