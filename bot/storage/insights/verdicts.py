"""What the bot knew when it answered, beside what came of it; and the questions worth asking again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from bot.core.insights.asked import Gap
from bot.core.insights.verdicts import Answered
from bot.storage.database import Tx
from bot.storage.tables.chat import messages
from bot.storage.tables.insights import asked


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a customer asked; ``answer`` is the article they called right, "" where they did not say."""

    text: str
    language: str
    answer: str


def list_answered(tx: Tx, *, since: datetime, limit: int) -> tuple[Answered, ...]:
    """The newest rows whose question is known, those of a question together."""
    newest = (
        select(asked.c.id)
        .where(asked.c.at >= since, asked.c.question_id > 0)
        .order_by(asked.c.id.desc())
        .limit(limit)
        .subquery()
    )
    query = (
        select(asked, messages.c.why)
        .join(newest, newest.c.id == asked.c.id)
        .join(messages, messages.c.id == asked.c.message_id)
        .order_by(asked.c.question_id, asked.c.message_id)
    )
    return tuple(map(_to_answered, tx.connection.execute(query).mappings()))


def list_questions(tx: Tx, *, since: datetime, limit: int) -> tuple[Question, ...]:
    """The newest questions, each once, as their last row has them."""
    last = (
        select(func.max(asked.c.id).label("id"))
        .where(asked.c.at >= since, asked.c.text != "")
        .group_by(asked.c.conversation_id, asked.c.question_id)
        .order_by(func.max(asked.c.id).desc())
        .limit(limit)
        .subquery()
    )
    columns = (asked.c.text, asked.c.language, asked.c.article, asked.c.chosen, asked.c.thumb)
    rows = tx.connection.execute(select(*columns).join(last, last.c.id == asked.c.id).order_by(asked.c.id.desc()))
    return tuple(
        Question(text=text, language=language, answer=article if (chosen or thumb) and thumb is not False else "")
        for text, language, article, chosen, thumb in rows.tuples()
    )


def _to_answered(row: Mapping[Any, Any]) -> Answered:
    why = row["why"] if isinstance(row["why"], Mapping) else {}
    best: Mapping[str, Any] = next(iter(why.get("candidates") or ()), {})
    return Answered(
        question_id=row["question_id"],
        language=row["language"],
        top=str(best.get("article", "")),
        probability=float(best.get("probability", 0.0)),
        article=row["article"],
        chosen=row["chosen"],
        thumb=row["thumb"],
        reason=row["reason"],
        gap=Gap(row["gap"]),
    )
