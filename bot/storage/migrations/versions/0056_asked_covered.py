"""What was asked in a chat and which article answered are read from an index alone."""

from __future__ import annotations

from alembic import op

revision = "0056"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_asked_conversation_id_at", "asked", ["conversation_id", "at", "article", "thumb"])
    op.drop_index("ix_asked_conversation_id", "asked")
