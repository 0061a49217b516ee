"""What the values of a property are called, where that is written in the database."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.insights.reports.cuts import By
from bot.core.people import Person
from bot.service.insights.reports.scope import find_scope
from bot.service.ports import Tx
from bot.storage.insights.reports import called


def list_names(tx: Tx, person: Person, by: By | None) -> Mapping[str, str]:
    """By value; nothing for properties whose values have a name of their own or one in the catalogue."""
    find_scope(person)
    if by is By.PERSON:
        return called.list_people(tx)
    if by is By.TEAM:
        return called.list_teams(tx)
    if by is By.RESULT:
        return {number: names.get(person.language) or key for number, (key, names) in called.list_results(tx).items()}
    return {}
