"""Texts that a page takes from other files of the same help centre are put where they belong."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from bot.knowledge.imports.recognise import decode
from bot.knowledge.imports.sources import Entry

Include = Callable[[str, str], str | None]
_DEEPEST: Final = 3
_LARGEST: Final = 200_000
_INCLUDED: Final = re.compile(
    r"\{%-? ?include (?:notitle )?(?:\[[^\[\]{}%]{0,200}\]\(([^(){}%]{1,300})\)|['\"]([^'\"{}%]{1,300})['\"]) ?-?%\}"
)
_FIELDS: Final = "---\n"


def open_includes(entries: Mapping[str, Entry]) -> Include:
    """Finds the text of a file by its path from another one; None if it is not there."""

    def include(place: str, path: str) -> str | None:
        bare = path.partition("#")[0].strip()
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(place), bare))
        found = (entries.get(name) for name in (beside, bare.lstrip("/"), f"_includes/{bare}"))
        entry = next((one for one in found if one is not None), None)
        if entry is None or entry.size > _LARGEST:
            return None
        return _without_fields(decode(entry.read(_LARGEST)))

    return include


def is_part(name: str) -> bool:
    """Whether a file is made to be included: it lies in a folder such as ``_includes``."""
    return any(part.startswith("_") and part != "_" for part in name.split("/")[:-1])


def insert(text: str, place: str, include: Include, *, depth: int = 0) -> str:
    """The text with everything it includes; what is not there stays as it is written."""
    if depth >= _DEEPEST or "include" not in text:
        return text
    return "\n".join(_insert_lines(text, place, include, depth))


def _insert_lines(text: str, place: str, include: Include, depth: int) -> Iterator[str]:
    for line in text.split("\n"):
        found = _INCLUDED.search(line)
        path = (found[1] or found[2]) if found else ""
        inner = include(place, path) if path else None
        if found is None or inner is None:
            yield line
            continue
        there = posixpath.normpath(posixpath.join(posixpath.dirname(place), path))
        said = insert(inner.strip("\n"), there, include, depth=depth + 1)
        indent = line[: len(line) - len(line.lstrip(" "))] if not line[: found.start()].strip() else ""
        first, *more = said.split("\n")
        yield line[: found.start()] + first + ("" if more else line[found.end() :])
        yield from (f"{indent}{one}" if one else "" for one in more)


def _without_fields(text: str) -> str:
    if not text.startswith(_FIELDS):
        return text
    end = text.find("\n---", 3)
    return text[end + 4 :].lstrip("-\n") if end >= 0 else text
