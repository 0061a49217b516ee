"""Many chats given to a colleague or back to the queue in one go: each under its own lock, and what came of it told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.case import State
from bot.core.people import Person, Right
from bot.core.presence import Presence
from bot.errors import AlreadyTheirs, ColleagueOffline, NotFound, NotWaiting
from bot.service.cases.holding import take_back
from bot.service.cases.notes import check_note
from bot.service.cases.transfer import do_transfer, do_transfer_to_team
from bot.service.people.refusals import AlreadyInTeam
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations, holders, notes
from bot.storage.chat import conversations
from bot.storage.database import Tx

MOST = 200  # chats at once


@dataclass(frozen=True, kw_only=True)
class Moved:
    """How many went, how many were ``closed`` meanwhile, and how many were ``there`` already."""

    moved: int
    closed: int = 0
    there: int = 0


async def move_chats(
    app: App, person: Person, chats: Sequence[int], *, to: int | None, note: str = "", anyway: bool = False
) -> Moved:
    """Give these chats to a colleague, or to the queue (``to`` None), with a note in each. What the former holders have
    on its way is withheld, as at a takeover. A chat that can't go stops none of the others.

    Raises:
        NotAllowed: the person may not take over.
        NotFound: nobody of this id answers chats.
        ColleagueOffline: they are gone; ``anyway`` does it all the same.
        TooLarge: the note is endless.
    """
    note = check_note(note)
    await app.database.read(_check, person, to, anyway=anyway)
    if to is None:
        return await _move_all(app, person, chats, do_send_back, note=note)
    return await _move_all(app, person, chats, do_transfer, to=to, note=note, anyway=True)


async def move_to_team(app: App, person: Person, chats: Sequence[int], *, to: int | None, note: str = "") -> Moved:
    """The same for a team, None for everybody: they wait in the queue, those that somebody has as well.

    Raises:
        NotAllowed: the person may not take over.
        NotFound, TeamEmpty, TooLarge: as for one chat.
    """
    note = check_note(note)
    check_right(person, Right.TAKE_OVER)
    return await _move_all(app, person, chats, do_transfer_to_team, to=to, note=note)


async def _move_all(
    app: App, person: Person, chats: Sequence[int], act: Callable[..., object], **fields: object
) -> Moved:
    came = Counter[str]()
    for chat in chats[:MOST]:
        came[await _move(app, person, chat, act, fields)] += 1
    return Moved(moved=came["moved"], closed=came["closed"], there=came["there"])


def do_send_back(tx: Tx, app: App, person: Person, conversation_id: int, *, note: str = "") -> None:
    """A lead returns somebody's chat to the queue.

    Raises:
        NotWaiting: it is closed.
        AlreadyTheirs: it stands in the queue.
    """
    check_right(person, Right.TAKE_OVER)
    before = conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    if case.state is State.WAITING:
        raise AlreadyTheirs(name=app.words.say(person.language, "desk-transfer-queue"))
    take_back(tx, app, person, before)
    if note:
        notes.record_note(tx, conversation_id=conversation_id, person_id=person.id, text=note)


async def _move(app: App, person: Person, chat: int, act: Callable[..., object], fields: Mapping[str, object]) -> str:
    try:
        await app.database.write(act, app, person, chat, **fields)
    except NotWaiting:
        return "closed"
    except (AlreadyTheirs, AlreadyInTeam):
        return "there"
    return "moved"


def _check(tx: Tx, person: Person, to: int | None, *, anyway: bool) -> None:
    check_right(person, Right.TAKE_OVER)
    if to is None:
        return
    colleague = next((one for one in holders.list_colleagues(tx) if one.id == to), None)
    if colleague is None:
        raise NotFound(what="person")
    if colleague.presence is Presence.OFFLINE and not anyway:
        raise ColleagueOffline(name=colleague.name)
