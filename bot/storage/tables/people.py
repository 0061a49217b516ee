"""Tables of staff."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.storage.tables.base import Moment, flag_column, id_column, metadata, moment_column, text_column

people = Table(
    "people",
    metadata,
    id_column(),
    Column("login", String(80), nullable=False, unique=True),
    text_column("name"),
    Column("role", String(10), nullable=False),
    Column("language", String(2), nullable=False, default="en"),
    text_column("password_hash"),
    flag_column("disabled"),
    flag_column("must_change_password"),
    Column("capacity", Integer, nullable=True),  # chats at once; empty: as many as they like
    Column("languages", String(40), nullable=False, default="", server_default=""),  # "en ru"; empty: all
    Column("undo_seconds", Integer, nullable=False, default=0, server_default="0"),
    moment_column("created_at"),
    sqlite_autoincrement=True,
)


sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    moment_column("created_at"),
    moment_column("expires_at"),
    Column("seen_at", Moment, nullable=True),  # when a page of it was open last
)


presence = Table(
    "presence",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("state", String(10), nullable=False, default="online"),  # online, busy, away
    text_column("reason"),
    Column("since", Moment, nullable=True),  # when they began to be what they are
    moment_column("seen_at"),
    Column("gone_at", Moment, nullable=True),
)


login_tries = Table(
    "login_tries",
    metadata,
    id_column(),
    Column("login", String(80), nullable=False, index=True),
    Column("address", String(80), nullable=False, index=True),
    moment_column("at"),
)


audit = Table(
    "audit",
    metadata,
    id_column(),
    moment_column("at"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("action", String(40), nullable=False),
    Column("object", String(200), nullable=False, default=""),
    sqlite_autoincrement=True,
)


staff_links = Table(
    "staff_links",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("account", String(40), nullable=False, default=""),
    Column("chat_key", String(80), nullable=False),
    text_column("username"),
    flag_column("always"),
    moment_column("linked_at"),
    UniqueConstraint("channel", "account", "chat_key"),
)


push_subscriptions = Table(
    "push_subscriptions",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("endpoint", Text, nullable=False, unique=True),  # where the browser's maker takes messages for it
    Column("p256dh", String(100), nullable=False),
    Column("auth", String(40), nullable=False),
    Column("browser", String(80), nullable=False),
    flag_column("always"),
    moment_column("made_at"),
    Column("sent_at", Moment, nullable=True),  # taken by the push service last
    text_column("problem"),  # why the last one was not
    sqlite_autoincrement=True,
)


link_codes = Table(
    "link_codes",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    moment_column("expires_at"),
)


staff_calls = Table(
    "staff_calls",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("stage", String(10), primary_key=True),  # queue, holder, lead
    Column("since", Moment, primary_key=True),  # of the wait it was about
    moment_column("at"),
)
