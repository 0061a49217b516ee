"""By which of its wordings an article was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from bot.storage.database import Tx
from bot.storage.reasons import read_why
from bot.storage.tables.chat import messages
from bot.storage.tables.insights import asked


def list_matched(tx: Tx, *, article: str, language: str, since: datetime, limit: int) -> tuple[str, ...]:
    """The wording that was nearest, for each time the article was shown since then; "" where nobody knows."""
    query = (
        select(messages.c.why)
        .join(asked, asked.c.message_id == messages.c.id)
        .where(asked.c.article == article, asked.c.language == language, asked.c.at >= since)
        .order_by(asked.c.at.desc())
        .limit(limit)
    )
    return tuple(_find(stored, article) for stored in tx.connection.execute(query).scalars())


def _find(stored: object, article: str) -> str:
    return next(_matched(stored, article), "")


def _matched(stored: object, article: str) -> Iterator[str]:
    why = read_why(stored)
    if why is None:
        return
    pieces = (one for piece in why.parts for one in piece.candidates)
    around = why.context.candidates if why.context is not None else ()
    yield from (one.matched for one in (*why.candidates, *pieces, *around) if one.article == article and one.matched)
