"""Tables of the desk in Telegram."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import (
    account_column,
    conversation_column,
    flag_column,
    id_column,
    metadata,
    moment_column,
    text_column,
)

desk_codes = Table(
    "desk_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("team_id", Integer, nullable=True),  # whose cases shall come there
    moment_column("expires_at"),
)


desk_groups = Table(
    "desk_groups",
    metadata,
    id_column(),
    account_column(),
    Column("chat_key", String(80), nullable=False),
    text_column("title"),
    Column("language", String(2), nullable=False),
    Column("lack", String(10), nullable=False, default="unknown"),  # what keeps it from being a desk
    Column("team_id", Integer, nullable=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),  # who connected it
    moment_column("connected_at"),
    UniqueConstraint("account", "chat_key"),
    sqlite_autoincrement=True,
)


topics = Table(
    "topics",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("desk_groups.id"), nullable=False, index=True),
    Column("case_id", ForeignKey("escalations.id"), nullable=False, unique=True),
    conversation_column(),
    Column("thread_key", String(80), nullable=False, default=""),  # empty: it is to be opened
    text_column("former_keys"),  # of threads that were deleted or left, between spaces
    Column("panel_key", String(80), nullable=False, default=""),
    Column("title", String(200), nullable=False, default=""),
    text_column("panel"),
    text_column("stamp"),
    Column("menu", String(10), nullable=False, default=""),
    flag_column("pinned"),
    flag_column("closed"),
    Column("read_through", Integer, nullable=False, default=0),
    Column("noted_through", Integer, nullable=False, default=0),
    Column("revised_through", Integer, nullable=False, default=0),
    Column("ended", Boolean, nullable=False, default=False, index=True),  # closed, and shown so
    sqlite_autoincrement=True,
)


topic_lines = Table(
    "topic_lines",
    metadata,
    id_column(),
    Column("topic_id", ForeignKey("topics.id"), nullable=False, index=True),
    Column("channel_key", String(80), nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=True, index=True),
    Column("note_id", ForeignKey("notes.id"), nullable=True),
    flag_column("came"),  # a colleague wrote it there
    flag_column("settled"),  # what became of it is shown
    sqlite_autoincrement=True,
)


topic_strangers = Table(
    "topic_strangers",
    metadata,
    Column("group_id", ForeignKey("desk_groups.id"), primary_key=True),
    Column("sender_key", String(80), primary_key=True),
    moment_column("told_at"),
)
