"""Since when somebody is here, and what was taken today."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0013"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("presence", sa.Column("since", Moment(timezone=True), nullable=True))
    op.create_index("ix_escalations_claimed_at", "escalations", ["claimed_at"])
