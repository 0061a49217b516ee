"""Lists of chats behind a figure that somebody keeps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0053a"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kept_lists",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("query", sa.String(length=300), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_kept_lists_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_lists")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_kept_lists_person_id"), "kept_lists", ["person_id"])
