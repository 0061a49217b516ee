"""What many ask at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0050"
down_revision = "0039a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "heard",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("kind_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_heard_message_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_heard_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard")),
        sa.UniqueConstraint("message_id", name=op.f("uq_heard_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_heard_at"), "heard", ["at"])
    op.create_index(op.f("ix_heard_conversation_id"), "heard", ["conversation_id"])
    op.create_table(
        "heard_kinds",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("centre", sa.LargeBinary(), nullable=False),
        sa.Column("seen_at", Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heard_kinds")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "spikes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("centre", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("usual", sa.Float(), nullable=False),
        sa.Column("began_at", Moment(timezone=True), nullable=False),
        sa.Column("seen_at", Moment(timezone=True), nullable=False),
        sa.Column("quiet_until", Moment(timezone=True), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("told_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_spikes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spikes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_spikes_state"), "spikes", ["state"])
    op.create_table(
        "spike_people",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("spike_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["spike_id"], ["spikes.id"], name=op.f("fk_spike_people_spike_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_spike_people_conversation_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_spike_people_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spike_people")),
        sa.UniqueConstraint("spike_id", "conversation_id", name=op.f("uq_spike_people_spike_id_conversation_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_spike_people_conversation_id"), "spike_people", ["conversation_id"])
