"""Replies to all of a spike who wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select, update

from bot.core.insights.spikes.together import GroupLine, GroupReply, LineState
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.chat import CALLED, conversations
from bot.storage.tables.people import people
from bot.storage.tables.spikes import group_replies, group_reply_lines


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """One chat of a new reply."""

    conversation_id: int
    case_id: int
    epoch: int
    text: str


def record_reply(
    tx: Tx, *, spike_id: int, person_id: int, closes: bool, due_at: datetime, lines: Sequence[NewLine]
) -> int:
    """A new one, that waits for its moment; its id."""
    number = tx.insert(
        insert(group_replies).values(
            spike_id=spike_id, person_id=person_id, closes=closes, created_at=tx.now, due_at=due_at
        )
    )
    rows = [{"reply_id": number, "state": LineState.PLANNED.value, **vars(line)} for line in lines]
    tx.connection.execute(insert(group_reply_lines), rows)
    return number


def record_undone(tx: Tx, number: int) -> None:
    """It leaves no more."""
    tx.connection.execute(update(group_replies).where(group_replies.c.id == number).values(undone_at=tx.now))


def record_line(tx: Tx, number: int, state: LineState, *, message_id: int | None = None) -> None:
    """What became of it in one chat."""
    values: dict[str, object] = {"state": state.value}
    if message_id is not None:
        values["message_id"] = message_id
    tx.connection.execute(update(group_reply_lines).where(group_reply_lines.c.id == number).values(**values))


def get(tx: Tx, number: int) -> GroupReply:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    found = _list(tx, group_replies.c.id == number)
    if not found:
        raise NotFound(what="page")
    return found[0]


def list_of(tx: Tx, *, spike_id: int) -> tuple[GroupReply, ...]:
    """Those of a spike, the newest first."""
    return _list(tx, group_replies.c.spike_id == spike_id)


def _list(tx: Tx, where: ColumnElement[bool]) -> tuple[GroupReply, ...]:
    names = ("id", "spike_id", "person_id", "closes", "created_at", "due_at", "undone_at")
    query = (
        select(*(group_replies.c[name] for name in names), people.c.name.label("person_name"))
        .join(people, people.c.id == group_replies.c.person_id)
        .where(where)
        .order_by(group_replies.c.id.desc())
    )
    rows = tx.connection.execute(query).mappings().all()
    lines = _list_lines(tx, [row["id"] for row in rows]) if rows else {}
    return tuple(GroupReply(**row, lines=tuple(lines[row["id"]])) for row in rows)


def _list_lines(tx: Tx, replies: Sequence[int]) -> dict[int, list[GroupLine]]:
    names = ("id", "conversation_id", "case_id", "epoch", "text", "state", "message_id")
    query = (
        select(group_reply_lines.c.reply_id, *(group_reply_lines.c[name] for name in names), CALLED.label("name"))
        .join(conversations, conversations.c.id == group_reply_lines.c.conversation_id)
        .where(group_reply_lines.c.reply_id.in_(replies))
        .order_by(group_reply_lines.c.id)
    )
    found: dict[int, list[GroupLine]] = defaultdict(list)
    for row in tx.connection.execute(query).mappings():
        fields = {name: value for name, value in row.items() if name != "reply_id"}
        found[row["reply_id"]].append(GroupLine(**{**fields, "state": LineState(row["state"])}))
    return found
