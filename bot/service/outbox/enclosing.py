"""Files that go with a message: taken in beforehand, put into one message by who brought them, kept for a time."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack
from typing import Final

from bot.core.messages import OWN, Attachment
from bot.core.people import Person
from bot.errors import NotFound
from bot.files import HEAD, PICTURES, UNKNOWN, keeps_word, media_type, plain_name
from bot.service.outbox.problems import EmptyFile, FileLies, FilesFull, TooManyFiles
from bot.service.ports import App, Enclosure
from bot.storage.chat import files
from bot.storage.database import Tx
from bot.storage.shelf import Shelf

MOST: Final = 10  # in one message: what Telegram takes for one album
MEGABYTE: Final = 1_000_000


def owner_of_staff(person: Person, conversation_id: int) -> str:
    """Who may send it: this person, in this chat."""
    return f"staff:{person.id}:{conversation_id}"


def owner_of_visitor(channel: str, chat_key: str) -> str:
    """Who may send it: the customer of this chat."""
    return f"{channel}:{chat_key}"


def owner_of_planned(client_id: str) -> str:
    """Who has them while the reply they go with waits for its time."""
    return f"planned:{client_id}"


def do_move(tx: Tx, keys: Sequence[str], *, owner: str, to: str) -> tuple[Attachment, ...]:
    """Have these wait for another owner.

    Raises:
        NotFound, TooManyFiles: as for enclosing them.
    """
    wanted = tuple(dict.fromkeys(keys))
    if len(wanted) > MOST:
        raise TooManyFiles(most=MOST)
    if wanted and files.record_owner(tx, wanted, owner=owner, to=to) < len(wanted):
        raise NotFound(what="file")
    known = {one.own_key: one for one in files.list_waiting(tx, to)} if wanted else {}
    return tuple(known[key] for key in wanted)


def shelf_of(app: App) -> Shelf:
    """Where the files lie."""
    return Shelf(app.settings.home / "files")


async def keep_upload(app: App, owner: str, *, name: str, pieces: AsyncIterator[bytes], limit_mb: int) -> Attachment:
    """Take a file in, until it is sent or a day has passed.

    Raises:
        TooLarge, EmptyFile: what it weighs.
        FileLies: its name promises a picture, film or PDF, and it is none.
        TooManyFiles: more wait already than one message takes.
        FilesFull: all files together weigh as much as they may.
    """
    await app.database.read(_check_room, app, owner)
    key, shelf = secrets.token_urlsafe(16), shelf_of(app)
    written = await shelf.write(key, pieces, limit=limit_mb * MEGABYTE)
    with ExitStack() as undo:
        undo.callback(shelf.remove, key)
        attachment = describe(name, written.head, key=key, size=written.size)
        await app.database.write(_do_record, app, attachment, owner)
        undo.pop_all()
    return attachment


def do_enclose(tx: Tx, owner: str, keys: Sequence[str]) -> tuple[Attachment, ...]:
    """Make these files part of a message, each once and for ever.

    Raises:
        NotFound: one of them is not this owner's, was sent already, or is no longer kept.
        TooManyFiles: more than one message takes.
    """
    wanted = tuple(dict.fromkeys(keys))
    if len(wanted) > MOST:
        raise TooManyFiles(most=MOST)
    waiting = {one.own_key: one for one in files.list_waiting(tx, owner)} if wanted else {}
    if any(key not in waiting for key in wanted):
        raise NotFound(what="file")
    if wanted and files.record_use(tx, wanted, owner=owner) < len(wanted):  # somebody was quicker
        raise NotFound(what="file")
    return tuple(waiting[key] for key in wanted)


def list_waiting(tx: Tx, owner: str) -> tuple[Attachment, ...]:
    """What this owner has taken in and not sent."""
    return files.list_waiting(tx, owner)


async def take_back(app: App, owner: str, key: str) -> None:
    """Throw away a file that was not sent."""
    if await app.database.write(files.take_back, key, owner=owner):
        shelf_of(app).remove(key)


async def open_own(app: App, attachment: Attachment) -> AsyncIterator[bytes]:
    """The content in pieces.

    Raises:
        NotFound: it is no longer kept.
    """
    return await shelf_of(app).read(attachment.own_key)


def to_enclosure(app: App, attachment: Attachment) -> Enclosure:
    """What a channel sends."""
    path = shelf_of(app).path(attachment.own_key)
    return Enclosure(kind=attachment.kind, name=attachment.name, size=attachment.size, path=path)


def _check_room(tx: Tx, app: App, owner: str) -> None:
    if len(files.list_waiting(tx, owner)) >= MOST:
        raise TooManyFiles(most=MOST)
    if files.total_size(tx) >= app.settings.files_limit_gb * 1000 * MEGABYTE:
        raise FilesFull(limit=app.settings.files_limit_gb)


def _do_record(tx: Tx, app: App, attachment: Attachment, owner: str) -> None:
    _check_room(tx, app, owner)
    files.record_file(tx, attachment, owner=owner)


def describe(name: str, head: bytes, *, key: str, size: int) -> Attachment:
    """What is known of a file that lies with us.

    Raises:
        EmptyFile, FileLies: it holds nothing, or not what its name promises.
    """
    if not size:
        raise EmptyFile()
    mime, shown = media_type(head[:HEAD]), plain_name(name, head[:HEAD])
    if not keeps_word(shown, head):
        raise FileLies(name=plain_name(name))
    picture = mime in PICTURES and mime != "image/gif"
    kind = "photo" if picture else "voice" if mime == "audio/ogg" else "document"
    return Attachment(kind=kind, file_key=f"{OWN}{key}", name=shown, mime="" if mime == UNKNOWN else mime, size=size)
