"""Exports of help desks: tickets of Zendesk with their comments, conversations of Chatwoot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import ijson

from bot.knowledge.histories.said import Line, Piece, Unread, Unusable

_MOST_EVENTS: Final = 500_000
_TAG: Final = re.compile(r"<[^<>]{0,500}>")
_INCOMING: Final = frozenset(("0", "incoming"))
_OUTGOING: Final = frozenset(("1", "outgoing", "3", "template"))
Row = Mapping[str, Any]


def read_zendesk(path: Path) -> Iterator[Piece]:
    """The public comments of each ticket; who asked for it is the customer, everybody else the business."""
    yield from _stream(path, "comments", _of_ticket)


def read_chatwoot(path: Path) -> Iterator[Piece]:
    """The messages of each conversation, or a bare list of messages."""
    place = _find(path, "messages")
    if place is None:
        yield from sorted_lines(_guarded(path, _find(path, "message_type"), _of_message))
    else:
        yield from _guarded(path, place, _of_conversation)


def _stream(path: Path, key: str, read: Any) -> Iterator[Piece]:
    yield from _guarded(path, _find(path, key), read)


def _guarded(path: Path, place: str | None, read: Any) -> Iterator[Piece]:
    """What stands before a cut is read."""
    if place is None:
        raise Unusable("no-messages")
    found = False
    try:
        with path.open("rb") as file:
            for row in ijson.items(file, place, multiple_values=True, use_float=True):
                for piece in read(row) if isinstance(row, dict) else (Unread(code="odd"),):
                    found = True
                    yield piece
    except (ijson.JSONError, UnicodeDecodeError):
        if not found:
            raise Unusable("broken") from None
        yield Unread(code="cut")
    if not found:
        raise Unusable("no-messages")


def _find(path: Path, key: str) -> str | None:
    """Where the objects lie that have this key."""
    try:
        with path.open("rb") as file:
            events = ijson.parse(file, multiple_values=True)
            for _, (prefix, event, value) in zip(range(_MOST_EVENTS), events, strict=False):
                if event == "map_key" and value == key:
                    return str(prefix)
    except (ijson.JSONError, UnicodeDecodeError):
        return None
    return None


def _of_ticket(ticket: Row) -> Iterator[Piece]:
    chat, customer = str(ticket.get("id", "")), ticket.get("requester_id")
    requester = ticket.get("requester")
    if customer is None and isinstance(requester, dict):
        customer = requester.get("id")
    comments = ticket.get("comments")
    for number, comment in enumerate(comments if isinstance(comments, list) else ()):
        if not isinstance(comment, dict):
            yield Unread(code="odd")
        elif comment.get("public") is False:
            yield Unread(code="note")
        else:
            author = comment.get("author_id")
            ours = author != customer if customer is not None and author is not None else number > 0
            text = comment.get("plain_body") or comment.get("body") or comment.get("html_body") or ""
            name = comment.get("author_name") or _name(comment.get("author"))
            yield _line(chat, comment, text, who=str(author or ("agent" if ours else chat)), name=name, ours=ours)


def _of_conversation(conversation: Row) -> Iterator[Piece]:
    chat = str(conversation.get("id", ""))
    meta = conversation.get("meta")
    customer = _name(meta.get("sender")) if isinstance(meta, dict) else ""
    messages = conversation.get("messages")
    for message in messages if isinstance(messages, list) else ():
        yield from _of_message(message, chat=chat, customer=customer) if isinstance(message, dict) else ()


def _of_message(message: Row, *, chat: str = "", customer: str = "") -> Iterator[Piece]:
    chat = chat or str(message.get("conversation_id", ""))
    kind = str(message.get("message_type", "")).lower().partition(".")[0]
    if message.get("private"):
        yield Unread(code="note")
    elif kind not in _INCOMING and kind not in _OUTGOING:
        yield Unread(code="service")
    else:
        ours = kind in _OUTGOING
        sender = message.get("sender")
        own = sender.get("id") if isinstance(sender, dict) else message.get("sender_id")
        who = f"agent-{own}" if ours else f"contact-{own or chat}"
        name = _name(sender) or ("" if ours else customer)
        yield _line(chat, message, message.get("content") or "", who=who, name=name, ours=ours)


def _line(chat: str, row: Row, text: Any, *, who: str, name: str, ours: bool) -> Piece:
    at = to_moment(row.get("created_at"))
    if at is None:
        return Unread(code="date")
    plain = _TAG.sub(" ", str(text)).strip()
    if not plain:
        return Unread(code="wordless")
    return Line(chat=chat, id=str(row.get("id", "")), at=at, who=who, name=name, text=plain, ours=ours)


def _name(value: Any) -> str:
    return str(value.get("name") or "") if isinstance(value, dict) else ""


def to_moment(value: Any) -> datetime | None:
    """Seconds (or milliseconds) since 1970, or an ISO date, as exports have them."""
    try:
        if isinstance(value, int | float) or str(value).isdigit():
            seconds = float(value)
            return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
        found = datetime.fromisoformat(str(value).strip().replace("Z", "+00:00"))
    except (ValueError, OverflowError, OSError, TypeError):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def sorted_lines(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The lines of each chat together, in order of time."""
    lines = []
    for piece in pieces:
        if isinstance(piece, Line):
            lines.append(piece)
        else:
            yield piece
    yield from sorted(lines, key=lambda line: (line.chat, line.at))
