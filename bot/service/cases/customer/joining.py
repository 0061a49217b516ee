"""Chats of one person: shown together, joined and parted by staff. Nothing is moved, so nothing can be lost."""

from __future__ import annotations

from bot.core.desk.numbers import is_mistyped, read_number
from bot.core.people import Person, Right
from bot.core.reach.joins import How, Join, Leads, Other, Taken
from bot.errors import BadInput, NotFound
from bot.service.cases.customer import merging
from bot.service.people.rights import check_right
from bot.storage.cases import escalations
from bot.storage.chat import conversations, joins
from bot.storage.database import Tx
from bot.storage.system import audit

MOST_OTHERS = 5
MOST_PAST = 3


class NoSuchCase(BadInput):
    """There is no case with this number. Check it; it looks like 1042Y."""


class MistypedNumber(BadInput):
    """That number has a typo: its letter belongs to another one. Check the digits."""


class SameChat(BadInput):
    """That case is in this very chat. Give the number of one in another."""


class JoinedAlready(BadInput):
    """These chats are joined already."""


def do_join(tx: Tx, person: Person, conversation_id: int, number: str, *, leads: Leads = Leads.NOBODY) -> int:
    """The customer of this chat is the one of that case; the id of what ties them. Name, language and details of the
    chat that ``leads`` are taken over by the other one.

    Raises:
        NoSuchCase, MistypedNumber, SameChat, JoinedAlready.
    """
    check_right(person, Right.ANSWER_CHATS)
    other_id = find_chat(tx, number)
    if other_id == conversation_id:
        raise SameChat()
    for one in sorted((conversation_id, other_id)):
        conversations.lock(tx, one)
    if other_id in _list_ids(joins.list_joins(tx, conversation_id)):
        raise JoinedAlready()
    about = f"{conversation_id} {other_id} {leads.value}"
    audit.record_audit(tx, person_id=person.id, action="customer.join", object=about)
    taken = _take_over(tx, person, conversation_id, other_id, leads)
    return joins.record_join(tx, conversation_id, other_id, how=How.STAFF, person_id=person.id, taken=taken)


def _take_over(tx: Tx, person: Person, here: int, there: int, leads: Leads) -> Taken | None:
    if leads is Leads.NOBODY:
        return None
    leading, following = (here, there) if leads is Leads.HERE else (there, here)
    return merging.do_follow(tx, person, leading, following)


def find_chat(tx: Tx, number: str) -> int:
    """The chat of a case by the number somebody typed.

    Raises:
        NoSuchCase, MistypedNumber: there is none.
    """
    if is_mistyped(number):
        raise MistypedNumber()
    wanted = read_number(number)
    if wanted is None:
        raise NoSuchCase()
    try:
        return escalations.get(tx, wanted).conversation_id
    except NotFound:
        raise NoSuchCase() from None


def do_part(tx: Tx, person: Person, join_id: int) -> None:
    """They are not one person, after all: each has again what it had."""
    check_right(person, Right.ANSWER_CHATS)
    ended = joins.end_join(tx, join_id, person_id=person.id)
    if ended is not None:
        if ended.taken is not None:
            merging.do_give_back(tx, person, ended.taken)
        about = f"{ended.conversation_id} {ended.other_id}"
        audit.record_audit(tx, person_id=person.id, action="customer.part", object=about)


def list_others(tx: Tx, conversation_id: int) -> tuple[Other, ...]:
    """The other chats of the same person, the newest first."""
    known = joins.list_joins(tx, conversation_id)
    ids = sorted(_list_ids(known) - {conversation_id}, reverse=True)[:MOST_OTHERS]
    return tuple(_read_other(tx, one, _find_tie(known, conversation_id, one)) for one in ids)


def _read_other(tx: Tx, other_id: int, join: Join | None) -> Other:
    case, past = escalations.list_of(tx, other_id, limit=MOST_PAST)
    return Other(conversation=conversations.get(tx, other_id), case=case, past=past, join=join)


def _list_ids(known: tuple[Join, ...]) -> set[int]:
    return {end for one in known for end in (one.conversation_id, one.other_id)}


def _find_tie(known: tuple[Join, ...], one: int, other: int) -> Join | None:
    return next((join for join in known if {join.conversation_id, join.other_id} == {one, other}), None)
