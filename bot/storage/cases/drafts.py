"""What somebody began to write in a chat and has not sent: one text per chat and person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.storage.database import Tx
from bot.storage.tables.replies import drafts


def record_draft(tx: Tx, *, person_id: int, conversation_id: int, text: str) -> None:
    """Keep a text in the place of the last one; an empty one is forgotten."""
    where = (drafts.c.person_id == person_id, drafts.c.conversation_id == conversation_id)
    if not text.strip():
        tx.connection.execute(delete(drafts).where(*where))
        return
    make = sqlite.insert if tx.connection.dialect.name == "sqlite" else postgresql.insert
    row = make(drafts).values(person_id=person_id, conversation_id=conversation_id, text=text, updated_at=tx.now)
    newest = {"text": text, "updated_at": tx.now}
    tx.connection.execute(row.on_conflict_do_update(index_elements=[*drafts.primary_key.columns], set_=newest))


def find_draft(tx: Tx, *, person_id: int, conversation_id: int) -> str:
    """The text, "" when there is none."""
    where = (drafts.c.person_id == person_id, drafts.c.conversation_id == conversation_id)
    return tx.connection.execute(select(drafts.c.text).where(*where)).scalar() or ""


def forget_drafts(tx: Tx, *, before: datetime) -> None:
    """Remove what nobody has gone on with for long."""
    tx.connection.execute(delete(drafts).where(drafts.c.updated_at < before))
