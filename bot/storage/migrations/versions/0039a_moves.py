"""Chats that went on in another channel, and chats of one person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0039a"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chat_joins",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("ended_at", Moment(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_chat_joins_conversation_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_chat_joins_ended_by")),
        sa.ForeignKeyConstraint(["other_id"], ["conversations.id"], name=op.f("fk_chat_joins_other_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_chat_joins_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_joins")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chat_joins_conversation_id"), "chat_joins", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_chat_joins_other_id"), "chat_joins", ["other_id"], unique=False)
    op.create_table(
        "chat_moves",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("account", sa.String(length=40), nullable=False),
        sa.Column("chat_key", sa.String(length=80), nullable=False),
        sa.Column("to_channel", sa.String(length=20), nullable=False),
        sa.Column("last_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_chat_moves_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_moves")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_chat_moves_chat_key"), "chat_moves", ["chat_key"], unique=False)
    op.create_index(op.f("ix_chat_moves_conversation_id"), "chat_moves", ["conversation_id"], unique=False)
