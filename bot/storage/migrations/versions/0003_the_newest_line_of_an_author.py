"""An index for the newest line of an author in a conversation, and for how many followed it."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NAME = "ix_messages_conversation_id_author_id"


def upgrade() -> None:
    op.create_index(NAME, "messages", ["conversation_id", "author", "id"])


def downgrade() -> None:
    op.drop_index(NAME, "messages")
