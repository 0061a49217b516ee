"""Whether customers would recommend the business."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0040"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nps",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("unasked", sa.String(length=10), nullable=False),
        sa.Column("asked_at", Moment(timezone=True), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("answered_at", Moment(timezone=True), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["escalations.id"], name=op.f("fk_nps_case_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_nps_conversation_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_nps_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nps")),
        sa.UniqueConstraint("case_id", name=op.f("uq_nps_case_id")),
        sqlite_autoincrement=True,
    )
    for column in ("conversation_id", "message_id", "asked_at"):
        op.create_index(op.f(f"ix_nps_{column}"), "nps", [column])
