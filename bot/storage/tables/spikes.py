"""Tables of what many ask at once."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, UniqueConstraint

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

heard = Table(
    "heard",
    metadata,
    id_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False, unique=True),
    conversation_column(),
    Column("kind_id", Integer, nullable=False),
    moment_column("at"),
    Index("ix_heard_at", "at"),
    sqlite_autoincrement=True,
)


heard_kinds = Table(
    "heard_kinds",
    metadata,
    id_column(),
    Column("centre", LargeBinary, nullable=False),  # the middle of the first ones' vectors, float16
    moment_column("seen_at"),
    sqlite_autoincrement=True,
)


spikes = Table(
    "spikes",
    metadata,
    id_column(),
    text_column("title"),  # the most typical question
    Column("centre", LargeBinary, nullable=False),
    Column("state", String(10), nullable=False, index=True),
    Column("first", Integer, nullable=False),  # people of the quarter of an hour that made it one
    Column("usual", Float, nullable=False),  # people expected in that
    moment_column("began_at"),
    moment_column("seen_at"),
    Column("quiet_until", Moment, nullable=True),
    Column("person_id", ForeignKey("people.id"), nullable=True),  # who decided
    Column("told_at", Moment, nullable=True),  # leads who are not looking
    sqlite_autoincrement=True,
)


spike_people = Table(
    "spike_people",
    metadata,
    id_column(),
    Column("spike_id", ForeignKey("spikes.id"), nullable=False),
    conversation_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False),  # the first thing they asked of it
    moment_column("at"),
    UniqueConstraint("spike_id", "conversation_id"),
    sqlite_autoincrement=True,
)


notices = Table(
    "notices",
    metadata,
    id_column(),
    Column("spike_id", ForeignKey("spikes.id"), nullable=True, index=True),
    json_column("texts"),  # by language
    Column("whom", String(10), nullable=False),
    json_column("examples"),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    moment_column("began_at"),
    Column("ends_at", Moment, nullable=True),
    Column("stopped_at", Moment, nullable=True),
    sqlite_autoincrement=True,
)


notice_people = Table(
    "notice_people",
    metadata,
    id_column(),
    Column("notice_id", ForeignKey("notices.id"), nullable=False),
    conversation_column(),
    Column("message_id", ForeignKey("messages.id"), nullable=False),  # what they asked
    moment_column("at"),
    Column("wants_at", Moment, nullable=True),  # to be told when it works again
    Column("told_at", Moment, nullable=True),
    UniqueConstraint("notice_id", "conversation_id"),
    sqlite_autoincrement=True,
)


group_replies = Table(
    "group_replies",
    metadata,
    id_column(),
    Column("spike_id", ForeignKey("spikes.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    flag_column("closes"),  # the chats, once it is said
    moment_column("created_at"),
    moment_column("due_at"),
    Column("undone_at", Moment, nullable=True),
    sqlite_autoincrement=True,
)


group_reply_lines = Table(
    "group_reply_lines",
    metadata,
    id_column(),
    Column("reply_id", ForeignKey("group_replies.id"), nullable=False, index=True),
    conversation_column(),
    Column("case_id", Integer, nullable=False),
    Column("epoch", Integer, nullable=False),  # whoever has the chat later speaks for themselves
    text_column("text"),
    Column("state", String(10), nullable=False, default="planned"),
    Column("message_id", ForeignKey("messages.id"), nullable=True),
    UniqueConstraint("reply_id", "conversation_id"),
    sqlite_autoincrement=True,
)
