"""A second person looks at articles before customers do."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0045"
down_revision = "0048"
branch_labels = None
depends_on = None

PEOPLE = ("author_id", "asked_id", "decided_by")


def upgrade() -> None:
    op.create_table(
        "approvals",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("decided_at", Moment(timezone=True), nullable=True),
        sa.Column("closed_at", Moment(timezone=True), nullable=True),
        sa.Column("told_at", Moment(timezone=True), nullable=True),
        *(sa.ForeignKeyConstraint([name], ["people.id"], name=op.f(f"fk_approvals_{name}")) for name in PEOPLE),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_approvals_open",
        "approvals",
        ["article", "language"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index("ix_approvals_article", "approvals", ["article", "language"])
    op.add_column("article_versions", sa.Column("reviewer_id", sa.Integer(), nullable=True))
    op.add_column("article_versions", sa.Column("alone", sa.Boolean(), nullable=False, server_default=sa.false()))
