"""What the tables are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
    TypeDecorator,
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


def id_column() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def text_column(name: str, *, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, default=default)


def moment_column(name: str) -> Column[datetime]:
    return Column(name, Moment, nullable=False)


def flag_column(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, default=False)


def json_column(name: str) -> Column[Any]:
    return Column(name, JSON, nullable=True)


def account_column() -> Column[str]:
    """Which of the channel's accounts: the bot's number in Telegram; "" where a channel has only one."""
    return Column("account", String(40), nullable=False, default="")


def conversation_column() -> Column[int]:
    return Column("conversation_id", ForeignKey("conversations.id"), nullable=False, index=True)
