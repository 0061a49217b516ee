"""Knowledge bases cut down to what a young one has, and the questions they are asked, in two halves."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.data import HALVES, SAMPLE, Half, read_golden
from bot.knowledge.answers.search import Knowledge
from bot.knowledge.articles.articles import Article, load_library
from bot.language.encoders.pair import Encoders
from bot.settings import ROOT

FLOWERS: Final = "flowers"
BUSINESSES: Final = ("clinic", "software")
TESTS: Final = ROOT / "tests"
_EASY: Final = slice(8, 12)  # the first phrasings that no cut base has: plain ones; authors add odd ones later


@dataclass(frozen=True, kw_only=True)
class Question:
    """What somebody asks; ``articles`` are the right ones, none if the base has no answer."""

    text: str
    language: str
    articles: frozenset[str] = frozenset()


@cache
def articles_of(name: str) -> tuple[Article, ...]:
    """The articles of the sample or of one of the made-up businesses, with all phrasings there are."""
    folder = SAMPLE if name == FLOWERS else TESTS / "businesses" / name
    more = _more_phrasings(folder / "phrasings.yml")
    return tuple(
        replace(one, questions=(*one.questions, *more.get((one.key, one.language), ())))
        for one in load_library(folder / "knowledge_base").articles
    )


def cut(articles: Iterable[Article], phrasings: int) -> list[Article]:
    """The same with at most so many example questions each."""
    return [replace(one, questions=one.questions[:phrasings]) for one in articles]


def without(articles: Iterable[Article], keys: frozenset[str]) -> list[Article]:
    return [one for one in articles if one.key not in keys]


@contextmanager
def opened(articles: Sequence[Article], encoders: Encoders) -> Iterator[Knowledge]:
    """A knowledge base of these articles alone, calibrated, with the shipped out-of-scope examples."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "knowledge_base"
        write(articles, folder)
        yield Knowledge.open(folder, Path(home) / "index", encoders=encoders, training=(ROOT / "data",))


def write(articles: Sequence[Article], folder: Path) -> None:
    """Their files, without golden questions."""
    for one in articles:
        path = folder / one.language / f"{one.key}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = {"title": one.title, "questions": list(one.questions), "status": one.status, "escalate": one.escalate}
        path.write_text(f"---\n{yaml.safe_dump(head, allow_unicode=True, width=1000)}---\n{one.body}\n", "utf-8")


def easy(half: Half) -> list[Question]:
    """Phrasings of the sample that no cut base has: four an article, in the words of its author."""
    found = []
    for one in articles_of(FLOWERS):
        mine = one.questions[_EASY][HALVES.index(half) :: len(HALVES)]
        found += [Question(text=text, language=one.language, articles=frozenset([one.key])) for text in mine]
    return found


def hard(name: str, half: Half) -> list[Question]:
    """Questions of customers: the golden ones of the sample, those of asked.yml elsewhere."""
    if name == FLOWERS:
        lines = [line for line in read_golden(half) if line.kind == "article"]
        return [Question(text=one.text, language=one.lang, articles=frozenset(one.articles)) for one in lines]
    rows: list[dict[str, Any]] = _read(TESTS / "businesses" / name / "asked.yml")["in_scope"]
    return [
        Question(text=row["text"], language=row["language"], articles=frozenset([row["article"]]))
        for row in rows[HALVES.index(half) :: len(HALVES)]
    ]


def own_golden(half: Half) -> list[Question]:
    """The questions that the sample's articles name as golden."""
    found = [
        Question(text=text, language=one.language, articles=frozenset([one.key]))
        for one in articles_of(FLOWERS)
        for text in one.golden
    ]
    return found[HALVES.index(half) :: len(HALVES)]


def near_outside(name: str, half: Half) -> list[Question]:
    """Questions near this business that no article answers."""
    rows: list[dict[str, str]] = _read(TESTS / "quality" / "near" / f"{name}.yml")
    mine = rows[HALVES.index(half) :: len(HALVES)]
    return [Question(text=text, language=language) for row in mine for language, text in row.items()]


def _more_phrasings(path: Path) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(Article, language): phrasings beside those it has."""
    if not path.is_file():
        return {}
    return {(key, language): tuple(texts) for key, row in _read(path).items() for language, texts in row.items()}


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
