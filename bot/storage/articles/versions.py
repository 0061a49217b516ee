"""Every text an article has had."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update

from bot.core.articles.approval import Signed
from bot.storage.database import Tx
from bot.storage.tables.articles import article_versions
from bot.storage.tables.people import people

REVIEWERS = people.alias("reviewers")


@dataclass(frozen=True, kw_only=True)
class ArticleVersion:
    """One saved text of an article, with who wrote it, when it was saved, and "" or why; ``reviewer_name``: who looked
    at it before; ``alone``: nobody did, though somebody should have.
    """

    id: int
    article: str
    language: str
    digest: str
    text: str
    person_id: int | None
    person_name: str
    created_at: datetime
    why: str = ""
    reviewer_name: str = ""
    alone: bool = False


def record_version(
    tx: Tx,
    *,
    article: str,
    language: str,
    digest: str,
    text: str,
    person_id: int | None,
    why: str = "",
) -> None:
    """Keep a text of an article, unless it is the newest one kept."""
    newest = list_versions(tx, article=article, language=language)[:1]
    if newest and newest[0].digest == digest:
        return
    own = {"article": article, "language": language, "digest": digest, "text": text, "why": why}
    tx.connection.execute(insert(article_versions).values(**own, person_id=person_id, created_at=tx.now))


def sign_newest(tx: Tx, signed: Signed, *, article: str, language: str) -> None:
    """Who looked at the text that was kept last, or that nobody did."""
    where = (article_versions.c.article == article, article_versions.c.language == language)
    newest = select(func.max(article_versions.c.id)).where(*where).scalar_subquery()
    row = update(article_versions).where(article_versions.c.id == newest)
    tx.connection.execute(row.values(reviewer_id=signed.reviewer_id, alone=signed.alone))


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
        select(article_versions, people.c.name, REVIEWERS.c.name.label("reviewer_name"))
        .outerjoin(people, people.c.id == article_versions.c.person_id)
        .outerjoin(REVIEWERS, REVIEWERS.c.id == article_versions.c.reviewer_id)
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
            person_id=row["person_id"],
            person_name=row["name"] or "",
            created_at=row["created_at"],
            why=row["why"],
            reviewer_name=row["reviewer_name"] or "",
            alone=row["alone"],
        )
        for row in tx.connection.execute(query).mappings()
    )


def list_changed(tx: Tx) -> dict[str, datetime]:
    """By article: when it was saved in the desk last, in whatever language."""
    newest = select(func.max(article_versions.c.id)).group_by(article_versions.c.article)
    query = select(article_versions.c.article, article_versions.c.created_at).where(article_versions.c.id.in_(newest))
    return {row.article: row.created_at for row in tx.connection.execute(query)}
