"""Tables of what became of questions and answers."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from bot.storage.tables.base import (
    conversation_column,
    flag_column,
    id_column,
    metadata,
    moment_column,
    text_column,
)

asked = Table(
    "asked",
    metadata,
    id_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, unique=True),  # the line that answered or did not
    conversation_column(),
    Column("question_id", Integer, nullable=False, default=0),
    text_column("text"),
    Column("language", String(2), nullable=False),
    Column("article", String(160), nullable=False, default=""),
    flag_column("chosen"),
    flag_column("followed"),
    flag_column("person"),
    Column("thumb", Boolean, nullable=True),
    Column("reason", String(10), nullable=False, default=""),
    Column("gap", String(10), nullable=False, default=""),
    moment_column("at"),
    Index("ix_asked_article_at", "article", "at"),
    Index("ix_asked_gap_at", "gap", "at"),
    sqlite_autoincrement=True,
)
