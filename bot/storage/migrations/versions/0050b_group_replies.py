"""One reply to all who wait for the same."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0050b"
down_revision = "0053a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_replies",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("spike_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Boolean(), nullable=False),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("due_at", Moment(timezone=True), nullable=False),
        sa.Column("undone_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["spike_id"], ["spikes.id"], name=op.f("fk_group_replies_spike_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_group_replies_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_replies")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_group_replies_spike_id"), "group_replies", ["spike_id"])
    op.create_table(
        "group_reply_lines",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("reply_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reply_id"], ["group_replies.id"], name=op.f("fk_group_reply_lines_reply_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_group_reply_lines_conversation_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_group_reply_lines_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_reply_lines")),
        sa.UniqueConstraint("reply_id", "conversation_id", name=op.f("uq_group_reply_lines_reply_id_conversation_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_group_reply_lines_reply_id"), "group_reply_lines", ["reply_id"])
    op.create_index(op.f("ix_group_reply_lines_conversation_id"), "group_reply_lines", ["conversation_id"])
