"""Telegram Desktop's ``result.json``, of one chat or of an account: streamed, so that its size is no matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import ijson
from ijson.common import ObjectBuilder

from bot.knowledge.histories.said import Line, Piece, Unread, Unusable

_ONE: Final = ""
_MANY: Final = ("chats.list.item", "left_chats.list.item")
_PERSONAL: Final = frozenset(("personal_chat", "bot_chat"))
_CHANNELS: Final = frozenset(("saved_messages", "private_channel", "public_channel"))
_OPENS: Final = ("start_map", "start_array")
_ENDS: Final = ("end_map", "end_array")


def read_telegram(path: Path) -> Iterator[Piece]:
    """The messages in the order of the file; a file that was cut gives what is before the cut.

    Raises:
        Unusable: nothing can be read.
    """
    found = False
    try:
        with path.open("rb") as file:
            for piece in _read(ijson.parse(file, use_float=True)):
                found = True
                yield piece
    except (ijson.JSONError, UnicodeDecodeError):
        if not found:
            raise Unusable("broken") from None
        yield Unread(code="cut")
    if not found:
        raise Unusable("no-messages")


class _Chat:
    """The chat whose messages come."""

    def __init__(self, *, of_account: bool, ours: str) -> None:
        self.fields: dict[str, str] = {}
        self.of_account = of_account
        self.ours = ours
        self.last = datetime.fromtimestamp(0, UTC)

    @property
    def left_out(self) -> str:
        """Why nothing of it is taken: "" if it is."""
        kind = self.fields.get("type", "")
        if kind in _CHANNELS:
            return "channel"
        return "group" if self.of_account and kind and kind not in _PERSONAL else ""

    def side(self, who: str) -> bool | None:
        """Whether this is the business, where the export tells."""
        if self.ours:
            return who == self.ours
        if self.fields.get("type") == "personal_chat" and self.fields.get("id") and who.startswith("user"):
            return who != f"user{self.fields['id']}"
        return None


def _read(events: Iterator[tuple[str, str, Any]]) -> Iterator[Piece]:
    ours = ""
    chat = _Chat(of_account=False, ours="")
    place = _ONE
    for prefix, event, value in events:
        if event == "start_map" and prefix in _MANY:
            chat, place = _Chat(of_account=True, ours=ours), prefix
        elif prefix == "personal_information.user_id" and value:
            ours = f"user{value}"
        elif event in ("string", "number") and prefix in _fields(place):
            chat.fields[prefix.rpartition(".")[2]] = str(value)
        elif event == "start_map" and prefix == (f"{place}.messages.item" if place else "messages.item"):
            message = _build(events)
            if not chat.left_out:
                yield _to_piece(message, chat)
            else:
                yield Unread(code=chat.left_out)


def _fields(place: str) -> tuple[str, str, str]:
    return _OF_MANY[place] if place else ("name", "type", "id")


_OF_MANY: Final = {place: (f"{place}.name", f"{place}.type", f"{place}.id") for place in _MANY}


def _build(events: Iterator[tuple[str, str, Any]]) -> dict[str, Any]:
    """The message whose beginning has just come."""
    builder, depth = ObjectBuilder(), 1
    builder.event("start_map", None)
    for _, event, value in events:
        builder.event(event, value)
        depth += (event in _OPENS) - (event in _ENDS)
        if not depth:
            break
    found: dict[str, Any] = builder.value
    return found


def _to_piece(message: dict[str, Any], chat: _Chat) -> Piece:
    if message.get("type") != "message":
        return Unread(code="service")
    if message.get("forwarded_from"):
        return Unread(code="forwarded")
    text = _text(message.get("text")).strip()
    if not text:
        return Unread(code="wordless")
    name = str(message.get("from") or "")
    who = str(message.get("from_id") or name or "?")
    at = _moment(message)
    chat.last = at or chat.last  # messages stand in order: one whose date is broken came about when the last one did
    return Line(
        chat=f"{chat.fields.get('id', '')}:{chat.fields.get('name', '')}"[:80],
        id=str(message.get("id", "")),
        at=chat.last,
        who=who,
        name=name,
        text=text,
        reply_to=str(message.get("reply_to_message_id") or ""),
        ours=chat.side(who),
    )


def _text(value: Any) -> str:
    """A string, or pieces that are strings or say what they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(one if isinstance(one, str) else str(one.get("text", "")) for one in value if one)
    return ""


def _moment(message: dict[str, Any]) -> datetime | None:
    try:
        if message.get("date_unixtime"):
            return datetime.fromtimestamp(float(message["date_unixtime"]), UTC)
        return datetime.fromisoformat(str(message["date"])).replace(tzinfo=UTC)
    except (KeyError, ValueError, OverflowError, OSError, TypeError):
        return None
