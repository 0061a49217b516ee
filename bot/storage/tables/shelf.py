"""Tables of what is known of articles beside their files: which text a translation was made of, who is to review."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, String, Table

from bot.storage.tables.base import Moment, metadata, moment_column, text_column

translations = Table(
    "translations",
    metadata,
    Column("article", String(160), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("source", String(2), nullable=False),  # the language it is a translation of
    Column("source_mark", String(64), nullable=False),  # of the source's words when it was in step with them
    Column("own_mark", String(64), nullable=False),  # of its own words then
    text_column("source_text"),  # the source's words then
    Column("person_id", ForeignKey("people.id"), nullable=True),  # who said that it is still right
    moment_column("at"),
)


reviews = Table(
    "reviews",
    metadata,
    Column("article", String(160), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),  # whose it is
    Column("due_on", Date, nullable=False),
    Column("told_at", Moment, nullable=True),
)
