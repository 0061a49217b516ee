"""Tables of what an operator has at hand while writing: canned replies, drafts, and replies that
leave later.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.storage.tables.base import (
    Moment,
    conversation_column,
    flag_column,
    id_column,
    json_column,
    metadata,
    moment_column,
    text_column,
)

snippets = Table(
    "snippets",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=True, index=True),  # nobody: for all
    Column("language", String(2), nullable=False),
    text_column("name"),
    text_column("text"),
    json_column("tags"),
    Column("uses", Integer, nullable=False, default=0),
    moment_column("updated_at"),
    sqlite_autoincrement=True,
)


drafts = Table(
    "drafts",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    text_column("text"),
    moment_column("updated_at"),
)


saved_views = Table(
    "saved_views",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("query", String(300), nullable=False),  # as in the address
    flag_column("shared"),
    Column("place", Integer, nullable=False, default=0),
    sqlite_autoincrement=True,
)


planned = Table(
    "planned",
    metadata,
    id_column(),
    conversation_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text_column("text"),
    json_column("attachments"),
    json_column("snippet_ids"),
    Column("reply_to", Integer, nullable=True),
    json_column("then"),
    Column("client_id", String(80), nullable=False, unique=True),
    Column("after", Integer, nullable=False, default=0),
    flag_column("kept"),  # for a time; else held for the seconds in which it can be undone
    Column("dropped", String(10), nullable=False, default="", server_default=""),  # customer, hands: why it stays
    moment_column("created_at"),
    moment_column("due_at"),
    sqlite_autoincrement=True,
)


suggestions = Table(
    "suggestions",
    metadata,
    id_column(),
    conversation_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("line", Integer, nullable=False),  # what the customer wrote last
    Column("kind", String(10), nullable=False),  # reply, article
    Column("source", String(160), nullable=False),
    text_column("title"),
    text_column("text"),
    Column("score", Float, nullable=False),
    Column("outcome", String(10), nullable=False, default="", server_default=""),  # accepted, edited, declined
    moment_column("shown_at"),
    Column("decided_at", Moment, nullable=True),
    UniqueConstraint("conversation_id", "person_id", "line"),
    sqlite_autoincrement=True,
)
