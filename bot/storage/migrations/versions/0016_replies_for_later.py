"""Replies that leave later: held so that they can be undone, or kept for a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("undo_seconds", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "planned",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=True),
        sa.Column("snippet_ids", sa.JSON(), nullable=True),
        sa.Column("then", sa.JSON(), nullable=True),
        sa.Column("client_id", sa.String(length=80), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("dropped", sa.String(length=10), nullable=False, server_default=""),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("due_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_planned_conversation_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_planned_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned")),
        sa.UniqueConstraint("client_id", name=op.f("uq_planned_client_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_planned_conversation_id"), "planned", ["conversation_id"])
