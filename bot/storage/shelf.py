"""Files on the disk: written whole or not at all, named by a key that nobody can guess."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from bot.errors import NotFound, TooLarge, machine_trouble

CHUNK: Final = 256 * 1024
HEAD: Final = 4096
SMALL: Final = ".small"
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,40}")


@dataclass(frozen=True, kw_only=True)
class Written:
    """What arrived: its length, and how it begins."""

    size: int
    head: bytes


class Shelf:
    """The folder of the files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, key: str) -> Path:
        """Where the file lies, if it does.

        Raises:
            NotFound: that is no key of ours.
        """
        if not _KEY.fullmatch(key):
            raise NotFound(what="file")
        return self._folder / key[:2].lower() / key

    async def write(self, key: str, pieces: AsyncIterator[bytes], *, limit: int) -> Written:
        """Take a file in; nothing is left of one that can't be taken.

        Raises:
            TooLarge: it has more than ``limit`` bytes; the rest is not read.
            MachineTrouble: no room is left.
        """
        path = self.path(key)
        part = path.with_name(f".{key}.part")
        try:
            with machine_trouble():
                await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
                written = await write_part(part, pieces, limit=limit)
                await asyncio.to_thread(os.replace, part, path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return written

    async def read(self, key: str) -> AsyncIterator[bytes]:
        """The content in pieces.

        Raises:
            NotFound: it is no longer kept.
        """
        try:
            file = await asyncio.to_thread(self.path(key).open, "rb")
        except FileNotFoundError:
            raise NotFound(what="file") from None
        return _pieces(file)

    async def read_small(self, key: str) -> bytes | None:
        """The small picture that is kept beside a file, b"" where none could be made; None when nobody has tried."""
        try:
            return await asyncio.to_thread(self._small(key).read_bytes)
        except OSError:
            return None

    async def write_small(self, key: str, content: bytes) -> None:
        """Keep it; where it can't be kept it is made again."""
        with suppress(OSError):
            await asyncio.to_thread(_put, self._small(key), content)

    def remove(self, key: str) -> None:
        """Throw a file away and the small picture of it; one that is gone is gone."""
        with suppress(OSError, NotFound):
            self.path(key).unlink(missing_ok=True)
            self._small(key).unlink(missing_ok=True)

    def sweep(self, *, older_than: float, small_older_than: float) -> None:
        """Throw away what was never written to its end, and is older than so many seconds; and small pictures of what
        lies with a channel, which nobody else throws away.
        """
        for pattern, seconds in (("*/.*.part", older_than), (f"*/*{SMALL}", small_older_than)):
            for path in self._folder.glob(pattern):
                with suppress(OSError):
                    if time.time() - path.stat().st_mtime > seconds:
                        path.unlink()

    def _small(self, key: str) -> Path:
        path = self.path(key)
        return path.with_name(f"{path.name}{SMALL}")


async def write_part(part: Path, pieces: AsyncIterator[bytes], *, limit: int) -> Written:
    """Write what arrives into this file, and see it safe on the disk.

    Raises:
        TooLarge: over ``limit`` bytes; the rest is not read.
    """
    size, head, held = 0, b"", bytearray()
    with await asyncio.to_thread(part.open, "wb") as file:
        async for piece in pieces:
            size += len(piece)
            if size > limit:
                raise TooLarge(limit=f"{limit // 1_000_000} MB")
            head += piece[: HEAD - len(head)]
            held += piece
            if len(held) >= CHUNK:
                await asyncio.to_thread(file.write, bytes(held))
                held.clear()
        await asyncio.to_thread(_finish, file, bytes(held))
    return Written(size=size, head=head)


def _put(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _finish(file: BinaryIO, rest: bytes) -> None:
    file.write(rest)
    file.flush()
    os.fsync(file.fileno())


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        while piece := await asyncio.to_thread(file.read, CHUNK):
            yield piece
