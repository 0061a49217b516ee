"""Tables of time: targets that were met or missed, what was promised, reminders."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.storage.tables.base import (
    Moment,
    conversation_column,
    flag_column,
    id_column,
    metadata,
    moment_column,
    text_column,
)

targets = Table(
    "targets",
    metadata,
    id_column(),
    Column("case_id", ForeignKey("escalations.id"), nullable=False, index=True),
    Column("aim", String(12), nullable=False),  # first_reply, next_reply, resolution
    Column("policy", String(40), nullable=False),  # its name when it was measured
    moment_column("since"),
    moment_column("due_at"),
    Column("met_at", Moment, nullable=False, index=True),  # after due_at: missed
    sqlite_autoincrement=True,
)


dues = Table(
    "dues",
    metadata,
    id_column(),
    conversation_column(),
    Column("case_id", ForeignKey("escalations.id"), nullable=True),
    Column("message_id", ForeignKey("messages.id"), nullable=True),  # in which it was promised
    Column("person_id", ForeignKey("people.id"), nullable=False),  # who promised, or wants to be reminded
    Column("kind", String(10), nullable=False),  # promise, reminder
    text_column("note"),
    moment_column("created_at"),
    moment_column("warn_at"),
    moment_column("due_at"),
    Column("rung", Integer, nullable=False, default=0),  # how often it has called its case up
    Column("settled_at", Moment, nullable=True),
    flag_column("removed"),
    Index("ix_dues_settled_at_warn_at", "settled_at", "warn_at"),
    Index("ix_dues_due_at", "due_at"),
    sqlite_autoincrement=True,
)
