"""What was passed on, and replies for later that answer one message."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("forwarded", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("planned", sa.Column("reply_to", sa.Integer(), nullable=True))
