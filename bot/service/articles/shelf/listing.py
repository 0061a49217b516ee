"""The shelf: every article as a row, with what a lead sorts and filters by, and the words it is found by."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from bot.core.articles.approval import Approval
from bot.core.people import Person, Right
from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.problems import Problem
from bot.knowledge.shelf.search import Hits, ShelfIndex
from bot.knowledge.shelf.search import Piece as Piece
from bot.knowledge.shelf.search import excerpt as excerpt
from bot.knowledge.shelf.search import mark as mark
from bot.knowledge.shelf.topics import Topics
from bot.service.articles import drafts
from bot.service.articles.shelf import topics, translating
from bot.service.articles.shelf.translating import Standing
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.articles import approvals, copies, translations, versions
from bot.storage.database import Tx
from bot.storage.people import people


@dataclass(frozen=True, kw_only=True)
class Row:
    """One article in all its languages; ``changed``: None where nobody knows; ``edited``: the languages in which it has
    changes that are not live; ``approvals``: what of it waits for a second person, or came back to its author.
    """

    key: str
    versions: Mapping[str, Article]
    standing: Standing
    changed: datetime | None = None
    edited: frozenset[str] = frozenset()
    approvals: tuple[Approval, ...] = ()

    @property
    def topic(self) -> str:
        """The first folder of its name."""
        return self.key.partition("/")[0]

    @property
    def statuses(self) -> frozenset[str]:
        """Those of its languages."""
        return frozenset(article.state for article in self.versions.values())

    @property
    def owner(self) -> str:
        """Whose it is: what the source says, else another language."""
        return next((article.owner for article in self._ordered if article.owner), "")

    @property
    def review_by(self) -> date | None:
        """When it is to be looked at again: the first date of what is live."""
        dates = [one.review_by for one in self.versions.values() if one.published and one.review_by is not None]
        return min(dates, default=None)

    def title(self, language: str) -> str:
        """In this language, else as the source has it."""
        return (self.versions.get(language) or self.versions[self.standing.source]).title

    @property
    def _ordered(self) -> list[Article]:
        return sorted(self.versions.values(), key=lambda article: article.language != self.standing.source)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """All rows by key, with what is wrong with files, the names of topics, and who of the staff may own an article."""

    rows: Mapping[str, Row]
    problems: tuple[Problem, ...]
    topics: Topics
    staff: Mapping[str, str] = field(default_factory=dict)
    index: ShelfIndex | None = None

    def find(self, wanted: str) -> Hits:
        """The articles with these words, the best first."""
        return self.index.find(wanted) if self.index is not None and wanted.strip() else Hits()

    def call(self, login: str) -> str:
        """The name of an owner; what stands in the file if nobody is called so."""
        return self.staff.get(login, login)


async def read_shelf(app: App, person: Person) -> Shelf:
    """Everything, for those who see articles; owners by name."""
    check_right(person, Right.SEE_ARTICLES)
    library = await asyncio.to_thread(drafts.read_library, app)
    index = await asyncio.to_thread(_kept(app.articles_folder).of, library)
    names = topics.read_topics(app)
    origins, changed, staff, edited, waiting = await app.database.read(_read)
    await translating.remember(app, library, origins)
    standings = translating.compare(library, origins, app.business.languages)
    looked_at: dict[str, list[Approval]] = defaultdict(list)
    for one in waiting:
        looked_at[one.article].append(one)
    rows = {
        key: Row(
            key=key,
            versions=found,
            standing=standings[key],
            changed=_newest(found, changed.get(key)),
            edited=edited.get(key, frozenset()),
            approvals=tuple(one for one in looked_at[key] if one.language in found),
        )
        for key, found in library.by_key.items()
    }
    problems = (*names.problems, *library.problems)
    return Shelf(rows=rows, problems=problems, topics=names, staff=staff, index=index)


async def keep_ready(app: App) -> None:
    """Have the words read before anybody looks for one, and see what translations are made of."""
    await asyncio.to_thread(lambda: _kept(app.articles_folder).of(drafts.read_library(app)))
    await translating.observe(app)


def _read(
    tx: Tx,
) -> tuple[translating.Origins, dict[str, datetime], dict[str, str], dict[str, frozenset[str]], tuple[Approval, ...]]:
    edited: dict[str, frozenset[str]] = {}
    for article, language in copies.list_places(tx):
        edited[article] = edited.get(article, frozenset()) | {language}
    staff = {one.login: one.name for one in people.list_people(tx) if not one.disabled}
    waiting = approvals.list_open(tx)
    return translations.list_origins(tx), versions.list_changed(tx), staff, edited, waiting


def _newest(found: Mapping[str, Article], saved: datetime | None) -> datetime | None:
    known = [article.updated_at for article in found.values() if article.updated_at is not None]
    return max((*known, *([saved] if saved else [])), default=None)


@dataclass
class _Kept:
    """The words of the library that was read last."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    library: Library | None = None
    index: ShelfIndex | None = None

    def of(self, library: Library) -> ShelfIndex:
        """Made anew when an article has changed."""
        with self.lock:
            if self.index is None or self.library is not library:
                self.index, self.library = ShelfIndex(library), library
            return self.index


@cache
def _kept(folder: Path) -> _Kept:  # noqa: ARG001  one for each folder
    return _Kept()
