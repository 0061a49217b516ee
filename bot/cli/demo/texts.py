"""What people say in the demo: files beside the sample, one a language, and the questions of its articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bot.core.language import LANGUAGES
from bot.knowledge.articles.articles import Article, Library

SURE, PERHAPS = 0.85, 0.35  # the thresholds of the demo


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is said or written in a scene, in one of several ways; ``who`` is customer, operator or note."""

    who: str
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A matter that a person sees to. ``by`` says how it comes to one: status, request, trouble, complaint, anger,
    sensitive, or "" for what an answer of the bot did not settle; then ``about`` is what it fits: a topic or a gap.
    """

    key: str
    by: str
    about: str
    weight: float
    opens: tuple[str, ...]
    talk: tuple[Line, ...]
    tags: tuple[str, ...] = ()
    act: str = ""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something no article says."""

    key: str
    asks: tuple[str, ...]
    weight: float


@dataclass(frozen=True, kw_only=True)
class Speech:
    """All that is said in one language."""

    names: tuple[str, ...]
    hellos: tuple[str, ...]
    thanks: tuple[str, ...]
    calls: tuple[str, ...]
    waits: tuple[str, ...]
    praise: tuple[str, ...]
    blame: Mapping[str, tuple[str, ...]]
    streets: tuple[str, ...]
    gaps: tuple[Gap, ...]
    scenes: tuple[Scene, ...]


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The articles as the search hands them out; nothing is searched for in the demo, it knows what fits."""

    library: Library

    def article(self, key: str, language: str) -> Article | None:
        """As of ``Finder``."""
        found = self.library.by_key.get(key, {}).get(language)
        return found if found is not None and found.published else None

    def answer_threshold(self, precision: float) -> float:
        """As of ``Finder``."""
        return SURE if precision > 0.9 else PERHAPS


class Texts:
    """The speech of each language, the articles, and draws from both."""

    def __init__(self, folder: Path, library: Library) -> None:
        self.speech = {language: read_speech(folder / f"{language}.yml") for language in LANGUAGES}
        self.library = library

    def article(self, key: str, language: str) -> Article:
        """An article of the sample."""
        return self.library.by_key[key][language]

    def draw_question(self, random: Random, key: str, language: str) -> str:
        """How somebody asks for an article: mostly the common wordings, which stand first."""
        asked = self.article(key, language).questions
        return asked[min(int(random.expovariate(1 / 9)), len(asked) - 1)]


def read_speech(path: Path) -> Speech:
    """One of the files."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    lists = ("names", "hellos", "thanks", "calls", "waits", "praise", "streets")
    return Speech(
        **{name: tuple(given[name]) for name in lists},
        blame={key: tuple(words) for key, words in given["blame"].items()},
        gaps=tuple(_to_gap(key, one) for key, one in given["gaps"].items()),
        scenes=tuple(_to_scene(key, one) for key, one in given["scenes"].items()),
    )


def _to_gap(key: str, given: Mapping[str, Any]) -> Gap:
    return Gap(key=key, asks=tuple(given["asks"]), weight=given.get("weight", 1))


def _to_scene(key: str, given: Mapping[str, Any]) -> Scene:
    return Scene(
        key=key,
        by=given.get("by", ""),
        about=given.get("about", ""),
        weight=given.get("weight", 1),
        opens=tuple(given.get("opens", ())),
        talk=tuple(_to_line(one) for one in given["talk"]),
        tags=tuple(given.get("tags", ())),
        act=given.get("act", ""),
    )


def _to_line(given: Mapping[str, Sequence[str]]) -> Line:
    [(who, words)] = given.items()
    return Line(who={"c": "customer", "o": "operator", "n": "note"}[who], words=tuple(words))
