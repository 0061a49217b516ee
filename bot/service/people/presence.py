"""Who is here: said by open pages, and by the person."""

from __future__ import annotations

from collections.abc import Collection

from bot.core.language import LANGUAGES
from bot.core.people import Person, Right
from bot.core.presence import CHOSEN, MOST_CAPACITY, REASON_LENGTH, Presence, Present
from bot.errors import BadCapacity, BadLanguage, TooLarge
from bot.service.people.login import digest, find_person
from bot.service.people.rights import check_right
from bot.storage.database import Tx
from bot.storage.people import people, presence
from bot.storage.system import audit


def do_be_seen(tx: Tx, token: str) -> Present | None:
    """A page of this session is open now; what its person says of themselves, None once the session has ended."""
    person = find_person(tx, token)
    if person is None:
        return None
    presence.record_seen(tx, person.id, token_hash=digest(token))
    return presence.find(tx, person.id)


def find_presence(tx: Tx, person: Person) -> Present:
    """What is known of the person."""
    return presence.find(tx, person.id)


def do_set_presence(tx: Tx, person: Person, state: Presence, *, reason: str = "") -> None:
    """Online, busy, or away for a reason. Nobody says of themselves that they are offline: their pages do.

    Raises:
        TooLarge: the reason is too long.
    """
    assert state in CHOSEN
    reason = " ".join(reason.split())
    if len(reason) > REASON_LENGTH:
        raise TooLarge(limit=f"{REASON_LENGTH} characters")
    presence.record_state(tx, person.id, state=state, reason=reason if state is Presence.AWAY else "")
    audit.record_audit(tx, person_id=person.id, action=f"presence.{state.value}")


def do_set_capacity(tx: Tx, by: Person, person_id: int, capacity: int | None) -> Person:
    """How many chats somebody should have at once; None for no limit. It refuses no claim, colleagues see it.

    Raises:
        BadCapacity: no number that makes sense.
    """
    check_right(by, Right.MANAGE_PEOPLE)
    if capacity is not None and not 1 <= capacity <= MOST_CAPACITY:
        raise BadCapacity(most=MOST_CAPACITY)
    person = people.record_change(tx, person_id, capacity=capacity)
    audit.record_audit(tx, person_id=by.id, action=f"person.capacity={capacity}", object=person.login)
    return person


def do_set_languages(tx: Tx, by: Person, person_id: int, languages: Collection[str]) -> Person:
    """Which customers the desk gives to somebody; none for those of every language.

    Raises:
        BadLanguage: one that the product does not speak.
    """
    check_right(by, Right.MANAGE_PEOPLE)
    if not set(languages) <= set(LANGUAGES):
        raise BadLanguage()
    person = people.record_change(tx, person_id, languages=" ".join(sorted(languages)))
    audit.record_audit(
        tx, person_id=by.id, action=f"person.languages={' '.join(person.languages)}", object=person.login
    )
    return person
