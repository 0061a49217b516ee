"""When each article was last committed, where the folder is part of a git repository. The date of a file says nothing:
a fresh clone has the day of the clone on all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from bot.knowledge.articles.git import ask_git

PATIENCE_SECONDS: Final = 20
_MARK: Final = "\x01"


def commit_dates(folder: Path) -> Mapping[str, datetime]:
    """By path inside the folder: when it was last committed, for files that are as they were then.

    Empty without git or a repository. What came with the oldest commit of a shallow clone has no date: it may be older.
    """
    if not any((parent / ".git").exists() for parent in (folder.absolute(), *folder.absolute().parents)):
        return {}
    head = _ask(folder, "rev-parse", "--verify", "HEAD")
    changed = _ask(folder, "diff", "--name-only", "--relative", "HEAD", "--", ".") if head else None
    if head is None or changed is None:
        return {}
    edited = set(changed.splitlines())
    return {name: date for name, date in _read_history(folder, head.strip()).items() if name not in edited}


@lru_cache(maxsize=8)
def _read_history(folder: Path, _head: str) -> Mapping[str, datetime]:
    """The newest commit of each file; read once for each state of the repository."""
    said = _ask(folder, "log", f"--format={_MARK}%H %ct", "--name-only", "--relative", "--no-renames", "--", ".") or ""
    boundary = _list_boundary(folder)
    found: dict[str, datetime | None] = {}
    for commit in said.split(_MARK)[1:]:
        head, *names = commit.splitlines()
        number, _, seconds = head.partition(" ")
        date = None if number in boundary else datetime.fromtimestamp(int(seconds), tz=UTC)
        for name in filter(None, names):
            found.setdefault(name, date)
    return {name: date for name, date in found.items() if date is not None}


def _list_boundary(folder: Path) -> frozenset[str]:
    """Commits whose parents a shallow clone has not got."""
    place = _ask(folder, "rev-parse", "--git-path", "shallow")
    path = folder / (place or "").strip()
    return frozenset(path.read_text().split()) if place and path.is_file() else frozenset()


def _ask(folder: Path, *words: str) -> str | None:
    said = ask_git(folder, *words, seconds=PATIENCE_SECONDS)
    return said.decode("utf-8", "replace") if said is not None else None
