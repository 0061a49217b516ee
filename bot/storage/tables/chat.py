"""Tables of conversations: updates, messages, the outbox."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
)

from bot.storage.tables.base import (
    Moment,
    account_column,
    conversation_column,
    flag_column,
    id_column,
    json_column,
    metadata,
    moment_column,
    text_column,
)

updates = Table(
    "updates",
    metadata,
    id_column(),
    Column("channel", String(20), nullable=False),
    account_column(),
    Column("update_key", String(80), nullable=False),
    moment_column("received_at"),
    text_column("raw"),
    Column("state", String(10), nullable=False, default="new", index=True),  # new, done, parked
    text_column("error"),
    UniqueConstraint("channel", "account", "update_key"),
    sqlite_autoincrement=True,
)


conversations = Table(
    "conversations",
    metadata,
    id_column(),
    Column("channel", String(20), nullable=False),
    account_column(),
    Column("chat_key", String(80), nullable=False),
    Column("holder", String(10), nullable=False, default="bot"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("epoch", Integer, nullable=False, default=1),
    Column("language", String(2), nullable=False),
    flag_column("language_chosen"),
    text_column("customer_name"),
    text_column("username"),
    Column("given_name", Text, nullable=False, default="", server_default=""),  # by colleagues; goes before the other
    json_column("memory"),
    text_column("dialogue"),
    Column("read_through", Integer, nullable=False, default=0),
    Column("late_notice", Integer, nullable=False, default=0),
    Column("waiting_since", Moment, nullable=True, index=True),
    flag_column("blocked"),
    text_column("start_payload"),
    moment_column("created_at"),
    UniqueConstraint("channel", "account", "chat_key"),
    # what the bot has, what it dealt with last before the rest
    Index("ix_conversations_holder_read_through_id", "holder", "read_through", "id"),
    sqlite_autoincrement=True,
)


CALLED = func.coalesce(func.nullif(conversations.c.given_name, ""), conversations.c.customer_name).label(
    "customer_name"
)


customers = Table(
    "customers",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    text_column("phone"),
    text_column("email"),
    text_column("zone"),
    text_column("note"),
    moment_column("changed_at"),
    Column("changed_by", ForeignKey("people.id"), nullable=False),
)


messages = Table(
    "messages",
    metadata,
    id_column(),
    conversation_column(),
    Column("author", String(10), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("kind", String(10), nullable=False, default="text"),
    text_column("text"),
    json_column("attachments"),
    json_column("buttons"),
    json_column("source"),
    json_column("why"),
    Column("channel_key", String(80), nullable=True),
    Column("group_key", String(80), nullable=False, default=""),
    moment_column("created_at"),
    Column("reply_to", Integer, nullable=True),
    text_column("quote"),
    Column("forwarded", String(200), nullable=False, default="", server_default=""),  # who wrote it first
    json_column("sent_as"),
    json_column("reacted"),
    json_column("moments"),  # times it tells
    Column("deleted_at", Moment, nullable=True),
    UniqueConstraint("conversation_id", "channel_key"),
    # the newest line of an author, and how many followed it
    Index("ix_messages_conversation_id_author_id", "conversation_id", "author", "id"),
    # who wrote on which days
    Index("ix_messages_author_created_at", "author", "created_at", "conversation_id"),
    sqlite_autoincrement=True,
)


revisions = Table(
    "revisions",
    metadata,
    id_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, index=True),
    text_column("text"),
    moment_column("replaced_at"),
)


outbox = Table(
    "outbox",
    metadata,
    id_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, index=True),
    conversation_column(),
    Column("operation", String(10), nullable=False, default="send"),  # send, edit, delete
    Column("author", String(10), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("state", String(10), nullable=False, default="queued"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("parts_sent", Integer, nullable=False, default=0),
    flag_column("possibly_twice"),
    text_column("error"),
    Column("client_id", String(80), nullable=True, unique=True),
    moment_column("created_at"),
    Column("sent_at", Moment, nullable=True),
    Index("ix_outbox_state_created_at", "state", "created_at"),
    sqlite_autoincrement=True,
)


said_variants = Table(
    "said_variants",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("key", String(60), primary_key=True),  # of the catalogue
    Column("place", Integer, nullable=False),  # of those that take turns
)
