"""Small append-only records: feedback, article versions, the audit log, and named facts such as an offset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.storage.engine import Tx
from bot.storage.tables.schema import article_versions, audit, facts, feedback, people


@dataclass(frozen=True, kw_only=True)
class ArticleVersion:
    """One saved text of an article, with who saved it and when."""

    id: int
    article: str
    language: str
    digest: str
    text: str
    person_name: str
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """Who did what to what; never holds message text."""

    at: datetime
    person_name: str
    action: str
    object: str


def record_feedback(tx: Tx, *, conversation_id: int, message_id: int, article: str, helped: bool) -> bool:
    """What the customer thought of an answer; False when he said it before (the last word counts)."""
    known = tx.connection.execute(select(feedback.c.id).where(feedback.c.message_id == message_id)).scalar()
    if known is not None:
        tx.connection.execute(update(feedback).where(feedback.c.id == known).values(helped=helped))
        return False
    row = insert(feedback).values(
        conversation_id=conversation_id, message_id=message_id, article=article, helped=helped, created_at=tx.now
    )
    tx.connection.execute(row)
    return True


def list_feedback(tx: Tx, conversation_id: int) -> dict[str, bool]:
    """The last word on each article in a conversation."""
    query = select(feedback.c.article, feedback.c.helped).where(feedback.c.conversation_id == conversation_id)
    return dict(tx.connection.execute(query.order_by(feedback.c.id)).tuples().all())


def record_version(tx: Tx, *, article: str, language: str, digest: str, text: str, person_id: int | None) -> None:
    """Keep a text of an article, unless it is the newest one kept."""
    newest = list_versions(tx, article=article, language=language)[:1]
    if newest and newest[0].digest == digest:
        return
    row = insert(article_versions).values(
        article=article, language=language, digest=digest, text=text, person_id=person_id, created_at=tx.now
    )
    tx.connection.execute(row)


def list_versions(tx: Tx, *, article: str, language: str) -> tuple[ArticleVersion, ...]:
    """Every kept text of an article, newest first."""
    query = (
        select(article_versions, people.c.name)
        .outerjoin(people, people.c.id == article_versions.c.person_id)
        .where(article_versions.c.article == article, article_versions.c.language == language)
        .order_by(article_versions.c.id.desc())
    )
    return tuple(
        ArticleVersion(
            id=row["id"],
            article=row["article"],
            language=row["language"],
            digest=row["digest"],
            text=row["text"],
            person_name=row["name"] or "",
            created_at=row["created_at"],
        )
        for row in tx.connection.execute(query).mappings()
    )


def record_audit(tx: Tx, *, person_id: int | None, action: str, object: str = "") -> None:
    """Write down who did what."""
    tx.connection.execute(insert(audit).values(at=tx.now, person_id=person_id, action=action, object=object[:200]))


def list_audit(tx: Tx, *, limit: int = 100) -> tuple[AuditEntry, ...]:
    """The newest entries."""
    query = select(audit, people.c.name).outerjoin(people, people.c.id == audit.c.person_id)
    rows = tx.connection.execute(query.order_by(audit.c.id.desc()).limit(limit)).mappings()
    return tuple(
        AuditEntry(at=row["at"], person_name=row["name"] or "", action=row["action"], object=row["object"])
        for row in rows
    )


def record_fact(tx: Tx, name: str, value: str) -> None:
    """Remember a small thing by name, for instance the engine's last sign of life."""
    change = update(facts).where(facts.c.name == name).values(value=value, updated_at=tx.now)
    if tx.connection.execute(change).rowcount == 0:
        tx.connection.execute(insert(facts).values(name=name, value=value, updated_at=tx.now))


def find_fact(tx: Tx, name: str) -> tuple[str, datetime] | None:
    """The value of a named fact and when it was written."""
    row = tx.connection.execute(select(facts.c.value, facts.c.updated_at).where(facts.c.name == name)).first()
    return (row.value, row.updated_at) if row else None
