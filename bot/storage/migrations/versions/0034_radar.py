"""What is odd between two articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "radar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("put_away_at", Moment(timezone=True), nullable=True),
        sa.Column("found_at", Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_radar_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_radar")),
        sa.UniqueConstraint("mark", name=op.f("uq_radar_mark")),
        sqlite_autoincrement=True,
    )
