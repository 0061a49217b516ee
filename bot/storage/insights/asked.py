"""What became of each question and answer; written by reading the transcript, see ``core/insights``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import case, delete, exists, func, insert, select, update

from bot.core.case import Reason
from bot.core.insights.asked import Asked, Down, Gap, Line, judge
from bot.core.messages import Author, Kind
from bot.storage.database import Tx
from bot.storage.reasons import read_why
from bot.storage.tables.cases import escalations, feedback
from bot.storage.tables.chat import conversations, messages
from bot.storage.tables.insights import asked


@dataclass(frozen=True, kw_only=True)
class Known:
    """A row with where it belongs."""

    row: Asked
    conversation_id: int
    language: str


def list_lines(tx: Tx, *, after: int, before: datetime, limit: int) -> tuple[tuple[int, Line], ...]:
    """The next lines of all transcripts after a message id, with their conversations; up to the first that is as young
    as ``before``, for one with a lower id may still be on its way.
    """
    columns = ("id", "conversation_id", "author", "kind", "text", "created_at", "why", "source")
    query = (
        select(*(messages.c[name] for name in columns))
        .where(messages.c.id > after)
        .order_by(messages.c.id)
        .limit(limit)
    )
    found = tx.connection.execute(query).mappings().all()
    rows = tuple(takewhile(lambda row: bool(row["created_at"] < before), found))
    opened = _list_opened(tx, rows)
    return tuple((row["conversation_id"], _to_line(row, opened)) for row in rows)


def list_questions(tx: Tx, chats: Collection[int], *, through: int) -> dict[int, tuple[int, str]]:
    """The last thing asked in each of these conversations up to a message id, with its id."""
    last = (
        select(func.max(messages.c.id))
        .where(
            messages.c.conversation_id.in_(chats),
            messages.c.id <= through,
            messages.c.author == Author.CUSTOMER.value,
            messages.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)),
            messages.c.text != "",
        )
        .group_by(messages.c.conversation_id)
    )
    query = select(messages.c.conversation_id, messages.c.id, messages.c.text).where(messages.c.id.in_(last))
    return {chat: (number, text) for chat, number, text in tx.connection.execute(query)}


def list_recent(tx: Tx, chats: Collection[int], *, since: datetime) -> dict[int, list[Asked]]:
    """What is known of these conversations since a moment."""
    query = select(asked).where(asked.c.conversation_id.in_(chats), asked.c.at >= since).order_by(asked.c.message_id)
    found: dict[int, list[Asked]] = defaultdict(list)
    for row in tx.connection.execute(query).mappings():
        found[row["conversation_id"]].append(_to_asked(row))
    return found


def list_people(tx: Tx, chats: Collection[int]) -> dict[int, tuple[str, str]]:
    """Language and names of each of these conversations."""
    columns = (conversations.c.id, conversations.c.language, conversations.c.customer_name, conversations.c.given_name)
    query = select(*columns).where(conversations.c.id.in_(chats))
    return {
        chat: (language, f"{name} {given}") for chat, language, name, given in tx.connection.execute(query).tuples()
    }


def list_thumbs(tx: Tx, lines: Collection[int]) -> dict[int, tuple[bool, str]]:
    """What customers thought of these messages, and why."""
    query = select(feedback.c.message_id, feedback.c.helped, feedback.c.reason)
    rows = tx.connection.execute(query.where(feedback.c.message_id.in_(lines)))
    return {number: (helped, reason) for number, helped, reason in rows.tuples()}


def record_new(tx: Tx, rows: Iterable[Known]) -> None:
    """Write down questions that were not known, with what customers have thought of the answers since."""
    known = {one.row.message_id: one for one in rows}
    if not known:
        return
    thumbs = list_thumbs(tx, known)
    values = []
    for number, one in known.items():
        helped, reason = thumbs.get(number, (None, ""))
        row = one.row if helped is None else judge(one.row, thumb=helped)
        fixed = {"message_id": number, "conversation_id": one.conversation_id, "language": one.language}
        said = {"question_id": row.question_id, "text": row.text, "article": row.article, "at": row.at}
        values.append({**fixed, **said, "thumb": row.thumb, "reason": reason, **_marks(row), "gap": row.gap.value})
    tx.connection.execute(insert(asked), values)


def record_later(tx: Tx, rows: Iterable[Asked]) -> None:
    """Write down what came after; a thumb that was given meanwhile stays."""
    for row in rows:
        gap = case((asked.c.thumb.is_(None), row.gap.value), else_=asked.c.gap)
        change = update(asked).where(asked.c.message_id == row.message_id)
        tx.connection.execute(change.values(**_marks(row), gap=gap))


def record_thumb(tx: Tx, message_id: int, *, helped: bool) -> None:
    """The customer judged an answer."""
    gap = Gap.NO if helped else Gap.THUMB
    change = update(asked).where(asked.c.message_id == message_id)
    tx.connection.execute(change.values(thumb=helped, gap=gap.value))


def remove_thumb(tx: Tx, message_id: int) -> None:
    """The customer took back what they had said of an answer; whom they called since, they have called."""
    gap = case((asked.c.person, Gap.PERSON.value), else_=Gap.NO.value)
    change = update(asked).where(asked.c.message_id == message_id)
    tx.connection.execute(change.values(thumb=None, reason="", gap=gap))


def knows_article(tx: Tx, article: str) -> bool:
    """Whether anybody was ever shown it."""
    return bool(tx.connection.execute(select(exists().where(asked.c.article == article))).scalar())


def record_reason(tx: Tx, message_id: int, reason: Down) -> None:
    """The customer said what was wrong with it."""
    tx.connection.execute(update(asked).where(asked.c.message_id == message_id).values(reason=reason.value))


def forget_asked(tx: Tx, *, before: datetime, limit: int = 500) -> tuple[tuple[int, datetime], ...]:
    """Remove some of what is older, ids grow with time; in which conversations that was, and when."""
    oldest = select(asked.c.id, asked.c.at, asked.c.conversation_id).order_by(asked.c.id).limit(limit)
    old = {number: (chat, at) for number, at, chat in tx.connection.execute(oldest).tuples() if at < before}
    if old:
        tx.connection.execute(delete(asked).where(asked.c.id.in_(old)))
    return tuple(old.values())


def _list_opened(tx: Tx, rows: Iterable[Mapping[Any, Any]]) -> dict[tuple[int, datetime], tuple[Reason, str]]:
    """The cases that were opened with these lines: the line that says so has their moment."""
    told = [row for row in rows if row["author"] == Author.SYSTEM.value]
    if not told:
        return {}
    query = select(
        escalations.c.conversation_id, escalations.c.opened_at, escalations.c.reason, escalations.c.brief
    ).where(
        escalations.c.conversation_id.in_({row["conversation_id"] for row in told}),
        escalations.c.opened_at >= min(row["created_at"] for row in told),
    )
    return {
        (chat, at): (Reason(reason), str((brief or {}).get("question") or ""))
        for chat, at, reason, brief in tx.connection.execute(query).tuples()
    }


def _to_line(row: Mapping[Any, Any], opened: dict[tuple[int, datetime], tuple[Reason, str]]) -> Line:
    author, why = Author(row["author"]), read_why(row["why"])
    at = (row["conversation_id"], row["created_at"])
    reason, matter = opened.pop(at, (None, "")) if author is Author.SYSTEM else (None, "")
    return Line(
        id=row["id"],
        author=author,
        at=row["created_at"],
        kind=Kind(row["kind"]),
        text=row["text"],
        rule=why.grounds.rule if why is not None and author is Author.BOT else None,
        intent=why.grounds.intent if why is not None else "",
        article=(row["source"] or {}).get("article", ""),
        reason=reason,
        matter=matter,
    )


def _marks(row: Asked) -> dict[str, bool]:
    return {"chosen": row.chosen, "followed": row.followed, "person": row.person}


def _to_asked(row: Mapping[Any, Any]) -> Asked:
    return Asked(
        message_id=row["message_id"],
        question_id=row["question_id"],
        text=row["text"],
        at=row["at"],
        article=row["article"],
        chosen=row["chosen"],
        followed=row["followed"],
        person=row["person"],
        thumb=row["thumb"],
        gap=Gap(row["gap"]),
    )


def count_some(tx: Tx, *, most: int) -> int:
    """How many questions customers have asked; no more than ``most`` are counted."""
    some = select(asked.c.id).limit(most).subquery()
    return int(tx.connection.execute(select(func.count()).select_from(some)).scalar_one())
