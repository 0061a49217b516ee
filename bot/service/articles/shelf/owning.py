"""Whose an article is: somebody of the staff, by login."""

from __future__ import annotations

from bot.core.people import Person, Right
from bot.service.articles.shelf.refusals import NotOnStaff
from bot.service.people.rights import check_right
from bot.storage.database import Tx
from bot.storage.people import people


def list_owners(tx: Tx, person: Person) -> dict[str, str]:
    """Who can own an article: names by login."""
    check_right(person, Right.SEE_ARTICLES)
    return {one.login: one.name for one in people.list_people(tx) if not one.disabled}


def check_owner(tx: Tx, login: str) -> None:
    """
    Raises:
        NotOnStaff: nobody is called so, or they were shut out.
    """
    found = people.find_by_login(tx, login) if login else None
    if login and (found is None or found[0].disabled):
        raise NotOnStaff(login=login)
