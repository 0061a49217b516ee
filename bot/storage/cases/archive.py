"""Chats that are not open: lists that are never read whole, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, ScalarSelect, Select, case, exists, func, or_, select

from bot.core.case import Reason, State
from bot.core.conversation import Holder
from bot.core.messages import Attachment, Author, Kind
from bot.core.queue import Closed, Filters, ListedChat
from bot.storage.codec import unpack
from bot.storage.database import Tx
from bot.storage.of_team import of_team
from bot.storage.tables.cases import case_tags, escalations
from bot.storage.tables.chat import CALLED, conversations, messages
from bot.storage.tables.people import people

LONGEST: Final = 300  # characters of a message or a question
UNREAD: Final = float(2**31)  # the place of a chat of which the bot has read nothing yet
Place = tuple[float, int]
CHAT: Final = (
    conversations.c.id.label("conversation_id"),
    conversations.c.channel,
    CALLED,
    conversations.c.username,
    conversations.c.language,
)


def list_closed_cases(
    tx: Tx, filters: Filters, *, before: Place | None, limit: int, person_id: int = 0
) -> tuple[ListedChat, ...]:
    """Closed cases, the last closed first; ``person_id``: whose teams are meant by "mine"."""
    query = (
        select(
            *CHAT,
            escalations.c.id,
            escalations.c.state,
            escalations.c.reason,
            func.substr(escalations.c.brief["question"].as_string(), 1, LONGEST).label("text"),
            escalations.c.outcome,
            escalations.c.closed_at,
            people.c.name.label("person_name"),
        )
        .join(conversations, conversations.c.id == escalations.c.conversation_id)
        .outerjoin(people, people.c.id == escalations.c.person_id)
        .where(escalations.c.closed_at.is_not(None), *_narrow(filters))
        .order_by(escalations.c.closed_at.desc(), escalations.c.id.desc())
        .limit(limit)
    )
    if filters.tag:
        query = query.where(exists().where(case_tags.c.case_id == escalations.c.id, case_tags.c.tag == filters.tag))
    if filters.team:
        query = query.where(of_team(filters.team, person_id))
    if filters.reason is not None:
        query = query.where(escalations.c.reason == filters.reason.value)
    if before is not None:
        at = datetime.fromtimestamp(before[0], UTC)
        query = query.where(*_behind(escalations.c.closed_at, at, escalations.c.id, before[1]))
    return tuple(_to_closed(row) for row in tx.connection.execute(query).mappings())


def list_bot_chats(tx: Tx, filters: Filters, *, before: Place | None, limit: int) -> tuple[ListedChat, ...]:
    """Chats that the bot has, what it dealt with last before the rest; first of all those it has read nothing of."""
    read, number = conversations.c.read_through, conversations.c.id
    known = _bot_chats(filters, tx.now).where(read > 0).order_by(read.desc(), number.desc()).limit(limit)
    if before is not None and before[0] < UNREAD:
        return _fetch(tx, known.where(*_behind(read, int(before[0]), number, before[1])))
    new = (
        _bot_chats(filters, tx.now).where(conversations.c.waiting_since.is_not(None), read == 0).order_by(number.desc())
    )
    found = _fetch(tx, new.where(number < before[1]).limit(limit) if before is not None else new.limit(limit))
    return found if len(found) == limit else (*found, *_fetch(tx, known))[:limit]


def list_chats(tx: Tx, conversation_ids: tuple[int, ...]) -> tuple[ListedChat, ...]:
    """These conversations, in this order, whoever has them."""
    found = {
        chat.conversation_id: chat for chat in _fetch(tx, _chats().where(conversations.c.id.in_(conversation_ids)))
    }
    return tuple(found[number] for number in conversation_ids if number in found)


def find_chat_of(tx: Tx, case_id: int) -> int | None:
    """The conversation of a case, open or closed."""
    return tx.connection.execute(select(escalations.c.conversation_id).where(escalations.c.id == case_id)).scalar()


def _bot_chats(filters: Filters, now: datetime) -> Select[Any]:
    query = _chats().where(conversations.c.holder == Holder.BOT.value, *_narrow(filters))
    if filters.age:
        query = query.where(conversations.c.waiting_since <= now - timedelta(minutes=filters.age))
    return query.where(conversations.c.waiting_since.is_not(None)) if filters.unread else query


def _chats() -> Select[Any]:
    return (
        select(
            *CHAT,
            conversations.c.read_through,
            func.coalesce(messages.c.created_at, conversations.c.created_at).label("at"),
            func.substr(func.coalesce(messages.c.text, ""), 1, LONGEST).label("text"),
            case((func.trim(messages.c.text) == "", messages.c.attachments)).label("attachments"),
            escalations.c.id.label("case_id"),
            escalations.c.state,
        )
        .select_from(conversations)
        .outerjoin(messages, messages.c.id == _newest_written())
        .outerjoin(
            escalations,
            (escalations.c.conversation_id == conversations.c.id)
            & escalations.c.state.in_((State.WAITING.value, State.CLAIMED.value)),
        )
    )


def _newest_written() -> ScalarSelect[Any]:
    line = messages.alias()
    where = (
        line.c.conversation_id == conversations.c.id,
        line.c.author == Author.CUSTOMER.value,
        line.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)),
    )
    newest = select(line.c.id).where(*where).order_by(line.c.id.desc()).limit(1)
    return newest.correlate(conversations).scalar_subquery()


def _behind(first: Column[Any], value: Any, second: Column[Any], number: int) -> tuple[ColumnElement[bool], ...]:
    """Whether a row comes after a place; so worded that the index of both columns is walked."""
    return first <= value, or_(first < value, second < number)


def _narrow(filters: Filters) -> list[ColumnElement[bool]]:
    wanted = ((conversations.c.language, filters.language), (conversations.c.channel, filters.channel))
    return [column == value for column, value in wanted if value]


def _fetch(tx: Tx, query: Select[Any]) -> tuple[ListedChat, ...]:
    return tuple(_to_chat(row) for row in tx.connection.execute(query).mappings())


def _to_chat(row: Mapping[Any, Any]) -> ListedChat:
    files = unpack(tuple[Attachment, ...], row["attachments"]) if row["attachments"] else ()
    return ListedChat(
        place=(float(row["read_through"] or UNREAD), row["conversation_id"]),
        at=row["at"],
        file=files[0] if files else None,
        case_id=row["case_id"],
        free=row["state"] == State.WAITING.value,
        **_of_chat(row),
    )


def _to_closed(row: Mapping[Any, Any]) -> ListedChat:
    closed = Closed(
        number=row["id"],
        state=State(row["state"]),
        reason=Reason(row["reason"]),
        person_name=row["person_name"] or "",
        outcome=row["outcome"],
    )
    at: datetime = row["closed_at"]
    return ListedChat(place=(at.timestamp(), row["id"]), at=at, closed=closed, **_of_chat(row))


def _of_chat(row: Mapping[Any, Any]) -> dict[str, Any]:
    names = ("conversation_id", "channel", "customer_name", "username", "language")
    return {name: row[name] for name in names} | {"text": row["text"] or ""}
