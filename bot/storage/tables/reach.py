"""Tables of customers who are reached elsewhere than in the chat they began."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

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

mail_contacts = Table(
    "mail_contacts",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    Column("address", String(254), nullable=False),
    moment_column("given_at"),
    Column("seen_through", Integer, nullable=False, default=0),  # the newest line of ours they have had before them
    Column("mailed_through", Integer, nullable=False, default=0),
    Column("mailed_at", Moment, nullable=True),
    text_column("problem"),  # why nothing can be sent there
)


mails = Table(
    "mails",
    metadata,
    id_column(),
    conversation_column(),
    Column("address", String(254), nullable=False),
    Column("first_id", Integer, nullable=False),  # of the messages it tells
    Column("last_id", Integer, nullable=False),
    Column("state", String(10), nullable=False, default="queued"),  # sending, sent, bounced, failed, unknown
    Column("attempts", Integer, nullable=False, default=0),
    text_column("error"),
    Column("message_key", String(120), nullable=False),  # its Message-ID
    moment_column("created_at"),
    Column("sent_at", Moment, nullable=True),
    sqlite_autoincrement=True,
)


letters = Table(
    "letters",  # that came to us
    metadata,
    id_column(),
    Column("letter_key", String(64), nullable=False, unique=True),  # hash of its Message-ID
    moment_column("received_at"),
    Column("fate", String(10), nullable=False, default="new", index=True),
    Column("size", Integer, nullable=False, default=0),
    Column("raw_key", String(40), nullable=False, default=""),  # of the file in which it lies as it came
    Column("sender", String(254), nullable=False, default=""),
    text_column("name"),
    text_column("subject"),
    text_column("text"),  # of what became no line of a chat
    text_column("cut"),  # quotes and signatures
    text_column("note"),
    json_column("refused"),  # names of files that could not be taken
    flag_column("other_sender"),  # not the address we write to
    Column("conversation_id", ForeignKey("conversations.id"), nullable=True, index=True),
    Column("message_id", ForeignKey("messages.id"), nullable=True, index=True),
    Column("done_at", Moment, nullable=True),
    Column("done_by", ForeignKey("people.id"), nullable=True),
    sqlite_autoincrement=True,
)


chat_keys = Table(
    "chat_keys",
    metadata,
    id_column(),
    Column("channel", String(20), nullable=False),
    Column("account", String(40), nullable=False, default=""),
    Column("chat_key", String(80), nullable=False),  # of another browser that shows the chat
    conversation_column(),
    moment_column("made_at"),
    UniqueConstraint("channel", "account", "chat_key"),
    sqlite_autoincrement=True,
)


chat_links = Table(
    "chat_links",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    conversation_column(),
    Column("purpose", String(10), nullable=False),  # return (of a letter), move (to another channel), join
    moment_column("made_at"),
    moment_column("expires_at"),
    Column("used_at", Moment, nullable=True),
)


chat_moves = Table(
    "chat_moves",
    metadata,
    id_column(),
    conversation_column(),
    Column("channel", String(20), nullable=False),  # where it was until then
    Column("account", String(40), nullable=False, default=""),
    Column("chat_key", String(80), nullable=False, index=True),
    Column("to_channel", String(20), nullable=False),
    Column("last_id", Integer, nullable=False),  # the last line that was said there
    moment_column("at"),
    json_column("kept"),  # what it had there
    Column("undone_at", Moment, nullable=True),
    Column("undone_by", Integer, nullable=True),  # who of the staff brought it back
    sqlite_autoincrement=True,
)


chat_joins = Table(
    "chat_joins",
    metadata,
    id_column(),
    conversation_column(),
    Column("other_id", ForeignKey("conversations.id"), nullable=False, index=True),
    Column("how", String(10), nullable=False),  # move, code, site, staff
    Column("person_id", ForeignKey("people.id"), nullable=True),
    moment_column("at"),
    json_column("taken"),  # what one of them took over from the other
    Column("ended_at", Moment, nullable=True),
    Column("ended_by", ForeignKey("people.id"), nullable=True),
    sqlite_autoincrement=True,
)


identities = Table(
    "identities",  # customers whose site signs for them
    metadata,
    id_column(),
    Column("user_key", String(64), nullable=False, unique=True),  # hash of their id there
    Column("chat_key", String(64), nullable=False, index=True),  # the page of theirs that was there first
    Column("conversation_id", ForeignKey("conversations.id"), nullable=True, index=True),
    Column("name", String(200), nullable=False, default=""),
    Column("email", String(254), nullable=False, default=""),
    moment_column("seen_at"),
    sqlite_autoincrement=True,
)
