"""Tables of the knowledge base."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    String,
    Table,
)

from bot.storage.tables.base import id_column, metadata, moment_column, text_column

article_versions = Table(
    "article_versions",
    metadata,
    id_column(),
    Column("language", String(2), nullable=False),
    Column("article", String(160), nullable=False),
    Column("digest", String(64), nullable=False),
    text_column("text"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    moment_column("created_at"),
    Index("ix_article_versions_article", "article", "language"),
    sqlite_autoincrement=True,
)
