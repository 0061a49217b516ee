"""Tables of cases."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.storage.tables.base import (
    Moment,
    conversation_column,
    id_column,
    json_column,
    metadata,
    moment_column,
    text_column,
)

escalations = Table(
    "escalations",
    metadata,
    id_column(),
    conversation_column(),
    Column("state", String(10), nullable=False, index=True),
    Column("reason", String(20), nullable=False),
    Column("priority", Integer, nullable=False, default=0),
    json_column("brief"),
    Column("opened_at", Moment, nullable=False, index=True),
    moment_column("waiting_since"),
    Column("card_id", ForeignKey("messages.id"), nullable=True),
    json_column("told"),  # what the card says
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("claimed_at", Moment, nullable=True),
    Column("first_reply_at", Moment, nullable=True),
    Column("closed_at", Moment, nullable=True),
    text_column("outcome"),
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


feedback = Table(
    "feedback",
    metadata,
    id_column(),
    conversation_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("article", String(160), nullable=False),
    Column("helped", Boolean, nullable=False),
    moment_column("created_at"),
    UniqueConstraint("message_id"),
)
