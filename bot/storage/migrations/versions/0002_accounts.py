"""Updates, conversations and jobs know which bot they belong to; jobs know when their time was set."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LONG_AGO = "2000-01-01 00:00:00"
OFFSET, FORGOTTEN = "telegram.offset", ("telegram.commands", "telegram.last_poll", "telegram.state")


KEPT = {"sqlite_autoincrement": True}  # SQLite's reflection forgets it


def upgrade() -> None:
    for table, key in (("updates", "update_key"), ("conversations", "chat_key")):
        with op.batch_alter_table(table, table_kwargs=KEPT) as batch:
            batch.add_column(sa.Column("account", sa.String(length=40), nullable=False, server_default=""))
            batch.drop_constraint(f"uq_{table}_channel_{key}", type_="unique")
            batch.create_unique_constraint(f"uq_{table}_channel_account_{key}", ["channel", "account", key])
    with op.batch_alter_table("jobs", table_kwargs=KEPT) as batch:
        batch.add_column(sa.Column("account", sa.String(length=40), nullable=False, server_default=""))
        batch.add_column(sa.Column("failures", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("set_at", Moment(timezone=True), nullable=False, server_default=LONG_AGO))
    op.execute("UPDATE jobs SET set_at = created_at")
    _hand_to_the_last_bot()


def _hand_to_the_last_bot() -> None:
    """What came from Telegram belongs to the bot that received last; without a trace of it, to the next that starts."""
    connection = op.get_bind()
    noted = connection.execute(sa.text("SELECT value FROM facts WHERE name = :name"), {"name": OFFSET}).scalar()
    account = str(noted or "").partition(":")[0]
    for name in (OFFSET, *FORGOTTEN):
        connection.execute(sa.text("DELETE FROM facts WHERE name = :name"), {"name": name})
    if not account.isdecimal():
        return
    for table in ("updates", "conversations"):
        change = sa.text(f"UPDATE {table} SET account = :account WHERE channel = 'telegram'")
        connection.execute(change, {"account": account})
    lanes = "SELECT 'deliver:' || id FROM conversations WHERE channel = 'telegram'"
    connection.execute(
        sa.text(f"UPDATE jobs SET account = :account WHERE kind = 'deliver' AND lane IN ({lanes})"),
        {"account": account},
    )
    # the offset goes on under the bot's own name
    connection.execute(
        sa.text("INSERT INTO facts (name, value, updated_at) VALUES (:name, :value, CURRENT_TIMESTAMP)"),
        {"name": f"{OFFSET}:{account}", "value": noted},
    )
