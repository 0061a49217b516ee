"""Pictures and files of articles: loaded up by who writes, and looked at before customers get them."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from bot.core.people import Person, Right
from bot.errors import NotFound, machine_trouble
from bot.files import HEAD, PICTURES, media_type
from bot.knowledge.articles.enclosed import LIMIT, MEGABYTE, check_enclosed, find_place, is_kind_sent, list_enclosed
from bot.knowledge.articles.files import ENCLOSED
from bot.knowledge.articles.problems import Problem
from bot.knowledge.articles.quotes import Quote
from bot.knowledge.imports.naming import to_slug
from bot.markup.pictures import take_out
from bot.markup.reader import find_files
from bot.markup.text import to_plain
from bot.service.articles.problems import KindNotSent
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.shelf import write_part

__all__ = ["LIMIT", "MEGABYTE"]
_NAME_LIMIT: Final = 60


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A file as the page shows it: ``place`` is its path in the folder of articles."""

    name: str
    place: str
    size: int
    picture: bool


async def load_up(app: App, person: Person, *, name: str, pieces: AsyncIterator[bytes]) -> Shown:
    """Put a file into the folder ``files`` of the articles under a Latin name that is free; the same file twice lies
    there once.

    Raises:
        TooLarge: over 20 MB; the rest is not read.
        KindNotSent: an empty file, a page, a program, or not what its name says.
    """
    check_right(person, Right.EDIT_ARTICLES)
    folder = app.articles_folder / ENCLOSED
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        with machine_trouble():
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            written = await write_part(part, pieces, limit=LIMIT)
            head = written.head[:HEAD]
            kept = _plain_name(name, head)
            if not is_kind_sent(kept, head):
                raise KindNotSent(name=PurePosixPath(name).name[:80] or "?")
            path = await asyncio.to_thread(_settle, part, folder, kept)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return Shown(
        name=path.name, place=f"{ENCLOSED}/{path.name}", size=written.size, picture=media_type(head) in PICTURES
    )


def access_file(app: App, person: Person, place: str) -> Path:
    """A file of the articles by its path in their folder.

    Raises:
        NotFound: there is none, or it is none that could be sent.
    """
    check_right(person, Right.SEE_ARTICLES)
    path = find_place(app.articles_folder, "", place)
    if path is None or not path.is_file() or path.stat().st_size > LIMIT or not is_kind_sent(path.name, _head(path)):
        raise NotFound(what="file")
    return path


def list_shown(app: App, *, path: str, text: str) -> tuple[tuple[str, Shown], ...]:
    """What would go with a text of the article ``path``, each with the address by which the text names it."""
    root = app.articles_folder.resolve()
    return tuple(
        (
            one.url,
            Shown(
                name=one.words if one.is_picture and one.words else one.path.name,
                place=one.path.relative_to(root).as_posix(),
                size=one.size,
                picture=one.is_picture,
            ),
        )
        for one in list_enclosed(app.articles_folder, path, text)
    )


def quote(app: App, found: Quote) -> tuple[str, tuple[Shown, ...]]:
    """A passage for a reply as it is typed, and the files that go with it."""
    files = dict(list_shown(app, path=f"{found.language}/{found.key}.md", text=found.markdown))
    if not files:
        return found.text, ()
    return to_plain(take_out(found.markdown, files.__contains__)).strip(), tuple(files.values())


def list_unsendable(app: App, *, path: str, text: str) -> list[Problem]:
    """Which of the files that the text of a whole file names customers would not get."""
    files = (replace(file, line=file.line + 1) for file in find_files(text))
    return list(check_enclosed(app.articles_folder, path, files))


def _plain_name(name: str, head: bytes) -> str:
    """Latin, and of a picture with the ending of what it is."""
    path = PurePosixPath(name.replace("\\", "/").rpartition("/")[2])
    known = PICTURES.get(media_type(head[:HEAD]))
    ending = path.suffix.lower().lstrip(".")
    same = ending == known or (known == "jpg" and ending == "jpeg")
    stem = to_slug(path.stem, "ru", limit=_NAME_LIMIT) or "file"
    return f"{stem}.{ending if same or not known else known}"


def _settle(part: Path, folder: Path, name: str) -> Path:
    """The file under its name, or another one of the same content that is there already."""
    content, number = part.read_bytes(), 1
    while True:
        stem, _, ending = name.rpartition(".")
        path = folder / (name if number == 1 else f"{stem}-{number}.{ending}")
        try:
            os.link(part, path)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == content:
                return path
            number += 1
        else:
            os.chmod(path, 0o644)
            return path


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)
