"""A case remembers what its wait card says; the newest cases and what is open are found without reading all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("escalations", sa.Column("told", sa.JSON(), nullable=True))
    op.drop_index("ix_conversations_holder", "conversations")
    op.drop_index("ix_outbox_state", "outbox")
    op.create_index("ix_outbox_state_created_at", "outbox", ["state", "created_at"])
    op.create_index("ix_escalations_opened_at", "escalations", ["opened_at"])
