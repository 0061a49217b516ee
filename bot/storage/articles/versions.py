"""Every text an article has had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select

from bot.storage.database import Tx
from bot.storage.tables.articles import article_versions
from bot.storage.tables.people import people


@dataclass(frozen=True, kw_only=True)
class ArticleVersion:
    """One saved text of an article, with who saved it, when, and "" or why."""

    id: int
    article: str
    language: str
    digest: str
    text: str
    person_name: str
    created_at: datetime
    why: str = ""


def record_version(
    tx: Tx, *, article: str, language: str, digest: str, text: str, person_id: int | None, why: str = ""
) -> None:
    """Keep a text of an article, unless it is the newest one kept."""
    newest = list_versions(tx, article=article, language=language)[:1]
    if newest and newest[0].digest == digest:
        return
    row = insert(article_versions).values(
        article=article, language=language, digest=digest, text=text, person_id=person_id, created_at=tx.now, why=why
    )
    tx.connection.execute(row)


def find_saved(tx: Tx, *, article: str, language: str, digest: str) -> datetime | None:
    """When the article was saved in the desk with this text; None if that was not the last thing done to it."""
    query = (
        select(article_versions.c.digest, article_versions.c.created_at)
        .where(article_versions.c.article == article, article_versions.c.language == language)
        .order_by(article_versions.c.id.desc())
        .limit(1)
    )
    newest = tx.connection.execute(query).first()
    return newest.created_at if newest is not None and newest.digest == digest else None


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
            why=row["why"],
        )
        for row in tx.connection.execute(query).mappings()
    )


def list_changed(tx: Tx) -> dict[str, datetime]:
    """By article: when it was saved in the desk last, in whatever language."""
    newest = select(func.max(article_versions.c.id)).group_by(article_versions.c.article)
    query = select(article_versions.c.article, article_versions.c.created_at).where(article_versions.c.id.in_(newest))
    return {row.article: row.created_at for row in tx.connection.execute(query)}
