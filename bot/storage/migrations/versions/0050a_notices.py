"""What newcomers read first while something does not work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0050a"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("spike_id", sa.Integer(), nullable=True),
        sa.Column("texts", sa.JSON(), nullable=True),
        sa.Column("whom", sa.String(length=10), nullable=False),
        sa.Column("examples", sa.JSON(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("began_at", Moment(timezone=True), nullable=False),
        sa.Column("ends_at", Moment(timezone=True), nullable=True),
        sa.Column("stopped_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_notices_person_id")),
        sa.ForeignKeyConstraint(["spike_id"], ["spikes.id"], name=op.f("fk_notices_spike_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notices_spike_id"), "notices", ["spike_id"])
    op.create_table(
        "notice_people",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.Column("wants_at", Moment(timezone=True), nullable=True),
        sa.Column("told_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_people_notice_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_notice_people_conversation_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_notice_people_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_people")),
        sa.UniqueConstraint("notice_id", "conversation_id", name=op.f("uq_notice_people_notice_id_conversation_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notice_people_conversation_id"), "notice_people", ["conversation_id"])
