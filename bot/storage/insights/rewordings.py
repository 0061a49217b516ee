"""Texts without a good answer in chats in which a person was called afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import and_, select

from bot.core.case import Reason
from bot.core.insights.rewordings import MEANT, Before
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.insights import asked


def list_before_calls(tx: Tx, *, since: datetime, limit: int, normalise: Callable[[str], str]) -> tuple[Before, ...]:
    """The newest first, and of one text the next call first."""
    later = and_(escalations.c.conversation_id == asked.c.conversation_id, escalations.c.opened_at > asked.c.at)
    reasons = escalations.c.reason.in_([reason.value for reason in MEANT])
    columns = (asked.c.text, asked.c.language, asked.c.at, asked.c.conversation_id, asked.c.message_id)
    query = select(*columns, escalations.c.opened_at, escalations.c.reason).join(escalations, later)
    query = query.where(asked.c.at >= since, asked.c.gap != "", asked.c.text != "", reasons)
    rows = tx.connection.execute(query.order_by(asked.c.id.desc(), escalations.c.opened_at).limit(limit)).mappings()
    return tuple(
        Before(
            text=row["text"],
            language=row["language"],
            normal=normalise(row["text"]),
            at=row["at"],
            called_at=row["opened_at"],
            reason=Reason(row["reason"]),
            conversation_id=row["conversation_id"],
            message_id=row["message_id"],
        )
        for row in rows
    )
