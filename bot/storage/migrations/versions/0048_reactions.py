"""What customers put under messages, and the times that messages tell."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("reacted", sa.JSON(), nullable=True))
    op.add_column("messages", sa.Column("moments", sa.JSON(), nullable=True))
