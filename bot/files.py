"""Files that are never seen half written, and what a file is by its first bytes; never by what somebody says of it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path, PurePath
from tempfile import NamedTemporaryFile
from typing import Final
from urllib.parse import quote

import filetype

HEAD: Final = 256  # the longest list of brands of a film, and the place where WebM gives its name
UNKNOWN: Final = "application/octet-stream"
PICTURES: Final = {  # each with the ending of its name
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/avif": "avif",
}
SHOWN: Final = frozenset((*PICTURES, "audio/ogg", "audio/mpeg", "audio/mp4", "video/mp4", "video/webm"))
_CLAIMS: Final = {  # what a name may promise, and by what kind of content it is kept
    **dict.fromkeys(("png", "jpg", "jpeg", "webp", "gif", "avif", "heic", "bmp", "tif", "tiff"), "image/"),
    **dict.fromkeys(("mp4", "webm", "mov", "avi", "mkv"), "video/"),
    "pdf": "application/pdf",
}


def media_type(head: bytes) -> str:
    """The type of a picture, sound or film that may be shown in place, else the type that is only saved."""
    found = filetype.guess_mime(head)
    return found if found in SHOWN else UNKNOWN


def keeps_word(name: str, head: bytes) -> bool:
    """Whether the content is of the kind its name promises; a name that promises nothing is always kept."""
    promised = _CLAIMS.get(PurePath(name).suffix.lower().lstrip("."), "")
    return not promised or str(filetype.guess_mime(head) or "").startswith(promised)


def plain_name(name: str, head: bytes = b"") -> str:
    """A file name without path and control characters; a picture ends in what it is."""
    kept = "".join(letter for letter in name if letter.isprintable() and letter not in '/\\:*?"<>|').strip(". ")[-120:]
    ending = PICTURES.get(media_type(head)) if head else None
    path = PurePath(kept or "file")
    known = ("jpg", "jpeg") if ending == "jpg" else (ending,)
    return path.name if ending is None or path.suffix.lower().lstrip(".") in known else f"{path.stem}.{ending}"


def replace_file(path: Path, content: bytes) -> None:
    """Written whole or not at all, readable by whom it was before; left alone when it says this already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.is_file() else 0o644
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.chmod(file.name, mode)
        os.replace(file.name, path)
    except OSError:
        with suppress(OSError):
            os.unlink(file.name)
        raise


def headers_of(head: bytes, name: str) -> dict[str, str]:
    """How a file is handed to a browser: pictures, sounds and films in place, the rest is saved; none can do harm."""
    kind = media_type(head)
    shown = "inline" if kind != UNKNOWN else "attachment"
    return {
        "Content-Type": kind,
        "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(plain_name(name), safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=600",
    }


async def split_head(pieces: AsyncIterator[bytes]) -> tuple[bytes, AsyncIterator[bytes]]:
    """How the content begins, and all of it from its beginning."""
    head = b""
    while len(head) < HEAD:
        piece = await anext(pieces, b"")
        if not piece:
            break
        head += piece
    return head, _join(head, pieces)


async def _join(head: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield head
    async for piece in rest:
        yield piece
