"""Wordings that ended well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update

from bot.core.insights.harvest import Offer
from bot.storage.database import Tx
from bot.storage.tables.insights import asked


def list_good(tx: Tx, *, since: datetime) -> tuple[Offer, ...]:
    """What ended with a thumb up or a chosen button and without a person, and was not declined; most asked first."""
    declined = (
        select(asked.c.article, asked.c.language, asked.c.text).where(asked.c.declined.is_(True)).distinct().subquery()
    )
    count = func.count(asked.c.conversation_id.distinct())
    same = and_(
        declined.c.article == asked.c.article,
        declined.c.language == asked.c.language,
        declined.c.text == asked.c.text,
    )
    query = (
        select(asked.c.article, asked.c.language, asked.c.text, count)
        .outerjoin(declined, same)
        .where(
            asked.c.gap == "",
            asked.c.at >= since,
            asked.c.article != "",
            asked.c.person.is_(False),
            or_(asked.c.thumb.is_(True), and_(asked.c.chosen.is_(True), asked.c.thumb.is_(None))),
            declined.c.article.is_(None),
        )
        .group_by(asked.c.article, asked.c.language, asked.c.text)
        .order_by(count.desc(), asked.c.text)
    )
    return tuple(
        Offer(article=article, language=language, text=text, count=number)
        for article, language, text, number in tx.connection.execute(query).tuples()
    )


def record_declined(tx: Tx, offers: Iterable[Offer], *, declined: bool) -> None:
    """These wordings are not to be offered again, or are after all."""
    for one in offers:
        same = (asked.c.article == one.article, asked.c.language == one.language, asked.c.text.in_(one.stored))
        tx.connection.execute(update(asked).where(*same).values(declined=declined))
