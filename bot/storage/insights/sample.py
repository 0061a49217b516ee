"""Questions of customers to ask again: each wording once, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, not_, select

from bot.core.insights.asked import Down, Gap
from bot.storage.database import Tx
from bot.storage.tables.insights import asked


@dataclass(frozen=True, kw_only=True)
class Sampled:
    """A question as it was asked last: the article shown ("" for none), and whether that was surely right or wrong."""

    text: str
    language: str
    article: str
    right: bool
    wrong: bool


def list_sample(tx: Tx, *, since: datetime, limit: int, article: str = "") -> tuple[Sampled, ...]:
    """The newest ``limit`` wordings since then, those of one article where it is given.

    Not those of which nothing is known but that a person was called: a text that ends engines is among them.
    """
    unread = and_(asked.c.article == "", asked.c.gap == Gap.PERSON.value)
    newest = select(func.max(asked.c.id)).where(asked.c.at >= since, asked.c.text != "", not_(unread))
    if article:
        newest = newest.where(asked.c.article == article)
    ids = newest.group_by(asked.c.language, asked.c.text).order_by(func.max(asked.c.id).desc()).limit(limit)
    query = select(asked).where(asked.c.id.in_(ids.subquery().select())).order_by(asked.c.id.desc())
    return tuple(
        Sampled(
            text=row["text"],
            language=row["language"],
            article=row["article"],
            right=row["thumb"] is True or (row["chosen"] and row["thumb"] is None and not row["gap"]),
            wrong=row["reason"] in (Down.WRONG.value, Down.OTHER.value) or row["gap"] == Gap.NONE.value,
        )
        for row in tx.connection.execute(query).mappings()
    )
