"""Customers who leave our question unanswered: one friendly reminder, then the end, both in working time by day."""

from __future__ import annotations

from datetime import datetime

from bot.core.business import Business
from bot.core.case import Case, Promised, State
from bot.core.clocks.silence import Coming, Step, find_coming, is_by_day
from bot.core.conversation import Conversation
from bot.core.desk.numbers import write_number
from bot.core.messages import Author, Delivery, NewMessage
from bot.core.people import Person
from bot.core.queue import ListedCase
from bot.errors import NotWaiting
from bot.service.cases.holding import check_holder, end_case
from bot.service.outbox import posting, wording
from bot.service.outbox.behalf import is_reachable
from bot.service.ports import App
from bot.storage.cases import escalations, results, silences
from bot.storage.cases.silences import Silent
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.system import audit

NO_ANSWER = "no_answer"


async def watch_silence(app: App) -> int:
    """Remind and close what is due; how many."""
    due = await app.database.read(list_due, app)
    return sum([await app.database.write(do_next, app, conversation_id) for conversation_id in due])


def list_due(tx: Tx, app: App) -> tuple[int, ...]:
    """Conversations whose time has come."""
    business = app.business
    if business.silence.nudge is None:
        return ()
    return tuple(one.conversation_id for one in silences.list_silent(tx) if _find_due(business, one, tx.now))


def do_next(tx: Tx, app: App, conversation_id: int) -> bool:
    """Under the lock of the conversation all is looked at again: the customer may have written meanwhile."""
    conversation = conversations.lock(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    silent = silences.list_silent(tx, conversation_id=conversation_id)
    if case is None or not silent or not _arrived(tx, conversation_id):
        return False
    coming = _find_due(app.business, silent[0], tx.now)
    if coming is None:
        return False
    if coming.step is Step.NUDGE:
        _nudge(tx, app, conversation, case)
    else:
        _close(tx, app, conversation, case)
    return True


def do_keep_open(tx: Tx, person: Person, conversation_id: int) -> None:
    """Its holder wants neither reminder nor end until they ask again."""
    check_holder(tx, person, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    silences.record_kept_open(tx, case.id)
    audit.record_audit(tx, person_id=person.id, action="case.keep_open", object=str(case.id))


def coming_of(
    business: Business, case: Case | ListedCase, *, waiting_since: datetime | None, promised: Promised | None
) -> Coming | None:
    """What a chat shows beforehand; None while somebody waits for us, or while the case is put off until a time."""
    put_off = case.snooze is not None and case.snooze.until is not None
    if case.state is not State.CLAIMED or waiting_since is not None or promised is not None or put_off:
        return None
    return find_coming(business, case.times, case.office)


def _find_due(business: Business, silent: Silent, now: datetime) -> Coming | None:
    """What is to happen by now, while it is day where those work whose case it is."""
    coming = find_coming(business, silent.times, silent.office)
    if coming is None or coming.at > now:
        return None
    return coming if is_by_day(business.calendar_for(silent.office), now, zone=business.zone) else None


def _arrived(tx: Tx, conversation_id: int) -> bool:
    """Nobody is reminded of what they never got."""
    last = messages.last_by(tx, conversation_id, Author.OPERATOR)
    return last is not None and last.delivery is Delivery.SENT


def _nudge(tx: Tx, app: App, conversation: Conversation, case: Case) -> None:
    """Where nothing reaches them any more the case goes its way without a reminder."""
    if is_reachable(tx, conversation):
        text = wording.say(tx, app, conversation, "nudge", number=write_number(case.id))
        posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
    silences.record_nudged(tx, case.id)
    audit.record_audit(tx, person_id=None, action="case.nudge", object=str(case.id))


def _close(tx: Tx, app: App, conversation: Conversation, case: Case) -> None:
    found = (one.id for one in results.list_results(tx) if one.key == NO_ANSWER and not one.retired)
    text = wording.say(tx, app, conversation, "lapsed", number=write_number(case.id))
    end_case(tx, app, conversation, case, state=State.LAPSED, text=text, result_id=next(found, None))
    audit.record_audit(tx, person_id=None, action="case.lapsed", object=str(case.id))
