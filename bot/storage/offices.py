"""When teams work, as their rows say it: whoever joins a case with its team reads it alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.core.hours import AS_BUSINESS, Office
from bot.storage.codec import unpack
from bot.storage.database import Tx
from bot.storage.tables.teams import teams


def to_office(kept: Any) -> Office:
    """The hours in a row; those of the business where there are none, or no team."""
    return unpack(Office, kept) if kept else AS_BUSINESS


def list_offices(tx: Tx) -> dict[int, Office]:
    """The hours of every team there is, by id."""
    return {
        number: to_office(kept) for number, kept in tx.connection.execute(select(teams.c.id, teams.c.office)).tuples()
    }
