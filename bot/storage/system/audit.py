"""The audit log: who did what. Append-only, no message text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from bot.storage.database import Tx
from bot.storage.tables.people import audit, people


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """Who did what to what; never holds message text."""

    at: datetime
    person_name: str
    action: str
    object: str


def record_audit(tx: Tx, *, person_id: int | None, action: str, object: str = "") -> None:
    """Write down who did what."""
    tx.connection.execute(insert(audit).values(at=tx.now, person_id=person_id, action=action, object=object[:200]))


def list_audit(tx: Tx, *, limit: int = 100, prefix: str = "") -> tuple[AuditEntry, ...]:
    """The newest entries whose action begins so."""
    query = select(audit, people.c.name).outerjoin(people, people.c.id == audit.c.person_id)
    query = query.where(audit.c.action.startswith(prefix, autoescape=True))
    rows = tx.connection.execute(query.order_by(audit.c.id.desc()).limit(limit)).mappings()
    return tuple(
        AuditEntry(at=row["at"], person_name=row["name"] or "", action=row["action"], object=row["object"])
        for row in rows
    )
