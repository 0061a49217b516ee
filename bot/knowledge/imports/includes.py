"""What a page takes from other files of the same help centre: texts are put where they belong, pictures are kept."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from bot.files import HEAD, PICTURES, media_type
from bot.knowledge.articles.enclosed import LIMIT
from bot.knowledge.articles.files import ENCLOSED
from bot.knowledge.imports.found import Found, Piece
from bot.knowledge.imports.naming import to_slug, without_id
from bot.knowledge.imports.recognise import decode
from bot.knowledge.imports.sources import Entry

Include = Callable[[str, str], str | None]
_DEEPEST: Final = 3
_LARGEST: Final = 200_000
_INCLUDED: Final = re.compile(
    r"\{%-? ?include (?:notitle )?(?:\[[^\[\]{}%]{0,200}\]\(([^(){}%]{1,300})\)|['\"]([^'\"{}%]{1,300})['\"]) ?-?%\}"
)
_FIELDS: Final = "---\n"
_KEPT: Final = (
    "https://kept.answerdesk.invalid/"  # stands for our folder until a page is read: what is on the web stays
)
_ADDRESSES: Final = (
    re.compile(r"(!\[[^\[\]\n]{0,300}\]\()([^()\s<>]{1,500}|<[^<>\n]{1,500}>)(?=[)\s])"),
    re.compile(r"(<img\b[^<>]{0,500}?\ssrc=[\"'])([^\"'<>]{1,500})(?=[\"'])", re.I),
)
_EMBEDDED: Final = re.compile(r"!\[\[([^\[\]|\n]{1,300})(?:\|[^\[\]\n]{0,300})?\]\]")
_NAME_LIMIT: Final = 40
INSIDE: Final = "#"  # between a document and the digest of a picture in it


class Pictures:
    """The pictures beside the pages. ``mark`` a text before it is read, then ``keep`` what was found in it."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._by_name = {name.rpartition("/")[2]: name for name in sorted(entries, reverse=True)}
        self._kept: dict[str, str] = {}
        self._named: dict[str, str] = {}

    @property
    def unused(self) -> list[Entry]:
        """Those that no page names."""
        used = set(self._kept.values())
        return [entry for name, entry in self._entries.items() if name not in used]

    def mark(self, place: str, text: str) -> str:
        """The text of the file ``place`` with an address for each picture that is there, as if it were on the web."""
        if not self._entries:
            return text
        text = _EMBEDDED.sub(lambda found: self._embed(place, found), text)
        for pattern in _ADDRESSES:
            text = pattern.sub(lambda found: found[1] + (self._find(place, found[2]) or found[2]), text)
        return text

    def take(self, place: str, data: bytes) -> str:
        """The address of a picture that lies in the document ``place`` itself, "" for one that can't be sent."""
        ending = PICTURES.get(media_type(data[:HEAD]), "") if len(data) <= LIMIT else ""
        if not ending:
            return ""
        name = f"{_to_stem(place)}-{digest_of(data)}.{ending}"
        self._kept[name] = f"{place}{INSIDE}{digest_of(data)}"
        return _KEPT + name

    def keep(self, found: Piece) -> Piece:
        """With its pictures by the names they will have in our folder."""
        if not isinstance(found, Found) or _KEPT not in found.body:
            return found
        names = [name for name in self._kept if _KEPT + name in found.body]
        body = found.body.replace(_KEPT, f"{ENCLOSED}/")
        return replace(found, body=body, pictures={name: self._kept[name] for name in names})

    def _embed(self, place: str, found: re.Match[str]) -> str:
        address = self._find(place, found[1])
        return f"![{PurePosixPath(found[1]).stem}]({address})" if address else found[0]

    def _find(self, place: str, written: str) -> str:
        """The address of a picture, "" where it is not there."""
        path = unquote(written.strip("<>").partition("?")[0]).strip()
        if not path or ":" in path[:10]:
            return ""
        above = [posixpath.dirname(place), *map(str, PurePosixPath(posixpath.dirname(place)).parents)]
        places = [posixpath.normpath(posixpath.join(folder, path.lstrip("/"))) for folder in above]
        name = next((one for one in places if one in self._entries), self._by_name.get(path, ""))
        return _KEPT + kept if name and (kept := self._name(name)) else ""

    def _name(self, name: str) -> str:
        """What it will be called: the same whenever the same picture comes; "" for one that can't be sent."""
        if name not in self._named:
            entry = self._entries[name]
            data = entry.read(LIMIT) if entry.size <= LIMIT else b""
            ending = PICTURES.get(media_type(data[:HEAD]), "")
            self._named[name] = f"{_to_stem(name)}-{digest_of(data)}.{ending}" if ending else ""
            if ending:
                self._kept[self._named[name]] = name
        return self._named[name]


def digest_of(data: bytes) -> str:
    """What tells one picture from another."""
    return hashlib.sha256(data).hexdigest()[:8]


def _to_stem(place: str) -> str:
    return to_slug(without_id(PurePosixPath(place).stem), "ru", limit=_NAME_LIMIT) or "picture"


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
