"""Reviews of conversations: scorecards, what was given, what was disputed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0051"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_cards()
    _make_reviews()
    _make_disputes()


def _make_cards() -> None:
    op.create_table(
        "scorecards",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("card", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=True),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_scorecards_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scorecards")),
        sa.UniqueConstraint("card", "version", name=op.f("uq_scorecards_card_version")),
        sqlite_autoincrement=True,
    )


def _make_reviews() -> None:
    op.create_table(
        "case_reviews",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.String(length=10), nullable=False),
        sa.Column("stage", sa.String(length=10), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("finished_at", Moment(timezone=True), nullable=True),
        sa.Column("seen_at", Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["escalations.id"], name=op.f("fk_case_reviews_case_id")),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_case_reviews_conversation_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_case_reviews_person_id")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["people.id"], name=op.f("fk_case_reviews_reviewer_id")),
        sa.ForeignKeyConstraint(["card_id"], ["scorecards.id"], name=op.f("fk_case_reviews_card_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_reviews")),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_reviews_case_id")),
        sqlite_autoincrement=True,
    )
    for column in ("conversation_id", "person_id", "finished_at"):
        op.create_index(op.f(f"ix_case_reviews_{column}"), "case_reviews", [column])
    op.create_index("ix_case_reviews_stage_made_at", "case_reviews", ["stage", "made_at"])


def _make_disputes() -> None:
    op.create_table(
        "review_disputes",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(timezone=True), nullable=False),
        sa.Column("given", sa.Integer(), nullable=True),
        sa.Column("stands", sa.Integer(), nullable=True),
        sa.Column("decided_at", Moment(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["review_id"], ["case_reviews.id"], name=op.f("fk_review_disputes_review_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_review_disputes_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_disputes")),
        sa.UniqueConstraint("review_id", "category", name=op.f("uq_review_disputes_review_id_category")),
        sqlite_autoincrement=True,
    )
