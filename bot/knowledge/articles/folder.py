"""A folder of articles looked at again and again: only files that changed are read."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.knowledge.articles.articles import (
    Article,
    Library,
    assemble,
    is_due,
    list_unsendable,
    missing_folder,
    parse_article,
)
from bot.knowledge.articles.files import list_files, read_file
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.schedule import At

SETTLED_NS: Final = 2_000_000_000  # within a tick of the clock a file may change again and look the same

Stamp = tuple[int, int, int, int, int]


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What a file held; ``stamp`` None: look again."""

    stamp: Stamp | None
    article: Article | None
    problems: tuple[Problem, ...]


class ArticleFolder:
    """What ``load_library`` finds, at the price of a ``stat`` for each file. Calls may come from any thread.

    While nothing changes the library is the same object.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._known: dict[str, _Known] = {}
        self._unreadable: list[Problem] = []
        self._unsendable: tuple[Problem, ...] = ()
        self._library: Library | None = None

    def read(self, at: At | None = None) -> Library:
        """Every article as it is now, or at another moment, and everything that is wrong."""
        at = at or At()
        with self._lock:
            if not self._folder.is_dir():
                self._known, self._library = {}, None
                return missing_folder(self._folder)
            files, unreadable = list_files(self._folder)
            known = {name: self._look(name, path) for name, path in files.items()}
            library = self._library
            read = [file.article for file in known.values() if file.article is not None]
            unsendable = tuple(list_unsendable(self._folder, read))
            changed = (known, unreadable, unsendable) != (self._known, self._unreadable, self._unsendable)
            if library is None or changed or is_due(library.articles, at):
                own = (problem for file in known.values() for problem in file.problems)
                library = assemble(self._folder, read, (*unreadable, *own), at=at)
            self._known, self._unreadable, self._library = known, unreadable, library
            self._unsendable = unsendable
            return library

    def _look(self, name: str, path: Path) -> _Known:
        last = self._known.get(name)
        if last is not None and last.stamp is not None and last.stamp == _stamp_of(path):
            return last
        content = read_file(path, name)
        if isinstance(content, Problem):
            return _Known(stamp=None, article=None, problems=(content,))
        article, problems = parse_article(content.data, name)
        return _Known(stamp=_settled(content.status), article=article, problems=tuple(problems))


def _stamp_of(path: Path) -> Stamp | None:
    try:
        return _stamp(path.stat())
    except OSError:
        return None


def _settled(status: os.stat_result) -> Stamp | None:
    age = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns)
    return _stamp(status) if age > SETTLED_NS else None


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino, status.st_dev
