"""How well articles do: sums over an index, whatever the number of chats."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from bot.core.insights.asked import QUIET
from bot.core.insights.figures import Counts, Figures, Passage
from bot.storage.database import Tx
from bot.storage.tables.chat import CALLED, conversations
from bot.storage.tables.insights import asked


def sum_articles(tx: Tx, *, since: datetime) -> dict[str, Counts]:
    """Every article that was shown since then."""
    query = select(asked.c.article, *_counts(tx)).where(asked.c.article != "", asked.c.at >= since)
    return {row[0]: _to_counts(row[1:]) for row in tx.connection.execute(query.group_by(asked.c.article))}


def find_figures(tx: Tx, article: str, *, since: datetime) -> Figures:
    """One article in all its languages."""
    mine = (asked.c.article == article, asked.c.at >= since)
    day = func.date(asked.c.at)
    languages = select(asked.c.language, *_counts(tx)).where(*mine).group_by(asked.c.language)
    days = select(day, *_counts(tx)).where(*mine).group_by(day).order_by(day)
    reasons = select(asked.c.reason, func.count()).where(*mine, asked.c.thumb.is_(False)).group_by(asked.c.reason)
    found = tx.connection
    return Figures(
        languages={row[0]: _to_counts(row[1:]) for row in found.execute(languages)},
        days={_to_date(row[0]): _to_counts(row[1:]) for row in found.execute(days)},
        reasons=dict(found.execute(reasons).tuples().all()),
    )


def list_passages(
    tx: Tx, article: str, *, since: datetime, measure: str, language: str = "", reason: str | None = None, limit: int
) -> tuple[Passage, ...]:
    """The chats behind a number of an article, newest first."""
    where = [asked.c.article == article, asked.c.at >= since, _measures(tx)[measure]]
    if language:
        where.append(asked.c.language == language)
    if reason is not None:
        where.append(asked.c.reason == reason)
    return fetch_passages(tx, select_passages().where(*where).order_by(asked.c.at.desc()).limit(limit))


def select_passages() -> Select[Any]:
    """What a list shows of each question."""
    return select(asked, CALLED).join(conversations, conversations.c.id == asked.c.conversation_id)


def fetch_passages(tx: Tx, query: Select[Any]) -> tuple[Passage, ...]:
    """The questions that a query of ``select_passages`` finds."""
    return tuple(
        Passage(
            id=row["id"],
            conversation_id=row["conversation_id"],
            line=row["question_id"] or row["message_id"],
            text=row["text"],
            customer=row["customer_name"] or "",
            language=row["language"],
            at=row["at"],
            article=row["article"],
            thumb=row["thumb"],
            reason=row["reason"],
            person=row["person"],
            gap=row["gap"],
        )
        for row in tx.connection.execute(query).mappings()
    )


def _measures(tx: Tx) -> dict[str, ColumnElement[bool]]:
    """What counts as what; the sentences of it are in the catalogue."""
    quiet = and_(asked.c.followed.is_(False), asked.c.at < tx.now - QUIET)
    calm = and_(asked.c.thumb.is_(None), asked.c.person.is_(False), or_(asked.c.chosen, quiet))
    return {
        "shown": asked.c.id > 0,
        "helped": or_(asked.c.thumb.is_(True), calm),
        "down": asked.c.thumb.is_(False),
        "escalated": asked.c.person.is_(True),
    }


def _counts(tx: Tx) -> tuple[ColumnElement[int], ...]:
    return tuple(func.sum(case((of, 1), else_=0)) for of in _measures(tx).values())


def _to_counts(values: Any) -> Counts:
    shown, helped, down, escalated = (int(value or 0) for value in values)
    return Counts(shown=shown, helped=helped, down=down, escalated=escalated)


def _to_date(value: object) -> date:
    """SQLite says days in words."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))
