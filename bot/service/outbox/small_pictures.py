"""Small pictures of what customers and staff send: made once, upright, and with nothing in them but what is seen.

A stranger made what is read here. How many points a picture says it has is asked before any of them is read, and
whatever else is wrong with it ends as "no small picture", never as an error of ours.
"""

from __future__ import annotations

import asyncio
import hashlib
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Awaitable, Callable
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from bot.core.messages import Attachment
from bot.service.outbox.enclosing import shelf_of
from bot.service.ports import App

EDGE: Final = 640  # points of the longer side: twice what a transcript shows, for fine screens
MOST_BYTES: Final = 30_000_000
MOST_POINTS: Final = 25_000_000  # each takes four bytes while it is read
MOST_JPEG_POINTS: Final = 64_000_000  # read at an eighth of its size
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
FETCHED: Final = 4  # at once
TYPE: Final = "image/webp"
NONE_TYPE: Final = "image/svg+xml"
NONE: Final = (  # stands where no small picture can be made; a press still leads to the file
    b'<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120" viewBox="0 0 160 120">'
    b'<rect width="160" height="120" fill="#8a938f" fill-opacity=".18"/>'
    b'<g fill="none" stroke="#8a938f" stroke-width="3" stroke-linejoin="round" stroke-linecap="round">'
    b'<path d="M54 36h52v48H54z"/><path d="M54 76l16-18 12 12 9-9 15 15"/><path d="M48 92l64-64"/></g></svg>'
)


class SmallPictures:
    """Finds or makes them; few are fetched at a time, and one is made."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._fetching = asyncio.Semaphore(FETCHED)
        self._making = asyncio.Semaphore(1)

    async def find(self, key: str, fetch: Callable[[], Awaitable[AsyncIterator[bytes]]]) -> bytes:
        """The small picture of this key, b"" where none can be made; ``fetch`` opens the whole one.

        Raises:
            AnswerdeskError: the file can't be fetched; that is tried again the next time.
        """
        shelf = shelf_of(self._app)
        known = await shelf.read_small(key)
        if known is not None:
            return known
        async with self._fetching:
            content = await _read(await fetch())
            async with self._making:
                made = await shelf.read_small(key)  # somebody else may have made it meanwhile
                if made is None:
                    made = await asyncio.to_thread(make_small, content)
                    await shelf.write_small(key, made)
        return made


def key_of(attachment: Attachment, *, channel: str = "", account: str = "") -> str:
    """Under which key it is kept: that of the file, or for what lies with a channel one made of where it lies."""
    if attachment.own_key:
        return attachment.own_key
    place = f"{channel}:{account}:{attachment.file_key}".encode()
    return urlsafe_b64encode(hashlib.sha256(place).digest())[:32].decode()


def show(small: bytes) -> tuple[bytes, dict[str, str]]:
    """What a browser is given: the picture, or the sign that there is none."""
    kind = TYPE if small else NONE_TYPE
    headers = {
        "Content-Type": kind,
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=600",
    }
    return small or NONE, headers


def make_small(content: bytes) -> bytes:
    """A WebP of at most EDGE points a side; of a moving picture the first one. b"" for what is no picture to us."""
    if not 0 < len(content) <= MOST_BYTES:
        return b""
    try:
        return _make(content)
    except Exception:  # boundary: a decoder raises whatever a broken picture makes it
        return b""


def _make(content: bytes) -> bytes:
    with Image.open(BytesIO(content), formats=FORMATS) as image:
        most = MOST_JPEG_POINTS if image.format == "JPEG" else MOST_POINTS
        if image.width * image.height > most:
            return b""
        image.draft("RGB", (EDGE, EDGE))
        small = _flatten(image)
    small.thumbnail((EDGE, EDGE))
    small = ImageOps.exif_transpose(small)
    small.info.clear()  # place, camera, profile: nobody needs them to look at it
    made = BytesIO()
    small.save(made, "WEBP", quality=78)
    return made.getvalue()


def _flatten(image: Image.Image) -> Image.Image:
    """In colours a screen has, with what is see-through."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    clear = "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "La", "RGBa")
    return image.convert("RGBA" if clear else "RGB")


async def _read(pieces: AsyncIterator[bytes]) -> bytes:
    """All of it; b"" for what is too much."""
    held = bytearray()
    async for piece in pieces:
        held += piece
        if len(held) > MOST_BYTES:
            return b""
    return bytes(held)
