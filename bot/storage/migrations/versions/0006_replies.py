"""A message knows which one it replies to, and which words of it are quoted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("reply_to", sa.Integer(), nullable=True))
    op.add_column("messages", sa.Column("quote", sa.Text(), nullable=False, server_default=""))
