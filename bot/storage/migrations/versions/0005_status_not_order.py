"""What was about an order is about the status of whatever matter the customer has."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CASES = sa.table("escalations", sa.column("id"), sa.column("reason"), sa.column("brief", sa.JSON))
INTENTS = {
    "order_status": "status",
    "order_problem": "trouble",
    "inform_order_number": "inform_detail",
    "no_order_number": "no_detail",
}


def upgrade() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(CASES).where(CASES.c.reason == "order")).all():
        intent = row.brief.get("intent", "")
        brief = {**row.brief, "reason": "status", "intent": INTENTS.get(intent, intent)}
        connection.execute(sa.update(CASES).where(CASES.c.id == row.id).values(reason="status", brief=brief))
