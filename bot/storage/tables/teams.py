"""Tables of teams."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from bot.storage.tables.base import id_column, json_column, metadata

teams = Table(
    "teams",
    metadata,
    id_column(),
    Column("name", String(40), nullable=False),
    json_column("scope"),  # which cases are theirs
    Column("place", Integer, nullable=False, default=0),
    json_column("office"),  # its hours; empty: those of the business
    sqlite_autoincrement=True,  # a case keeps the number of a team that is gone, and must not come to another
)


team_members = Table(
    "team_members",
    metadata,
    Column("team_id", ForeignKey("teams.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
)
