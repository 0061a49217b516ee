"""Putting a chat off: until a time, or until the customer writes; whichever comes first wakes it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.case import Woken
from bot.core.conversation import Conversation
from bot.core.people import Person
from bot.errors import BadMoment, NotWaiting, PastMoment
from bot.language.said.moments import read_moment
from bot.service.cases.holding import check_holder, put_back
from bot.service.ports import App
from bot.storage.cases import escalations, snoozes
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.people import people
from bot.storage.system import audit

FARTHEST = timedelta(days=366)
PATIENCE = timedelta(minutes=30)  # who is not here at the time may come a little later
PRESETS = ("1h", "3h", "tomorrow 9", "mon 9")
UNTIL_REPLY = "reply"


def read_until(app: App, text: str) -> datetime:
    """What was typed as a moment to come, in the zone of the business.

    Raises:
        BadMoment: it says no moment, or one in more than a year.
        PastMoment: one that has passed.
    """
    now = app.clock().astimezone(app.business.zone)
    moment = read_moment(text, now=now)
    if moment is None or moment - now > FARTHEST:
        raise BadMoment()
    if moment <= now:
        raise PastMoment(moment=moment.strftime("%d.%m.%Y %H:%M"))
    return moment


def read_choice(app: App, text: str) -> datetime | None:
    """The same, or None for "until the customer writes", which is written ``UNTIL_REPLY``."""
    return None if text == UNTIL_REPLY else read_until(app, text)


def do_snooze(tx: Tx, app: App, person: Person, conversation_id: int, *, until: datetime | None) -> None:
    """Put the chat off; ``until`` None: until the customer writes, which wakes it in any case.

    Raises:
        NotYours: somebody else has the chat.
        PastMoment: the time has passed while it was being chosen.
    """
    case_id = _own_case(tx, person, conversation_id)
    if until is not None and until <= tx.now:
        raise PastMoment(moment=until.astimezone(app.business.zone).strftime("%d.%m.%Y %H:%M"))
    snoozes.record_snooze(tx, case_id, until=until)
    audit.record_audit(tx, person_id=person.id, action="case.snooze", object=str(case_id))


def do_take_up(tx: Tx, person: Person, conversation_id: int) -> None:
    """Its holder goes on with it before it wakes by itself."""
    snoozes.record_woken(tx, _own_case(tx, person, conversation_id), Woken.NO)


def do_wake_by_reply(tx: Tx, conversation: Conversation) -> None:
    """The customer wrote."""
    snoozes.wake_by_reply(tx, conversation.id)


async def wake_due(app: App) -> int:
    """Wake what is due; how many."""
    due = await app.database.read(snoozes.list_due, patience=PATIENCE)
    for conversation_id in due:
        await app.database.write(do_wake_due, app, conversation_id)
    return len(due)


def do_wake_due(tx: Tx, app: App, conversation_id: int) -> None:
    """Wake it if it still is due: its holder may have put it off anew meanwhile. What was promised for this time must
    not be forgotten: a chat whose holder is gone goes to the queue.
    """
    conversation = conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    snooze = case.snooze if case is not None else None
    if case is None or snooze is None or snooze.until is None or snooze.until > tx.now:
        return
    if case.holder_gone and case.person_id is not None:
        put_back(tx, app, people.get(tx, case.person_id), conversation)
    else:
        snoozes.record_woken(tx, case.id, Woken.TIME)


def _own_case(tx: Tx, person: Person, conversation_id: int) -> int:
    check_holder(tx, person, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    return case.id
