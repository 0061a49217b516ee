"""Wordings that are not to be offered as phrasings again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("declined", sa.Boolean(), nullable=False, server_default=sa.false()))
