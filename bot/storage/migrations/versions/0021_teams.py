"""Teams, whose a case is since when, and to which team a chat went with a note."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "teams",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("scope", sa.JSON(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "team_members",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_team_members_team_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_team_members_person_id")),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_team_members")),
    )
    op.create_index(op.f("ix_team_members_person_id"), "team_members", ["person_id"])
    op.add_column("escalations", sa.Column("team_id", sa.Integer(), nullable=True))
    op.add_column("escalations", sa.Column("team_at", Moment(timezone=True), nullable=True))
    op.add_column("notes", sa.Column("to_team", sa.String(length=40), nullable=False, server_default=""))
