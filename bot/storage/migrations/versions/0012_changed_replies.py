"""Replies that are changed or deleted once they were sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("sent_as", sa.JSON(), nullable=True))
    op.add_column("messages", sa.Column("deleted_at", Moment(timezone=True), nullable=True))
