"""Whose a case is, as a condition of a statement: lists and the search ask it alike."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists

from bot.core.queue import MINE, NO_TEAM
from bot.storage.tables.cases import escalations
from bot.storage.tables.teams import team_members, teams


def of_team(team: str, person_id: int) -> ColumnElement[bool]:
    """Of the teams of this person, of none that there is, or of the one with this number."""
    if team == MINE:
        own = (team_members.c.team_id == escalations.c.team_id, team_members.c.person_id == person_id)
        return exists().where(*own)
    if team == NO_TEAM:
        return ~exists().where(teams.c.id == escalations.c.team_id)
    return escalations.c.team_id == int(team)
