"""What reading the folder of articles again has changed."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bot.knowledge.articles.articles import Article, Library
from bot.knowledge.articles.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a refresh did: paths of articles, problems of all files, and the seconds until the change was live."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0

    @property
    def anything(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def report_of(last: Library, now: Library, started: float) -> Report:
    """From one library to the next."""
    before, after = last.by_path, now.by_path
    both = after.keys() & before.keys()
    return Report(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(path for path in both if _mark(after[path]) != _mark(before[path]))),
        removed=tuple(sorted(before.keys() - after.keys())),
        problems=now.problems,
        seconds=time.perf_counter() - started,
    )


def _mark(article: Article) -> str:
    return article.digest + article.in_time
