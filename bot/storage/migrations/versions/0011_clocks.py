"""What is measured of a case, what was promised, and who wants to be reminded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0011"
down_revision = "0014"
branch_labels = None
depends_on = None

MOMENTS = ("answered_at", "asked_at", "nudged_at")


def upgrade() -> None:
    for name in MOMENTS:
        op.add_column("escalations", sa.Column(name, Moment(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("kept_open", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("escalations", sa.Column("pauses", sa.JSON(), nullable=True))
    _add_targets()
    _add_dues()


def _add_targets() -> None:
    op.create_table(
        "targets",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("aim", sa.String(length=12), nullable=False),
        sa.Column("policy", sa.String(length=40), nullable=False),
        sa.Column("since", Moment(timezone=True), nullable=False),
        sa.Column("due_at", Moment(timezone=True), nullable=False),
        sa.Column("met_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["escalations.id"], name=op.f("fk_targets_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_targets_case_id"), "targets", ["case_id"])
    op.create_index(op.f("ix_targets_met_at"), "targets", ["met_at"])


def _add_dues() -> None:
    op.create_table(
        "dues",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("warn_at", Moment(timezone=True), nullable=False),
        sa.Column("due_at", Moment(timezone=True), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("settled_at", Moment(timezone=True), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_dues_conversation_id")),
        sa.ForeignKeyConstraint(["case_id"], ["escalations.id"], name=op.f("fk_dues_case_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_dues_message_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_dues_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_dues_conversation_id"), "dues", ["conversation_id"])
    op.create_index("ix_dues_settled_at_warn_at", "dues", ["settled_at", "warn_at"])


def downgrade() -> None:
    op.drop_table("dues")
    op.drop_table("targets")
    for name in ("pauses", "kept_open", *MOMENTS):
        op.drop_column("escalations", name)
