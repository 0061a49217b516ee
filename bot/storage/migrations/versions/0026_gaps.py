"""Groups of questions that mean the same and were not served."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("gap_id", sa.Integer(), nullable=True))
    op.create_index("ix_asked_gap_id_at", "asked", ["gap_id", "at"])
    op.create_table(
        "gaps",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("centre", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("people_then", sa.Integer(), nullable=False),
        sa.Column("sum", sa.JSON(), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_gaps_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gaps")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_gaps_state_score", "gaps", ["state", "score"])
