"""Tables of old conversations that were brought in: how far each import is, and what was asked again and again."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from bot.storage.tables.base import id_column, json_column, metadata, moment_column, text_column

histories = Table(
    "histories",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("name", String(200), nullable=False),
    Column("state", String(20), nullable=False),
    Column("done", Integer, nullable=False, default=0),
    Column("total", Integer, nullable=False, default=0),
    json_column("seen"),  # who spoke, and what could not be read
    json_column("chosen"),  # which side is the business
    moment_column("created_at"),
    moment_column("changed_at"),
    sqlite_autoincrement=True,
)

history_topics = Table(
    "history_topics",
    metadata,
    id_column(),
    Column("history_id", ForeignKey("histories.id"), nullable=False, index=True),
    text_column("title"),
    Column("language", String(2), nullable=False),
    Column("count", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    json_column("sum"),  # months, languages, the nearest article
    json_column("wordings"),
    json_column("replies"),
    Column("state", String(10), nullable=False, default="open"),
    Column("article", String(160), nullable=False, default=""),
    text_column("draft"),  # an article that was begun of it and is in no file yet
    json_column("made"),  # files that were written of it, with their digests
    moment_column("changed_at"),
    sqlite_autoincrement=True,
)
