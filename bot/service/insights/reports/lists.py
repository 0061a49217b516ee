"""Keeping a list of chats under a name: for oneself, or for all who see numbers."""

from __future__ import annotations

from bot.core.desk.views import QUERY_LENGTH
from bot.core.insights.reports.lists import MOST, KeptList
from bot.core.people import Person, Right, may
from bot.errors import NotFound, TooLarge
from bot.service.insights.reports.scope import find_scope
from bot.service.people.keeping import check_kept_name
from bot.service.people.rights import check_right
from bot.service.ports import Tx
from bot.storage.insights.reports import lists
from bot.storage.system import audit


def list_kept(tx: Tx, person: Person) -> tuple[KeptList, ...]:
    """The shared ones and then the person's own."""
    find_scope(person)
    return lists.list_kept(tx, person.id)


def do_keep(tx: Tx, person: Person, *, name: str, query: str, shared: bool = False) -> int:
    """Under a name; one of this name that the person may change shows it from now on. Its id.

    Raises:
        NotAllowed: the role shares none.
        BadViewName: no name, or an endless one.
        TooLarge: there are too many.
    """
    find_scope(person)
    if shared:
        check_right(person, Right.SHARE_VIEWS)
    name, known = check_kept_name(name), lists.list_kept(tx, person.id)
    same = next((one for one in known if one.name.casefold() == name.casefold() and one.shared == shared), None)
    if same is not None:
        lists.record_change(tx, same.id, name=name, query=query[:QUERY_LENGTH])
        return same.id
    if sum(one.person_id == person.id for one in known) >= MOST:
        raise TooLarge(limit=f"{MOST}")
    if shared:
        audit.record_audit(tx, person_id=person.id, action="numbers.list", object=name)
    return lists.record(tx, person_id=person.id, name=name, query=query[:QUERY_LENGTH], shared=shared)


def do_rename(tx: Tx, person: Person, number: int, *, name: str) -> None:
    """Another name.

    Raises:
        NotAllowed, NotFound, BadViewName: as for keeping.
    """
    known = _access(tx, person, number)
    lists.record_change(tx, number, name=check_kept_name(name), query=known.query)


def do_remove(tx: Tx, person: Person, number: int) -> KeptList:
    """It is gone, for everybody if it was shared; what it was."""
    known = _access(tx, person, number)
    lists.remove(tx, number)
    if known.shared:
        audit.record_audit(tx, person_id=person.id, action="numbers.list-gone", object=known.name)
    return known


def may_change(person: Person, one: KeptList) -> bool:
    """Whether it is theirs, or everybody's and they are one who shares."""
    return may(person, Right.SHARE_VIEWS) if one.shared else one.person_id == person.id


def _access(tx: Tx, person: Person, number: int) -> KeptList:
    find_scope(person)
    known = lists.get(tx, number)
    if known.shared:
        check_right(person, Right.SHARE_VIEWS)
    elif known.person_id != person.id:
        raise NotFound(what="list")
    return known
