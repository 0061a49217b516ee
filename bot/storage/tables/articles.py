"""Tables of the knowledge base."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from bot.storage.tables.base import (
    Moment,
    flag_column,
    id_column,
    json_column,
    metadata,
    moment_column,
    text_column,
)

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
    Column("why", Text, nullable=False, default="", server_default=""),
    Column("reviewer_id", Integer, nullable=True),  # who looked at it before it went live
    Column("alone", Boolean, nullable=False, default=False, server_default=false()),  # nobody did, though one should
    Index("ix_article_versions_article", "article", "language"),
    sqlite_autoincrement=True,
)

article_drafts = Table(
    "article_drafts",
    metadata,
    id_column(),
    Column("article", String(160), nullable=False),
    Column("language", String(2), nullable=False),
    text_column("text"),
    json_column("form"),  # what stood in the fields, which a text that is no article yet can't give back
    Column("base", String(64), nullable=False),  # the digest of the file it was made of
    Column("number", Integer, nullable=False),  # grows with every keeping
    Column("person_id", ForeignKey("people.id"), nullable=True),
    moment_column("created_at"),
    moment_column("changed_at"),
    Column("closed_at", Moment, nullable=True),  # when it was put aside
    Index("ix_article_drafts_article", "article", "language"),
    sqlite_autoincrement=True,
)
Index(
    "uq_article_drafts_open",
    article_drafts.c.article,
    article_drafts.c.language,
    unique=True,
    sqlite_where=article_drafts.c.closed_at.is_(None),
    postgresql_where=article_drafts.c.closed_at.is_(None),
)

approvals = Table(
    "approvals",
    metadata,
    id_column(),
    Column("article", String(160), nullable=False),
    Column("language", String(2), nullable=False),
    text_column("text"),  # the file as it is to be live
    Column("author_id", ForeignKey("people.id"), nullable=False),
    Column("asked_id", ForeignKey("people.id"), nullable=True),  # who is to look; nobody in particular without
    text_column("note"),
    Column("step", String(10), nullable=False),
    text_column("comment"),
    Column("decided_by", ForeignKey("people.id"), nullable=True),
    moment_column("created_at"),
    Column("decided_at", Moment, nullable=True),
    Column("closed_at", Moment, nullable=True),
    Column("told_at", Moment, nullable=True),  # whoever is to hear how it stands has heard
    Index("ix_approvals_article", "article", "language"),
    sqlite_autoincrement=True,
)
Index(
    "uq_approvals_open",
    approvals.c.article,
    approvals.c.language,
    unique=True,
    sqlite_where=approvals.c.closed_at.is_(None),
    postgresql_where=approvals.c.closed_at.is_(None),
)

imports = Table(
    "imports",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("name", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer, nullable=False, default=0),
    Column("chosen", JSON, nullable=True),
    Column("result", JSON, nullable=True),
    moment_column("created_at"),
    moment_column("changed_at"),
    sqlite_autoincrement=True,
)

imported = Table(
    "imported",
    metadata,
    id_column(),
    Column("source", String(40), nullable=False),
    Column("source_id", String(300), nullable=False),
    Column("language", String(2), nullable=False),
    Column("article", String(160), nullable=False),
    Column("mark", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    flag_column("made"),
    moment_column("created_at"),
    UniqueConstraint("source", "source_id", "language"),
    sqlite_autoincrement=True,
)
