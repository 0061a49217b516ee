"""Tables of the accounts on whose behalf the bot speaks."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint

from bot.storage.tables.base import Moment, account_column, flag_column, id_column, metadata, moment_column, text_column

behalf_connections = Table(
    "behalf_connections",
    metadata,
    id_column(),
    account_column(),
    Column("connection_key", String(60), nullable=False),
    Column("user_key", String(40), nullable=False),  # whose account it is
    Column("talk_key", String(40), nullable=False),  # their chat with the bot itself
    text_column("name"),
    text_column("username"),
    flag_column("may_reply"),
    flag_column("may_read"),
    flag_column("may_delete"),
    flag_column("enabled"),
    flag_column("allowed"),
    moment_column("connected_at"),
    moment_column("changed_at"),
    UniqueConstraint("account", "connection_key"),
    UniqueConstraint("account", "user_key"),
    sqlite_autoincrement=True,
)


behalf_chats = Table(
    "behalf_chats",
    metadata,
    Column("conversation_id", ForeignKey("conversations.id"), primary_key=True),
    moment_column("written_at"),  # the customer's last message, by Telegram's clock
    Column("hushed_until", Moment, nullable=True),  # the owner of the account has the chat
)
