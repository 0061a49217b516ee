"""The search over all chats, and indexes for the lists of chats that are not open.

Whatever was said before is indexed here: about half a minute for a million messages.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage import word_index

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

LINES = "SELECT id, text FROM messages WHERE author IN ('customer', 'operator') AND kind IN ('text', 'media')"
NAMES = "SELECT id, customer_name || ' ' || username FROM conversations"


def upgrade() -> None:
    op.create_index("ix_escalations_closed_at_id", "escalations", ["closed_at", "id"])
    op.create_index("ix_conversations_holder_read_through_id", "conversations", ["holder", "read_through", "id"])
    for table, said in ((word_index.LINES, LINES), (word_index.CHATS, NAMES)):
        word_index.create(op.get_bind(), table)
        word_index.fill(op.get_bind(), table, sa.text(said))
