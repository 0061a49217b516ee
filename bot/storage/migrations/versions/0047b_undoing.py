"""What a chat took over or left behind, so that it can have it back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0047b"
down_revision = "0047a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chat_joins", sa.Column("taken", sa.JSON(), nullable=True))
    op.add_column("chat_moves", sa.Column("kept", sa.JSON(), nullable=True))
    op.add_column("chat_moves", sa.Column("undone_at", Moment(timezone=True), nullable=True))
    op.add_column("chat_moves", sa.Column("undone_by", sa.Integer(), nullable=True))
