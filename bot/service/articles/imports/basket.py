"""Files that a person brings for an import, one by one, before it begins."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.core.people import Person, Right
from bot.errors import TooLarge, machine_trouble
from bot.service.articles.imports.problems import TooManyAtOnce
from bot.service.people.rights import check_right
from bot.service.ports import App

MEGABYTE: Final = 1_000_000
LARGEST: Final = 300 * MEGABYTE
ARTICLES: Final = ""  # the baskets: of articles, and of old conversations
CONVERSATIONS: Final = "history"
LARGEST_OF: Final = {ARTICLES: LARGEST, CONVERSATIONS: 2 * LARGEST}
MOST: Final = 200
KEPT_SECONDS: Final = 14 * 24 * 3600.0
_CHUNK: Final = 256 * 1024
_LONGEST_NAME: Final = 120
_ODD: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]")


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A file that waits."""

    name: str
    size: int


async def bring(app: App, person: Person, *, name: str, pieces: AsyncIterator[bytes], of: str = ARTICLES) -> Brought:
    """Take a file in; one of the same name is replaced. ``of``: into which basket.

    Raises:
        TooLarge: it is larger than an import may be.
        TooManyAtOnce: enough wait already.
    """
    check_right(person, Right.EDIT_ARTICLES)
    folder, kept = basket_of(app, person, of), clean_name(name)
    if len([one for one in list_basket(app, person, of) if one.name != kept]) >= MOST:
        raise TooManyAtOnce(most=MOST)
    part = folder / f".{kept}.part"
    try:
        with machine_trouble():
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            size = await _write(part, pieces, LARGEST_OF[of])
            await asyncio.to_thread(os.replace, part, folder / kept)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Brought(name=kept, size=size)


def list_basket(app: App, person: Person, of: str = ARTICLES) -> tuple[Brought, ...]:
    """The files that wait."""
    check_right(person, Right.EDIT_ARTICLES)
    folder = basket_of(app, person, of)
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(Brought(name=path.name, size=path.stat().st_size) for path in files if not path.name.startswith("."))


def throw_out(app: App, person: Person, name: str, of: str = ARTICLES) -> None:
    """Take a file back; one that is gone is gone."""
    check_right(person, Right.EDIT_ARTICLES)
    with suppress(OSError):
        (basket_of(app, person, of) / clean_name(name)).unlink(missing_ok=True)


def basket_of(app: App, person: Person, of: str = ARTICLES) -> Path:
    """Where the files of this person wait."""
    return home_of(app) / f"basket-{person.id}{f'-{of}' if of in LARGEST_OF and of else ''}"


def home_of(app: App) -> Path:
    """Where imports keep their files."""
    return app.settings.home / "imports"


def folder_of(app: App, import_id: int) -> Path:
    """Where one import keeps its own."""
    return home_of(app) / str(import_id)


def sweep(app: App) -> None:
    """Throw away what imports have kept for two weeks."""
    folder = home_of(app)
    for path in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(path, ignore_errors=True)


def clean_name(name: str) -> str:
    """The name of a file and nothing else; the end tells what it is, and stays."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = _ODD.sub("_", last).strip(" .") or "file"
    while len(plain.encode()) > _LONGEST_NAME:
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[:-1]}{dot}{ending}" if dot and len(stem) > 1 and len(ending) < 10 else plain[:-1]
    return plain


async def _write(part: Path, pieces: AsyncIterator[bytes], largest: int) -> int:
    size, held = 0, bytearray()
    with await asyncio.to_thread(part.open, "wb") as file:
        async for piece in pieces:
            size += len(piece)
            if size > largest:
                raise TooLarge(limit=f"{largest // MEGABYTE} MB")
            held += piece
            if len(held) >= _CHUNK:
                await asyncio.to_thread(file.write, bytes(held))
                held.clear()
        await asyncio.to_thread(file.write, bytes(held))
    return size
