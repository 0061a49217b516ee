"""Numbers over time find their days by index."""

from __future__ import annotations

from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_messages_author_created_at", "messages", ["author", "created_at", "conversation_id"]),
    ("ix_escalations_first_reply_at", "escalations", ["first_reply_at"]),
    ("ix_ratings_asked_at", "ratings", ["asked_at"]),
    ("ix_dues_due_at", "dues", ["due_at"]),
    ("ix_asked_at", "asked", ["at"]),
)


def upgrade() -> None:
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
