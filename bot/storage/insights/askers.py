"""Who wants to be told when there is an answer, and who was."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, insert, select, update

from bot.core.insights.askers import Asker, Told
from bot.storage.database import Tx
from bot.storage.tables.cases import feedback
from bot.storage.tables.insights import asked, askers, gaps

_COLUMNS = (askers.c.id, askers.c.conversation_id, askers.c.message_id, askers.c.text, askers.c.language)
_WAITS = (askers.c.withdrawn_at.is_(None), askers.c.told_at.is_(None))


def record_asker(tx: Tx, *, conversation_id: int, message_id: int, text: str, language: str) -> None:
    """Somebody wants to be told; a second press of the same button is the same wish."""
    known = select(askers.c.id).where(askers.c.message_id == message_id)
    if tx.connection.execute(known).first() is None:
        values = {"conversation_id": conversation_id, "message_id": message_id, "text": text, "language": language}
        tx.connection.execute(insert(askers).values(**values, asked_at=tx.now))


def withdraw(tx: Tx, *, conversation_id: int, message_id: int) -> None:
    """They want it no more."""
    where = (askers.c.conversation_id == conversation_id, askers.c.message_id == message_id, *_WAITS)
    tx.connection.execute(update(askers).where(*where).values(withdrawn_at=tx.now))


def list_of_chat(tx: Tx, conversation_id: int, *, since: datetime) -> tuple[Asker, ...]:
    """What a customer still waits to be told."""
    return _list(tx, select(*_COLUMNS).where(askers.c.conversation_id == conversation_id, askers.c.asked_at >= since))


def list_of_gap(tx: Tx, gap_id: int, *, since: datetime) -> tuple[Asker, ...]:
    """Who still waits to be told what a group of questions asks, the oldest first."""
    query = select(*_COLUMNS).join(asked, asked.c.message_id == askers.c.message_id)
    return _list(tx, query.where(asked.c.gap_id == gap_id, askers.c.asked_at >= since))


def waits(tx: Tx, number: int) -> bool:
    """Whether somebody has neither been told nor taken it back."""
    return tx.connection.execute(select(askers.c.id).where(askers.c.id == number, *_WAITS)).first() is not None


def record_told(tx: Tx, number: int, *, message_id: int) -> None:
    """They were told, by this message."""
    tx.connection.execute(update(askers).where(askers.c.id == number).values(told_at=tx.now, told_id=message_id))


def count_waiting(tx: Tx, *, since: datetime) -> dict[int, int]:
    """How many chats wait to be told, by group."""
    query = (
        select(asked.c.gap_id, func.count(askers.c.conversation_id.distinct()))
        .join(askers, askers.c.message_id == asked.c.message_id)
        .where(asked.c.gap_id.is_not(None), askers.c.asked_at >= since, *_WAITS)
        .group_by(asked.c.gap_id)
    )
    return dict(tx.connection.execute(query).tuples().all())


def count_of_article(tx: Tx, key: str, *, since: datetime) -> dict[int, int]:
    """How many chats wait to be told what this article answers now, by group."""
    query = (
        select(asked.c.gap_id, func.count(askers.c.conversation_id.distinct()))
        .join(askers, askers.c.message_id == asked.c.message_id)
        .join(gaps, gaps.c.id == asked.c.gap_id)
        .where(gaps.c.article == key, askers.c.asked_at >= since, *_WAITS)
        .group_by(asked.c.gap_id)
    )
    return dict(tx.connection.execute(query).tuples().all())


def count_told(tx: Tx, gap_id: int, *, since: datetime) -> Told:
    """What became of those who asked to be told."""
    query = (
        select(
            func.count(askers.c.told_at),
            func.count(case((feedback.c.helped.is_(True), 1))),
            func.count(case((feedback.c.helped.is_(False), 1))),
        )
        .select_from(askers)
        .join(asked, asked.c.message_id == askers.c.message_id)
        .outerjoin(feedback, feedback.c.message_id == askers.c.told_id)
        .where(asked.c.gap_id == gap_id)
    )
    told, helped, not_helped = tx.connection.execute(query).tuples().one()
    waiting = len({one.conversation_id for one in list_of_gap(tx, gap_id, since=since)})
    return Told(waiting=waiting, told=told, helped=helped, not_helped=not_helped)


def _list(tx: Tx, query: Select[Any]) -> tuple[Asker, ...]:
    rows = tx.connection.execute(query.where(*_WAITS).order_by(askers.c.id)).mappings()
    return tuple(Asker(**row) for row in rows)
