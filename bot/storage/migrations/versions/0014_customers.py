"""What colleagues write down of a customer: the name they give, contacts, zone, a note."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("given_name", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "customers",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("phone", "email", "zone", "note")),
        sa.Column("changed_at", Moment(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_customers_conversation_id")),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name=op.f("fk_customers_changed_by")),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_customers")),
    )
