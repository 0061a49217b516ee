"""The queue in the order of turns: what is urgent goes before the newer ones, not before who has waited long."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import Moment

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

HEAD_START = timedelta(minutes=20)


def upgrade() -> None:
    op.add_column("escalations", sa.Column("turn_at", Moment(timezone=True), nullable=True))
    moment = Moment(timezone=True)
    columns: list[sa.ColumnClause[object]] = [sa.column("id"), sa.column("state"), sa.column("priority")]
    cases = sa.table("escalations", *columns, sa.column("waiting_since", moment), sa.column("turn_at", moment))
    connection = op.get_bind()
    connection.execute(cases.update().values(turn_at=cases.c.waiting_since))
    urgent = sa.select(cases).where(cases.c.state.in_(("waiting", "claimed")), cases.c.priority > 0)
    for row in connection.execute(urgent).all():
        turn = row.waiting_since - row.priority * HEAD_START
        connection.execute(cases.update().where(cases.c.id == row.id).values(turn_at=turn))
    with op.batch_alter_table("escalations") as batch:
        batch.alter_column("turn_at", existing_type=Moment(timezone=True), nullable=False)
