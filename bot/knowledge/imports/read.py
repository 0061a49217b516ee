"""All of it: from files and folders to articles, one bad file never stopping the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.knowledge.articles.body import same_question
from bot.knowledge.articles.enclosed import LIMIT
from bot.knowledge.imports import documents, exports, markdown, page, table
from bot.knowledge.imports.found import Found, Piece, Reading, Skipped, TooSlow, gather, skip
from bot.knowledge.imports.includes import INSIDE, Include, Pictures, digest_of, is_part, open_includes
from bot.knowledge.imports.naming import id_in, without_id
from bot.knowledge.imports.recognise import Format, decode, recognise
from bot.knowledge.imports.shape import shape
from bot.knowledge.imports.sources import Entry, list_entries, skip_picture

log = logging.getLogger(__name__)

Told = Callable[[int, int], object]
Guard = Callable[[], AbstractContextManager[object]]
_REFUSED: Final = {
    Format.OLD_OFFICE: "old-office",
    Format.CONFLUENCE_XML: "confluence-xml",
    Format.UNKNOWN: "unknown",
}


def read_all(
    paths: list[Path], *, fallback: str = "en", told: Told = lambda _done, _all: None, guard: Guard = nullcontext
) -> Reading:
    """Every article in these files, folders and zips. ``told`` hears how many files of how many are done.

    ``guard`` stands around each file and may raise :class:`TooSlow`.
    """
    return gather(read_pieces(paths, fallback=fallback, told=told, guard=guard))


def read_pieces(
    paths: list[Path], *, fallback: str, told: Told = lambda _done, _all: None, guard: Guard = nullcontext
) -> Iterator[Piece]:
    """The same, one by one as they come."""
    with ExitStack() as opened:
        listed = list(list_entries(paths, opened))
        entries = [entry for entry in listed if isinstance(entry, Entry) and not entry.picture]
        pictures = Pictures({entry.name: entry for entry in listed if isinstance(entry, Entry) and entry.picture})
        yield from (entry for entry in listed if isinstance(entry, Skipped))
        twice = _views_twice({entry.name for entry in entries})
        rows = _Rows()
        distinct = _Distinct()
        include = open_includes({entry.name: entry for entry in entries})
        for done, entry in enumerate(sorted(entries, key=_tables_last)):
            told(done, len(entries))
            if entry.name in twice:
                yield skip(entry.name, "view-twice")
                continue
            if is_part(entry.name):
                yield skip(entry.name, "part")
                continue
            for piece in _guarded(entry, fallback, guard, include, pictures):
                yield from distinct.take(rows.take(piece))
        yield from map(skip_picture, pictures.unused)
        told(len(entries), len(entries))


def read_pictures(paths: list[Path], wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The pictures of these places in what was given, with their bytes."""
    holding = {place.rpartition(INSIDE)[0] for place in wanted}
    with ExitStack() as opened:
        for entry in list_entries(paths, opened) if wanted else ():
            if isinstance(entry, Skipped):
                continue
            if entry.picture and entry.name in wanted:
                yield entry.name, entry.read(LIMIT)
            elif entry.name in holding:
                yield from _read_inside(entry, wanted)


def _read_inside(entry: Entry, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    for data in documents.list_docx_pictures(entry.read(entry.limit)):
        place = f"{entry.name}{INSIDE}{digest_of(data)}"
        if place in wanted:
            yield place, data


def _guarded(entry: Entry, fallback: str, guard: Guard, include: Include, pictures: Pictures) -> list[Piece]:
    """The pieces of a file; whatever goes wrong with it, the others are read."""
    try:
        with guard():
            return list(_read(entry, fallback, include, pictures))
    except TooSlow:
        return [skip(entry.name, "too-slow")]
    except MemoryError:
        return [skip(entry.name, "too-large", size=entry.size // 1_000_000, limit=entry.limit // 1_000_000)]
    except Exception as error:  # boundary: one odd file must not stop the others
        log.warning("%s can't be read", entry.name, exc_info=True)
        return [skip(entry.name, "unreadable", reason=type(error).__name__)]


def _read(entry: Entry, fallback: str, include: Include, pictures: Pictures) -> Iterator[Piece]:
    data = entry.read(entry.limit)
    if not data.strip():
        yield skip(entry.name, "text-empty")
        return
    for piece in _parse(entry.name, data, include, pictures):
        if isinstance(piece, Found):
            yield from map(pictures.keep, shape(piece, fallback=fallback))
        else:
            yield piece


def _parse(name: str, data: bytes, include: Include, pictures: Pictures) -> Iterator[Piece]:
    format_ = recognise(name, data)
    if format_ in _REFUSED:
        yield skip(name, _REFUSED[format_])
    elif format_ is Format.SHEET:
        yield from table.read_xlsx(name, data)
    elif format_ is Format.WORD:
        yield from documents.read_docx(name, data, pictures.take)
    elif format_ is Format.PDF:
        yield from documents.read_pdf(name, data)
    elif format_ is Format.MARKDOWN:
        yield from markdown.read_markdown(name, pictures.mark(name, decode(data)), include)
    elif format_ is Format.PAGE:
        yield from page.read_page(name, pictures.mark(name, decode(data)))
    else:
        readers = {
            Format.TABLE: table.read_csv,
            Format.JSON: exports.read_json,
        }
        yield from readers[format_](name, decode(data))


def _tables_last(entry: Entry) -> bool:
    """Rows of a database of Notion come after their pages, which say more."""
    return entry.name.lower().endswith(".csv") and bool(id_in(entry.name))


def _views_twice(names: set[str]) -> set[str]:
    """Of a database that Notion writes twice, what it shows and all of it, the first."""
    return {name for name in names if name.endswith(".csv") and f"{name.removesuffix('.csv')}_all.csv" in names}


class _Rows:
    """Rows of Notion's tables whose page was read already."""

    def __init__(self) -> None:
        self._pages: set[tuple[str, str]] = set()

    def take(self, piece: Piece) -> Piece:
        """The piece, or that it is a row whose page has come."""
        if isinstance(piece, Skipped) and ".csv:" in piece.place and piece.note.code == "no-answer":
            folder = without_id(piece.place.partition(".csv:")[0].removesuffix("_all"))
            known = (folder, same_question(piece.note.params["question"])) in self._pages
            return skip(piece.place, "stub") if known else piece
        if not isinstance(piece, Found) or piece.source != markdown.NOTION:
            return piece
        file, _, _ = piece.place.partition(".csv:")
        folder = without_id(file.removesuffix("_all"))
        if file == piece.place:
            self._pages.add((without_id(piece.place.rpartition("/")[0]), same_question(piece.title)))
        elif (folder, same_question(piece.title)) in self._pages:
            return skip(piece.place, "stub")
        return piece


class _Distinct:
    """No two articles of one name: what says the same is left out, what says something else gets a name of its own."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Found] = {}
        self._texts: dict[tuple[str, str], Found] = {}

    def take(self, piece: Piece) -> Iterator[Piece]:
        """The piece, under a name that is free, or what it is the same as."""
        if isinstance(piece, Skipped):
            yield piece
            return
        text = (same_question(piece.title), " ".join(piece.body.split()))
        same = self._texts.setdefault(text, piece)
        if same is not piece:
            yield skip(piece.place, "twice", other=same.place)
            return
        number, own = 1, piece.source_id
        while (piece.source, own, piece.language) in self._known:
            number += 1
            own = f"{piece.source_id}~{number}"
        named = replace(piece, source_id=own, group=piece.group if number == 1 else "")
        self._known[named.source, own, named.language] = named
        yield named
