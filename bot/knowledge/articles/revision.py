"""The folder of articles as it was at a revision of its git repository."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import Final

from bot.errors import BadInput
from bot.knowledge.articles.articles import Library, parse_article
from bot.knowledge.articles.files import ENDING, FILE_LIMIT
from bot.knowledge.articles.git import ask_git

PATIENCE_SECONDS: Final = 60


def read_revision(folder: Path, revision: str) -> Library:
    """Every article that could be read there.

    Raises:
        BadInput: no git, no repository or no such revision; it says which.
    """
    if revision.startswith("-"):
        raise BadInput(problem=f"'{revision}' is no revision. Name a branch, a tag or a commit, e.g. main or HEAD~1.")
    if not folder.is_dir():
        raise BadInput(problem=f"{folder} is not there.")
    commit = _ask(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    if not commit:
        inside = _ask(folder, "rev-parse", "--is-inside-work-tree").decode().strip() == "true"
        raise BadInput(
            problem=f"There is no revision '{revision}' in the repository of {folder}. "
            "In CI the checkout must be deep enough (fetch-depth: 0)."
            if inside
            else f"{folder} is in no git repository, or git is not installed."
        )
    packed = _ask(folder, "archive", "--format=tar", commit, ".")
    return _read(packed) if packed else Library()


def _read(packed: bytes) -> Library:
    articles, problems = [], []
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        for member in files:
            if not member.isfile() or not member.name.endswith(ENDING) or member.size > FILE_LIMIT:
                continue
            content = files.extractfile(member)
            article, found = parse_article(content.read() if content is not None else b"", member.name)
            problems += found
            if article is not None:
                articles.append(article)
    return Library(articles=tuple(sorted(articles, key=lambda one: one.path)), problems=tuple(problems))


def _ask(folder: Path, *words: str) -> bytes:
    return ask_git(folder, *words, seconds=PATIENCE_SECONDS) or b""
