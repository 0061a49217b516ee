"""What is counted of chats on days that are long over."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0052"
down_revision = "0050a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "talks",
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("conversation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("served", sa.Boolean(), nullable=False),
        sa.Column("person", sa.Boolean(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_talks_conversation_id")),
        sa.PrimaryKeyConstraint("day", "conversation_id", name=op.f("pk_talks")),
    )
    op.create_index(op.f("ix_talks_conversation_id"), "talks", ["conversation_id"])
