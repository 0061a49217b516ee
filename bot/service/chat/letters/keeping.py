"""Letters are stored as they come before the mailbox hears that they were read; twice the same is once."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import AsyncIterator
from typing import Final

from bot.service.chat.letters.reading import key_of
from bot.service.ports import App
from bot.storage.chat import letters
from bot.storage.shelf import Shelf

LIMIT: Final = 30_000_000  # bytes; of a longer letter only the beginning is fetched
HEAD: Final = 200_000  # so much of it
PIECE: Final = 1_000_000


def shelf_of(app: App) -> Shelf:
    """Where they lie as they came."""
    return Shelf(app.settings.home / "letters")


async def keep(app: App, raw: bytes, *, size: int) -> bool:
    """Store a letter of so many bytes, or the beginning of a long one; False when it is here already."""
    raw_key, shelf = secrets.token_urlsafe(16), shelf_of(app)
    await shelf.write(raw_key, _pieces(raw), limit=LIMIT + HEAD)
    name = key_of(raw) or hashlib.sha256(raw).hexdigest()
    letter_key = hashlib.sha256(name.encode()).hexdigest()
    kept = await app.database.write(letters.record_letter, letter_key=letter_key, raw_key=raw_key, size=size)
    if kept is None:
        shelf.remove(raw_key)
    return kept is not None


async def open_raw(app: App, raw_key: str) -> bytes:
    """A letter as it came; raises NotFound when it is no longer kept."""
    return b"".join([piece async for piece in await shelf_of(app).read(raw_key)])


async def _pieces(raw: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(raw), PIECE):
        yield raw[start : start + PIECE]
