"""What one chat of a customer takes over from another, and has back when they are parted."""

from __future__ import annotations

from bot.core.people import Person
from bot.core.reach.joins import Details, Taken, follow, give_back
from bot.storage.chat import conversations, customers
from bot.storage.database import Tx

WRITTEN = ("phone", "email", "zone", "note")


def do_follow(tx: Tx, person: Person, leading: int, following: int) -> Taken:
    """The second chat knows of its customer what the first one does; what that does not know, it keeps."""
    before = _read(tx, following)
    called = conversations.get(tx, leading).customer_name
    known = _read(tx, leading)
    after = follow(Details(**{**vars(known), "name": called}), before)
    _write(tx, person, following, before, after)
    return Taken(conversation_id=following, before=before, after=after)


def do_give_back(tx: Tx, person: Person, taken: Taken) -> None:
    """What it had before; what was corrected since stays."""
    conversations.lock(tx, taken.conversation_id)
    now = _read(tx, taken.conversation_id)
    _write(tx, person, taken.conversation_id, now, give_back(taken, now))


def _read(tx: Tx, conversation_id: int) -> Details:
    chat, written = conversations.get(tx, conversation_id), customers.find(tx, conversation_id)
    fields = {name: getattr(written, name) for name in WRITTEN}
    return Details(name=written.name, language=chat.language, chosen=chat.language_chosen, **fields)


def _write(tx: Tx, person: Person, conversation_id: int, now: Details, then: Details) -> None:
    changed = {name: getattr(then, name) for name in WRITTEN if getattr(then, name) != getattr(now, name)}
    if changed:
        customers.record(tx, conversation_id, person_id=person.id, **changed)
    if then.name != now.name:
        customers.record_name(tx, conversation_id, then.name)
    if (then.language, then.chosen) != (now.language, now.chosen):
        conversations.give_language_back(tx, conversation_id, language=then.language, chosen=then.chosen)
