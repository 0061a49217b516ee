"""What people call the values of a property."""

from __future__ import annotations

from sqlalchemy import select

from bot.storage.database import Tx
from bot.storage.tables.cases import results
from bot.storage.tables.people import people
from bot.storage.tables.teams import teams


def list_people(tx: Tx) -> dict[str, str]:
    """Everybody there is or was, by id."""
    return {str(number): name for number, name in tx.connection.execute(select(people.c.id, people.c.name)).tuples()}


def list_teams(tx: Tx) -> dict[str, str]:
    """All teams, by id."""
    return {str(number): name for number, name in tx.connection.execute(select(teams.c.id, teams.c.name)).tuples()}


def list_results(tx: Tx) -> dict[str, tuple[str, dict[str, str]]]:
    """Key and names of every result, by id."""
    found = tx.connection.execute(select(results.c.id, results.c.key, results.c.names)).tuples()
    return {str(number): (key, dict(names or {})) for number, key, names in found}
