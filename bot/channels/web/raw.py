"""Our own updates: what a visitor did, as the JSON that is stored in the inbox and read back from it. Pure."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.core.messages import OWN, Attachment, Incoming, Kind, Profile
from bot.errors import BadUpdate

CHANNEL: Final = "web"
TEXT_LIMIT: Final = 4000
START_LIMIT: Final = 200
HIDDEN: Final = "s:"  # keys of what the page wrote in the visitor's name; the page does not show it to them
_COMMAND = re.compile(r"/(help|human|language|link|status)(?:\s+(.*))?", re.DOTALL)
_BAD = re.compile("[\x00\ud800-\udfff]")

ClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class _Update(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    chat: str
    at: datetime
    language: str = ""


class WrittenFile(BaseModel):
    """A file that lies with us; only ``key`` comes from the page, the rest is what we know of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    kind: str = ""
    name: str = ""
    mime: str = ""
    size: int = 0


class Written(_Update):
    """The visitor wrote ``text``, or sent files with or without words, in answer to a message of ours, 0 for none."""

    kind: Literal["message"] = "message"
    client_id: ClientId
    text: str
    files: tuple[WrittenFile, ...] = ()
    reply_to: int = 0


class Pressed(_Update):
    """The visitor pressed a button under our message, or with ``message_id`` 0 the one at the top of the page."""

    kind: Literal["press"] = "press"
    client_id: ClientId
    message_id: int
    action: str


class Started(_Update):
    """The chat was opened by a link or a button that says where the visitor came from."""

    kind: Literal["start"] = "start"
    payload: str


Update = Written | Pressed | Started
_UPDATE: TypeAdapter[Update] = TypeAdapter(Annotated[Update, Field(discriminator="kind")])


def clean(text: str) -> str:
    """The text without what no database and no page can hold: NUL, lone surrogates, carriage returns."""
    return _BAD.sub("\ufffd", text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"))


def to_key(update: Update) -> str:
    """What names the update in the inbox (64 characters): same visitor and client id (or payload), same update."""
    name = f"start:{update.payload}" if isinstance(update, Started) else update.client_id
    return hashlib.sha256(f"{update.chat}\n{name}".encode()).hexdigest()


def to_raw(update: Update) -> str:
    """The update as the inbox keeps it."""
    return update.model_dump_json()


def to_incoming(raw: str) -> Incoming:
    """The stored update as a message.

    Raises:
        BadUpdate: it is not one of ours.
    """
    try:
        update = _UPDATE.validate_json(raw)
    except ValidationError as error:
        kinds = sorted({item["type"] for item in error.errors()})
        raise BadUpdate(problem=", ".join(kinds)) from None
    if isinstance(update, Written):
        return _to_message(update)
    return _to_button(update) if isinstance(update, Pressed) else _to_start(update)


def _to_message(update: Written) -> Incoming:
    command = None if update.files else _COMMAND.fullmatch(update.text.strip())
    return Incoming(
        channel=CHANNEL,
        chat_key=update.chat,
        message_key=f"c:{update.client_id}",
        kind=Kind.COMMAND if command else Kind.MEDIA if update.files else Kind.TEXT,
        sent_at=update.at,
        attachments=tuple(map(_to_attachment, update.files)),
        text=(command[2] or "") if command else update.text,
        command=command[1] if command else "",
        profile=Profile(language=update.language),
        reply_key=to_message_key(update.reply_to) if update.reply_to else "",
    )


def _to_attachment(file: WrittenFile) -> Attachment:
    return Attachment(kind=file.kind, file_key=f"{OWN}{file.key}", name=file.name, mime=file.mime, size=file.size)


def to_written(attachment: Attachment) -> WrittenFile:
    """What is stored of a file with the message it is part of."""
    known = {name: getattr(attachment, name) for name in ("kind", "name", "mime", "size")}
    return WrittenFile(key=attachment.own_key, **known)


def _to_button(update: Pressed) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        chat_key=update.chat,
        message_key=to_message_key(update.message_id),
        kind=Kind.BUTTON,
        sent_at=update.at,
        action=update.action,
        profile=Profile(language=update.language),
    )


def _to_start(update: Started) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        chat_key=update.chat,
        message_key=f"{HIDDEN}{to_key(update)[:32]}",
        kind=Kind.COMMAND,
        sent_at=update.at,
        text=update.payload,
        command="start",
        profile=Profile(language=update.language),
    )


def to_message_key(message_id: int) -> str:
    """The channel's key of a message we sent."""
    return f"m{message_id}"
