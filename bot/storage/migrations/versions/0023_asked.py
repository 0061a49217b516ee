"""What became of questions and answers, and why a thumb went down."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("feedback", sa.Column("reason", sa.String(length=10), nullable=False, server_default=""))
    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("followed", sa.Boolean(), nullable=False),
        sa.Column("person", sa.Boolean(), nullable=False),
        sa.Column("thumb", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.String(length=10), nullable=False),
        sa.Column("gap", sa.String(length=10), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_asked_message_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_asked_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked")),
        sa.UniqueConstraint("message_id", name=op.f("uq_asked_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_asked_conversation_id"), "asked", ["conversation_id"])
    op.create_index("ix_asked_article_at", "asked", ["article", "at"])
    op.create_index("ix_asked_gap_at", "asked", ["gap", "at"])
