"""Passages of articles for a reply that somebody writes."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from bot.core.people import Person
from bot.knowledge.articles.articles import Library
from bot.knowledge.articles.quotes import Quote as Quote
from bot.knowledge.articles.quotes import Quotes
from bot.service.articles import drafts
from bot.service.ports import App

MOST: Final = 8
WANTED_LIMIT: Final = 200
QUICK_SECONDS: Final = 0.1  # so long may somebody wait who has typed a letter
PATIENCE_SECONDS: Final = 4.0
REMEMBERED: Final = 500  # questions the engine was asked


@dataclass
class _Kept:
    """The passages of the library that was read last, made anew when an article changes.

    ``judged``: by question and language, how likely the engine thinks that each article answers it.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    library: Library | None = None
    quotes: Quotes | None = None
    seconds: float = 0.0
    judged: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)

    def of(self, library: Library) -> Quotes:
        """Those of this library; where making them takes long, the last ones serve until ``make`` is through."""
        if self.quotes is not None and (self.library is library or self.seconds > QUICK_SECONDS):
            return self.quotes
        return self.make(library)

    def make(self, library: Library) -> Quotes:
        """Those of this library, made if that was not done yet."""
        with self.lock:
            if self.quotes is None or self.library is not library:
                begun = time.monotonic()
                self.quotes, self.library = Quotes(library), library
                self.seconds = time.monotonic() - begun
            return self.quotes


async def keep_ready(app: App) -> None:
    """Have the articles read before anybody looks for one, and again after a change."""
    await asyncio.to_thread(lambda: _kept(app.articles_folder).make(drafts.read_library(app)))


async def find_quotes(app: App, person: Person, *, wanted: str, question: str, language: str) -> tuple[Quote, ...]:
    """The passages that have the words, those that fit the question first, in this language where there is one.

    Raises:
        NotAllowed: the role does not see articles.
    """
    library = await drafts.list_articles(app, person)
    kept = _kept(app.articles_folder)
    judged = kept.judged.get((question, language), {})

    def find() -> tuple[Quote, ...]:
        return kept.of(library).find(
            wanted[:WANTED_LIMIT], question=question, language=language, limit=MOST, judged=judged
        )

    return await asyncio.to_thread(find)


async def judge(app: App, person: Person, *, question: str, language: str) -> None:
    """Ask the engine which articles answer the question, so that it is known by the time somebody looks for one.

    It takes as long as it takes; without an engine the words alone decide.
    """
    judged = _kept(app.articles_folder).judged
    if not question.strip() or (question, language) in judged:
        return
    found = await drafts.try_question(app, person, question, language, patience=PATIENCE_SECONDS)
    while len(judged) >= REMEMBERED:
        judged.pop(next(iter(judged)))
    judged[question, language] = {one.article: one.probability for one in found}


def is_judged(app: App, *, question: str, language: str) -> bool:
    """Whether the engine has said what it thinks of the question, or there is none."""
    return not question.strip() or (question, language) in _kept(app.articles_folder).judged


@cache
def _kept(folder: Path) -> _Kept:  # noqa: ARG001  one for each folder
    return _Kept()
