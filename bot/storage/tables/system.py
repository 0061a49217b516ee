"""Tables of the product itself: jobs and facts."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
)

from bot.storage.tables.base import (
    Moment,
    account_column,
    id_column,
    json_column,
    metadata,
    moment_column,
    text_column,
)

jobs = Table(
    "jobs",
    metadata,
    id_column(),
    Column("kind", String(20), nullable=False),
    Column("lane", String(80), nullable=False, index=True),
    account_column(),  # whose front must do it; "" is anybody's
    json_column("payload"),
    Column("state", String(10), nullable=False, default="queued"),  # queued, running, done, failed
    moment_column("run_at"),
    moment_column("set_at"),  # when run_at was decided
    moment_column("created_at"),
    Column("attempts", Integer, nullable=False, default=0),  # claims
    Column("failures", Integer, nullable=False, default=0),  # claims that ended in a defect
    Column("worker", String(80), nullable=False, default=""),
    Column("lease_until", Moment, nullable=True),
    json_column("result"),
    text_column("error"),
    Index("ix_jobs_due", "state", "kind", "run_at"),
    sqlite_autoincrement=True,
)


facts = Table(
    "facts",
    metadata,
    Column("name", String(80), primary_key=True),
    text_column("value"),
    moment_column("updated_at"),
)


tunings = Table(
    "tunings",
    metadata,
    id_column(),
    moment_column("at"),
    Column("person_id", ForeignKey("people.id"), nullable=True),
    Column("place", String(80), nullable=False),  # "sureness", or "texts." and a key
    json_column("before"),
    json_column("after"),
    Index("ix_tunings_place_id", "place", "id"),
    sqlite_autoincrement=True,
)
