"""Old conversations that were brought in, and what was asked in them again and again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "histories",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("seen", sa.JSON(), nullable=True),
        sa.Column("chosen", sa.JSON(), nullable=True),
        sa.Column("created_at", Moment(timezone=True), nullable=False),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_histories_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_histories")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history_topics",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("history_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("sum", sa.JSON(), nullable=True),
        sa.Column("wordings", sa.JSON(), nullable=True),
        sa.Column("replies", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("article", sa.String(length=160), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("made", sa.JSON(), nullable=True),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["history_id"], ["histories.id"], name=op.f("fk_history_topics_history_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_topics")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_history_topics_history_id"), "history_topics", ["history_id"])
