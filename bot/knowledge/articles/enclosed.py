"""Pictures and files that an article names by their place in the folder: found there, and what is wrong with them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

from bot.files import HEAD, PICTURES, keeps_word, media_type
from bot.knowledge.articles.problems import Problem
from bot.markup.reader import File, find_files

LIMIT: Final = 20_000_000
MEGABYTE: Final = 1_000_000
MISSING, TOO_BIG, OUTSIDE, KIND = "enclosed-missing", "enclosed-too-big", "enclosed-outside", "enclosed-kind"
CODES: Final = (MISSING, TOO_BIG, OUTSIDE, KIND)
KINDS: Final = (
    *("png", "jpg", "jpeg", "webp", "gif", "avif", "mp4", "mp3", "ogg", "m4a", "pdf", "txt", "csv", "ics", "vcf"),
    *("doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "zip"),
)
_HIDDEN: Final = (".", "_", "~")
_PAGES: Final = (b"<svg", b"<html", b"<!doctype", b"<?xml", b"<script")


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """A file that goes with a text: ``words`` are what the author calls it, ``url`` as the text names it."""

    url: str
    words: str
    path: Path
    size: int
    head: bytes
    stamp: int

    @property
    def is_picture(self) -> bool:
        """Whether channels show it as one."""
        return media_type(self.head) in PICTURES


def list_enclosed(folder: Path, article_path: str, markdown: str) -> tuple[Enclosed, ...]:
    """What goes with this text of an article, each file once; what can't be sent is left out."""
    found = (_open(folder, article_path, file) for file in find_files(markdown))
    return tuple({one.path: one for one in found if isinstance(one, Enclosed)}.values())


def check_enclosed(folder: Path, article_path: str, files: Iterable[File]) -> Iterator[Problem]:
    """What customers would not get of what an article names."""
    for file in files:
        found = _open(folder, article_path, file)
        if isinstance(found, Problem):
            yield found


def find_place(folder: Path, article_path: str, url: str) -> Path | None:
    """Where the file lies or would: beside the article if it is there, else counted from the folder of all articles.

    None for what is outside that folder, or hidden in it.
    """
    root, name = folder.resolve(), url.partition("#")[0].partition("?")[0].lstrip("/")
    beside = (root / PurePosixPath(article_path).parent / name).resolve()
    inside = [one for one in (beside, (root / name).resolve()) if _is_inside(root, one)]
    return next((one for one in inside if one.exists()), next(iter(inside), None))


def is_kind_sent(name: str, head: bytes) -> bool:
    """Whether a file of this name and beginning is one of the kinds that are sent: no page, no program, no drawing
    that could hold one.
    """
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    page = head[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES)
    return ending in KINDS and not page and keeps_word(name, head)


def _is_inside(root: Path, path: Path) -> bool:
    return path.is_relative_to(root) and not any(part.startswith(_HIDDEN) for part in path.relative_to(root).parts)


def _open(folder: Path, article_path: str, file: File) -> Enclosed | Problem:
    path = find_place(folder, article_path, file.url)
    if path is None:
        return _problem(article_path, file, OUTSIDE)
    try:
        status = path.stat()
    except OSError:
        return _problem(article_path, file, MISSING)
    if not stat.S_ISREG(status.st_mode):
        return _problem(article_path, file, MISSING)
    if status.st_size > LIMIT:
        size = {"size": f"{status.st_size / MEGABYTE:.0f}", "limit": str(LIMIT // MEGABYTE)}
        return _problem(article_path, file, TOO_BIG, **size)
    head = _read_head(str(path), status.st_mtime_ns, status.st_size)
    if not head or not is_kind_sent(path.name, head):
        return _problem(article_path, file, KIND)
    return Enclosed(url=file.url, words=file.words, path=path, size=status.st_size, head=head, stamp=status.st_mtime_ns)


def _problem(article_path: str, file: File, code: str, **params: str) -> Problem:
    return Problem(path=article_path, line=file.line, code=code, fatal=False, params={"name": file.url, **params})


@lru_cache(maxsize=4096)
def _read_head(path: str, stamp: int, size: int) -> bytes:  # noqa: ARG001  another file has another beginning
    """How it begins, b"" where it can't be read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(handle, "rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""
