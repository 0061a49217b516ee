"""What lies in the folder of articles, and the bytes of a file; nothing there can make us wait or fall."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.core.language import LANGUAGES
from bot.knowledge.articles.problems import Problem

FILE_LIMIT: Final = 200_000
ENDING: Final = ".md"
KEY_LIMIT: Final = 59  # a button carries "pick:" and the key in the 64 bytes that Telegram gives it
ENCLOSED: Final = "files"  # the folder of what goes with the texts
# names people mean an article by; the second kind may also be something else that lies there
_NEARLY: Final = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".md.txt", ".markdown.txt")
_DOCUMENTS: Final = (".txt", ".docx", ".doc", ".rtf", ".odt", ".html", ".htm")
_IGNORED: Final = (".", "_", "~")
_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Content:
    """The bytes of an ordinary file, and by what one can tell later that they are others."""

    data: bytes
    status: os.stat_result


def list_files(folder: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Everything with the name of an article by its path inside the folder, in order; folders that can't be read."""
    problems: list[Problem] = []
    return dict(_walk(folder, "", problems)), problems


def read_file(path: Path, name: str) -> Content | Problem:
    """The content of one file. What is no ordinary file is never opened: a pipe would wait for its writer for ever."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _not_ordinary(status.st_mode, name)
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(handle, "rb") as file:
            status = os.fstat(handle)  # it may have been replaced meanwhile
            if not stat.S_ISREG(status.st_mode):
                return _not_ordinary(status.st_mode, name)
            if status.st_size > FILE_LIMIT:
                return too_big(status.st_size, name)
            return Content(data=file.read(FILE_LIMIT + 1), status=status)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            return Problem(path=name, line=0, code="link-broken")
        return Problem(path=name, line=0, code="file-unreadable", params={"reason": _reason(error)})


def find_place(name: str, problems: list[Problem]) -> tuple[str, str, str] | None:
    """Language, topic and name of the file of an article; None where it can be none, and why."""
    parts = name.removesuffix(".md").split("/")
    if len(parts) != 3 or parts[0] not in LANGUAGES:
        params = {"path": name, "languages": ", ".join(LANGUAGES)}
        problems.append(Problem(path=name, line=0, code="path-wrong", params=params))
        return None
    for part in parts[1:]:
        if not _NAME.fullmatch(part) or len(f"{parts[1]}/{parts[2]}") > KEY_LIMIT:
            problems.append(Problem(path=name, line=0, code="name-wrong", params={"name": part}))
            return None
    return parts[0], parts[1], parts[2]


def too_big(size: int, name: str) -> Problem:
    """More than an article may have."""
    params = {"size": str(size // 1000), "limit": str(FILE_LIMIT // 1000)}
    return Problem(path=name, line=0, code="file-too-big", params=params)


def _walk(folder: Path, prefix: str, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(
            Problem(path=prefix or ".", line=0, code="folder-unreadable", params={"reason": _reason(error)})
        )
        return
    for entry in found:
        if entry.name.startswith(_IGNORED) or (not prefix and entry.name == ENCLOSED):
            continue
        name = prefix + os.fsencode(entry.name).decode("utf-8", "replace")
        if entry.name.endswith(ENDING):
            if prefix or not name.upper().startswith("README"):
                yield name, Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{name}/", problems)
        elif prefix:
            problems += _name_unread(name)


def _name_unread(name: str) -> Iterator[Problem]:
    """A file that looks like an article but has another ending is read by nobody."""
    low = name.lower()
    nearly = next((ending for ending in sorted(_NEARLY, key=len, reverse=True) if low.endswith(ending)), "")
    if nearly:
        params = {"wanted": name[: -len(nearly)].rpartition("/")[2] + ENDING}
        yield Problem(path=name, line=0, code="ending-wrong", params=params)
    elif low.endswith(_DOCUMENTS) and not low.rpartition("/")[2].startswith("readme"):
        yield Problem(path=name, line=0, code="document-unread", fatal=False)


def _not_ordinary(mode: int, name: str) -> Problem:
    return Problem(path=name, line=0, code="file-is-folder" if stat.S_ISDIR(mode) else "file-special")


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
