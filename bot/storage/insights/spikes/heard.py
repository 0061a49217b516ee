"""What customers ask, by kinds of question: which kind, who and when; the words stay in the transcript."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, insert, or_, select, update

from bot.core.insights.spikes.spikes import Heard
from bot.core.insights.spikes.weighing import Slot
from bot.core.messages import Author, Kind
from bot.storage.database import Tx
from bot.storage.tables.chat import messages
from bot.storage.tables.spikes import heard, heard_kinds

STEP = 500
MOST_KINDS = 3000  # at hand: 5 MB


@dataclass(frozen=True, kw_only=True)
class Once:
    """That somebody asked a kind of question."""

    kind_id: int
    conversation_id: int
    at: datetime


def list_lines(tx: Tx, *, after: int, since: datetime, before: datetime, limit: int) -> tuple[Heard, ...]:
    """The next lines of customers after a message id; none as young as ``before``, as in ``asked.list_lines``."""
    columns = (messages.c.id, messages.c.conversation_id, messages.c.text, messages.c.created_at)
    query = (
        select(*columns)
        .where(
            messages.c.id > after,
            messages.c.author == Author.CUSTOMER.value,
            messages.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)),
            messages.c.created_at >= since,
            messages.c.created_at < before,
        )
        .order_by(messages.c.id)
        .limit(limit)
    )
    return tuple(
        Heard(message_id=number, conversation_id=chat, text=text, at=at)
        for number, chat, text, at in tx.connection.execute(query).tuples()
    )


def list_answered(tx: Tx, chats: Collection[int], *, since: datetime) -> tuple[tuple[int, datetime], ...]:
    """When people of ours wrote in these chats."""
    query = select(messages.c.conversation_id, messages.c.created_at).where(
        messages.c.conversation_id.in_(chats),
        messages.c.author == Author.OPERATOR.value,
        messages.c.created_at >= since,
    )
    return tuple(tx.connection.execute(query).tuples().all())


def list_kinds(tx: Tx) -> tuple[tuple[int, bytes], ...]:
    """The kinds of question that were asked last, with their middles; those of which nobody asks give way."""
    columns = (heard_kinds.c.id, heard_kinds.c.centre)
    query = select(*columns).order_by(heard_kinds.c.seen_at.desc(), heard_kinds.c.id.desc()).limit(MOST_KINDS)
    return tuple(tx.connection.execute(query).tuples().all())


def record_kinds(tx: Tx, centres: Sequence[bytes]) -> tuple[int, ...]:
    """New ones; their ids."""
    return tuple(tx.insert(insert(heard_kinds).values(centre=centre, seen_at=tx.now)) for centre in centres)


def record_heard(tx: Tx, kinds: Mapping[Heard, int]) -> None:
    """Which kind each of these is."""
    if not kinds:
        return
    known = set(
        tx.connection.execute(
            select(heard.c.message_id).where(heard.c.message_id.in_([one.message_id for one in kinds]))
        ).scalars()
    )
    rows = [
        {"message_id": one.message_id, "conversation_id": one.conversation_id, "kind_id": kind, "at": one.at}
        for one, kind in kinds.items()
        if one.message_id not in known
    ]
    if rows:
        tx.connection.execute(insert(heard), rows)
    change = update(heard_kinds).where(heard_kinds.c.id.in_(set(kinds.values())))
    tx.connection.execute(change.values(seen_at=tx.now))


def find_first(tx: Tx) -> datetime | None:
    """Since when questions are heard."""
    found: datetime | None = tx.connection.execute(select(func.min(heard.c.at))).scalar()
    return found


def list_recent(tx: Tx, *, since: datetime) -> tuple[Heard, ...]:
    """What was heard since then, in order."""
    query = (
        select(heard.c.message_id, heard.c.conversation_id, messages.c.text, heard.c.at, heard.c.kind_id)
        .join(messages, messages.c.id == heard.c.message_id)
        .where(heard.c.at >= since)
        .order_by(heard.c.at, heard.c.message_id)
    )
    return tuple(
        Heard(message_id=number, conversation_id=chat, text=text, at=at, kind_id=kind)
        for number, chat, text, at, kind in tx.connection.execute(query).tuples()
    )


def list_within(tx: Tx, slots: Collection[Slot]) -> tuple[Once, ...]:
    """Who asked what in these stretches of time."""
    if not slots:
        return ()
    within = or_(*(and_(heard.c.at >= slot.begins, heard.c.at < slot.ends) for slot in slots))
    query = select(heard.c.kind_id, heard.c.conversation_id, heard.c.at).where(within)
    return tuple(
        Once(kind_id=kind, conversation_id=chat, at=at) for kind, chat, at in tx.connection.execute(query).tuples()
    )


def forget(tx: Tx, *, before: datetime, kinds_before: datetime) -> None:
    """Remove some of what is older, and kinds of which nothing is left."""
    oldest = select(heard.c.id, heard.c.at).order_by(heard.c.at).limit(STEP)
    old = [number for number, at in tx.connection.execute(oldest).tuples() if at < before]
    if old:
        tx.connection.execute(delete(heard).where(heard.c.id.in_(old)))
    tx.connection.execute(delete(heard_kinds).where(heard_kinds.c.seen_at < kinds_before))


def look_back(weeks: int) -> timedelta:
    """How long what is heard is kept: for that many weeks, and the hour around."""
    return timedelta(weeks=weeks, days=1)
