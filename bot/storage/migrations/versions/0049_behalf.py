"""Accounts on whose behalf the bot speaks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0049"
down_revision = "0047b"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "behalf_connections",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("connection_key", sa.String(length=60), nullable=False),
        sa.Column("user_key", sa.String(length=40), nullable=False),
        sa.Column("talk_key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("may_reply", sa.Boolean(), nullable=False),
        sa.Column("may_read", sa.Boolean(), nullable=False),
        sa.Column("may_delete", sa.Boolean(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("connected_at", Moment(timezone=True), nullable=False),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_behalf_connections")),
        sa.UniqueConstraint("account", "connection_key", name=op.f("uq_behalf_connections_account_connection_key")),
        sa.UniqueConstraint("account", "user_key", name=op.f("uq_behalf_connections_account_user_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "behalf_chats",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("written_at", Moment(timezone=True), nullable=False),
        sa.Column("hushed_until", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_behalf_chats_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_behalf_chats")),
    )
