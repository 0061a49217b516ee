"""Somebody goes: chats whose customers wait return to the queue at their place, answered ones stay where they are."""

from __future__ import annotations

from datetime import timedelta

from bot.core.conversation import Holder
from bot.core.people import Person
from bot.core.presence import Presence
from bot.service.cases.holding import put_back
from bot.service.people import login
from bot.service.ports import App
from bot.storage.cases import escalations, holders
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.people import people, presence


async def log_out(app: App, token: str) -> int:
    """End a session. Unless the person is here with another one, their unanswered chats go back; how many."""
    person = await app.database.write(do_log_out, app, token)
    return 0 if person is None else await _return_chats(app, person)


def do_log_out(tx: Tx, app: App, token: str) -> Person | None:
    """The person who is gone by that; None where nobody is."""
    person = login.find_person(tx, token)
    login.do_log_out(tx, token)
    if person is None or presence.has_other_page(tx, person.id, after=tx.now - _grace(app)):
        return None
    presence.record_gone(tx, person.id)
    return person


async def watch_presence(app: App) -> int:
    """Note who is gone, and return what they leave unanswered, also what a crash left half done; how many chats."""
    silent, left = await app.database.read(_look_around, app)
    for person_id, seen in silent:
        await app.database.write(do_note_silence, app, person_id, seen=seen)
    if silent:
        left = await app.database.read(holders.list_left_alone)
    return sum([await app.database.write(do_return, app, conversation_id) for conversation_id in left])


def _look_around(tx: Tx, app: App) -> tuple[tuple[tuple[int, bool], ...], tuple[int, ...]]:
    """Whose pages are silent, and the chats of those who are gone."""
    return holders.list_silent(tx, before=tx.now - _grace(app)), holders.list_left_alone(tx)


def do_note_silence(tx: Tx, app: App, person_id: int, *, seen: bool) -> None:
    """Somebody whose pages are silent is gone; who was never seen has their time of grace from now on."""
    if not seen:
        presence.begin_grace(tx, person_id)
    elif any(number == person_id for number, _ in holders.list_silent(tx, before=tx.now - _grace(app))):
        presence.record_gone(tx, person_id)


def do_return(tx: Tx, app: App, conversation_id: int) -> bool:
    """Return a chat whose customer waits for somebody who is gone; under its lock all is looked at again."""
    conversation = conversations.lock(tx, conversation_id)
    case, person_id = escalations.find_open(tx, conversation_id), conversation.owner.person_id
    if conversation.owner.holder is not Holder.OPERATOR or person_id is None or conversation.waiting_since is None:
        return False
    gone = presence.find(tx, person_id).presence is Presence.OFFLINE
    if case is None or case.snooze is not None or not gone:
        return False
    put_back(tx, app, people.get(tx, person_id), conversation)
    return True


async def begin_anew(app: App) -> None:
    """The front was away, and nobody's pages could be seen: everybody has their time of grace once more."""
    await app.database.write(presence.renew_all)


async def _return_chats(app: App, person: Person) -> int:
    held = await app.database.read(holders.list_held_by, person.id)
    return sum([await app.database.write(do_return, app, conversation_id) for conversation_id in held])


def _grace(app: App) -> timedelta:
    return timedelta(seconds=app.settings.offline_after)
