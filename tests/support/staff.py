"""People of the desk, made without the slow password."""

from __future__ import annotations

from bot.core.people import Person, Role
from bot.storage.database import Tx
from bot.storage.people import people


def do_hire(tx: Tx, name: str = "Anna", role: Role = Role.OPERATOR) -> Person:
    """Somebody who may begin at once; whoever has the login already is that person."""
    login = name.lower().replace(" ", "-")
    known = people.find_by_login(tx, login)
    if known is not None:
        return known[0]
    made = people.record_person(tx, login=login, name=name, role=role, language="en", password_hash="none")
    return people.record_change(tx, made.id, must_change_password=False)
