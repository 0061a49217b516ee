"""The table of files that lie with us."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from bot.storage.tables.base import Moment, id_column, metadata, moment_column, text_column

files = Table(
    "files",
    metadata,
    id_column(),
    Column("key", String(40), nullable=False, unique=True),  # its name on the disk
    Column("owner", String(160), nullable=False, index=True),  # who may put it into a message, see outbox/enclosing
    Column("kind", String(10), nullable=False),
    text_column("name"),
    Column("mime", String(80), nullable=False, default=""),
    Column("size", Integer, nullable=False),
    moment_column("created_at"),
    Column("used_at", Moment, nullable=True),  # when it became part of a message
    sqlite_autoincrement=True,
)
