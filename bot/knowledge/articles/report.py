"""What is wrong with all files together, as one reads it: what keeps a file out first, and of a kind once a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.articles.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The first problem of its kind in a file, and how many more there are."""

    problem: Problem
    more: int = 0

    def __str__(self) -> str:
        return f"{self.problem} And {self.more} more like it." if self.more else str(self.problem)


def gather(problems: Iterable[Problem]) -> tuple[Finding, ...]:
    """One finding a file and kind; those that keep a file out first, then in the order of paths and lines."""
    kinds: dict[tuple[bool, str, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda one: (not one.fatal, one.path, one.line)):
        kinds.setdefault((problem.fatal, problem.path, problem.code), []).append(problem)
    return tuple(Finding(problem=first, more=len(others)) for first, *others in kinds.values())


def render(problems: Iterable[Problem], *, articles: int) -> str:
    """The report of ``answerdesk kb check``: errors, notes, and the sum."""
    found = gather(problems)
    errors, notes = [one for one in found if one.problem.fatal], [one for one in found if not one.problem.fatal]
    files = len({one.problem.path for one in errors})
    parts = [*_list("Not live until it is mended:", errors), *_list("Live, but better otherwise:", notes)]
    return "\n".join((*parts, f"{articles} articles, {files} files that are not live, {len(notes)} notes"))


def _list(title: str, findings: Iterable[Finding]) -> Iterable[str]:
    lines = [f"  {finding}" for finding in findings]
    return (title, *lines, "") if lines else ()
