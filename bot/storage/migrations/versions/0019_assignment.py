"""Cases that the desk gives out: to whom and whether they looked; the languages of each person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("escalations", sa.Column("assigned_at", Moment(timezone=True), nullable=True))
    op.add_column("escalations", sa.Column("let_go_by", sa.Integer(), nullable=True))
    op.add_column("people", sa.Column("languages", sa.String(length=40), nullable=False, server_default=""))
