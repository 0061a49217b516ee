"""The tables. Changing one means writing a migration (see CONTRIBUTING.md)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware UTC time; SQLite keeps it without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _text(name: str, *, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, default=default)


def _moment(name: str) -> Column[datetime]:
    return Column(name, Moment, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=False)


def _json(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=True)


def _conversation() -> Column[int]:
    return Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True)


updates = Table(
    "updates",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("update_key", String(80), nullable=False),
    _moment("received_at"),
    _text("raw"),
    Column("state", String(10), nullable=False, default="new", index=True),  # new, done, parked
    _text("error"),
    UniqueConstraint("channel", "update_key"),
    sqlite_autoincrement=True,
)

conversations = Table(
    "conversations",
    metadata,
    _id(),
    Column("channel", String(20), nullable=False),
    Column("chat_key", String(80), nullable=False),
    Column("holder", String(10), nullable=False, default="bot", index=True),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("epoch", Integer, nullable=False, default=1),
    Column("language", String(2), nullable=False),
    _flag("language_chosen"),
    _text("customer_name"),
    _text("username"),
    _json("memory"),
    _text("dialogue"),
    Column("read_through", Integer, nullable=False, default=0),
    Column("late_notice", Integer, nullable=False, default=0),
    Column("waiting_since", Moment, nullable=True, index=True),
    _flag("blocked"),
    _text("start_payload"),
    _moment("created_at"),
    UniqueConstraint("channel", "chat_key"),
    sqlite_autoincrement=True,
)

messages = Table(
    "messages",
    metadata,
    _id(),
    _conversation(),
    Column("author", String(10), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("kind", String(10), nullable=False, default="text"),
    _text("text"),
    _json("attachments"),
    _json("buttons"),
    _json("source"),
    _json("why"),
    Column("channel_key", String(80), nullable=True),
    Column("group_key", String(80), nullable=False, default=""),
    _moment("created_at"),
    UniqueConstraint("conversation_id", "channel_key"),
    sqlite_autoincrement=True,
)

revisions = Table(
    "revisions",
    metadata,
    _id(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, index=True),
    _text("text"),
    _moment("replaced_at"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, index=True),
    _conversation(),
    Column("operation", String(10), nullable=False, default="send"),  # send, edit
    Column("author", String(10), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("state", String(10), nullable=False, default="queued", index=True),
    Column("attempts", Integer, nullable=False, default=0),
    Column("parts_sent", Integer, nullable=False, default=0),
    _flag("possibly_twice"),
    _text("error"),
    Column("client_id", String(80), nullable=True, unique=True),
    _moment("created_at"),
    Column("sent_at", Moment, nullable=True),
    sqlite_autoincrement=True,
)

escalations = Table(
    "escalations",
    metadata,
    _id(),
    _conversation(),
    Column("state", String(10), nullable=False, index=True),
    Column("reason", String(20), nullable=False),
    Column("priority", Integer, nullable=False, default=0),
    _json("brief"),
    _moment("opened_at"),
    _moment("waiting_since"),
    Column("card_id", ForeignKey("messages.id"), nullable=True),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("claimed_at", Moment, nullable=True),
    Column("first_reply_at", Moment, nullable=True),
    Column("closed_at", Moment, nullable=True),
    _text("outcome"),
    sqlite_autoincrement=True,
)
# one open case per conversation, whatever happens at the same time
Index(
    "uq_escalations_open",
    escalations.c.conversation_id,
    unique=True,
    sqlite_where=escalations.c.state.in_(("waiting", "claimed")),
    postgresql_where=escalations.c.state.in_(("waiting", "claimed")),
)

jobs = Table(
    "jobs",
    metadata,
    _id(),
    Column("kind", String(20), nullable=False),
    Column("lane", String(80), nullable=False, index=True),
    _json("payload"),
    Column("state", String(10), nullable=False, default="queued"),  # queued, running, done, failed
    _moment("run_at"),
    _moment("created_at"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("worker", String(80), nullable=False, default=""),
    Column("lease_until", Moment, nullable=True),
    _json("result"),
    _text("error"),
    Index("ix_jobs_due", "state", "kind", "run_at"),
    sqlite_autoincrement=True,
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("login", String(80), nullable=False, unique=True),
    _text("name"),
    Column("role", String(10), nullable=False),
    Column("language", String(2), nullable=False, default="en"),
    _text("password_hash"),
    _flag("disabled"),
    _flag("must_change_password"),
    _moment("created_at"),
    sqlite_autoincrement=True,
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    _moment("created_at"),
    _moment("expires_at"),
)

login_tries = Table(
    "login_tries",
    metadata,
    _id(),
    Column("login", String(80), nullable=False, index=True),
    Column("address", String(80), nullable=False, index=True),
    _moment("at"),
)

feedback = Table(
    "feedback",
    metadata,
    _id(),
    _conversation(),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("article", String(160), nullable=False),
    Column("helped", Boolean, nullable=False),
    _moment("created_at"),
    UniqueConstraint("message_id"),
)

article_versions = Table(
    "article_versions",
    metadata,
    _id(),
    Column("language", String(2), nullable=False),
    Column("article", String(160), nullable=False),
    Column("digest", String(64), nullable=False),
    _text("text"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    _moment("created_at"),
    Index("ix_article_versions_article", "article", "language"),
    sqlite_autoincrement=True,
)

audit = Table(
    "audit",
    metadata,
    _id(),
    _moment("at"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("action", String(40), nullable=False),
    Column("object", String(200), nullable=False, default=""),
    sqlite_autoincrement=True,
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(80), primary_key=True),
    _text("value"),
    _moment("updated_at"),
)
