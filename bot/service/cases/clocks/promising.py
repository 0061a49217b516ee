"""Promises to customers: found in what staff send, kept by the next reply that is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Final

from bot.core.case import Case
from bot.core.clocks.dues import Due, DueKind
from bot.core.clocks.told import Moment
from bot.core.clocks.worktime import FARTHEST, Calendar
from bot.core.hours import AS_BUSINESS, is_closed
from bot.core.messages import Message
from bot.core.people import Person, Right
from bot.errors import NotYours
from bot.language.said.promises import Promise, find_clock, find_promise
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import dues, escalations
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.system import audit

OPENS, CLOSES = time(9), time(18)  # of a day without hours
AT_LEAST: Final = timedelta(hours=1)  # when a promise for today is given after the hours
WARNING: Final = timedelta(minutes=15)
SAME_BREATH: Final = timedelta(minutes=5)  # what follows so soon belongs to the promise, and does not keep it


def read(app: App, case: Case | None, text: str, *, now: datetime) -> Promise | None:
    """What a reply of this moment promises, by the clock of those whose case it is; None without a case."""
    if case is None:
        return None
    return find_promise(text, now=now.astimezone(app.business.calendar_for(case.office).zone))


def list_moments(promise: Promise | None, text: str) -> tuple[Moment, ...]:
    """The hour of a promise where it stands in the reply, so that its reader sees it by their own clock."""
    words = find_clock(text, promise.at) if promise is not None and promise.hour else ""
    return (Moment(words=words, at=promise.at.astimezone(UTC), bare=True),) if promise is not None and words else ()


def record_reply(tx: Tx, app: App, case: Case, person: Person, message_id: int, found: Promise | None) -> None:
    """A reply keeps what was promised before, and may promise something itself; a new promise replaces one that was
    given in the same breath.
    """
    standing = dues.list_outstanding(tx, case.conversation_id, kind=DueKind.PROMISE)
    fresh = [one for one in standing if _is_same_breath(one, tx.now)]
    dues.record_settled(tx, [one for one in standing if one not in fresh])
    if found is None:
        return
    dues.record_settled(tx, fresh, removed=True)
    due_at = to_due(app.business.calendar_for(case.office), found, now=tx.now)
    dues.record_due(
        tx,
        kind=DueKind.PROMISE,
        conversation_id=case.conversation_id,
        case_id=case.id,
        message_id=message_id,
        person_id=person.id,
        warn_at=warn_before(tx.now, due_at),
        due_at=due_at,
    )


def record_changed(tx: Tx, app: App, message: Message, text: str) -> None:
    """A reply reads otherwise: what it promises now takes the place of what it promised."""
    standing, case = _list_of(tx, message), escalations.find_open(tx, message.conversation_id)
    calendar = app.business.calendar_for(case.office if case is not None else AS_BUSINESS)
    found = find_promise(text, now=message.created_at.astimezone(calendar.zone))
    moments = list_moments(found, text)
    if moments != message.moments:
        messages.record_moments(tx, message.id, moments)
    if found is None:
        dues.record_settled(tx, standing, removed=True)
    elif standing:
        due_at = to_due(calendar, found, now=message.created_at)
        dues.record_moved(tx, standing[0], warn_at=warn_before(tx.now, max(due_at, tx.now)), due_at=due_at)


def forget(tx: Tx, message: Message) -> None:
    """A reply is taken back, and with it what it promised."""
    dues.record_settled(tx, _list_of(tx, message), removed=True)


def settle_all(tx: Tx, conversation_id: int) -> None:
    """The case ends, and nothing is owed any more."""
    dues.record_settled(tx, dues.list_outstanding(tx, conversation_id, kind=DueKind.PROMISE))


def do_move(tx: Tx, person: Person, due_id: int, *, to: datetime) -> None:
    """It is due at another time: read wrongly, or agreed anew.

    Raises:
        NotYours: it is a promise in somebody else's chat, or somebody else's reminder.
    """
    due = _lock(tx, person, due_id)
    dues.record_moved(tx, due, warn_at=warn_at(due.kind, tx.now, to), due_at=to)
    audit.record_audit(tx, person_id=person.id, action="due.move", object=str(due_id))


def do_remove(tx: Tx, person: Person, due_id: int) -> None:
    """It was none, or need not be done; who may is as for moving it."""
    due = _lock(tx, person, due_id)
    dues.record_settled(tx, [due], removed=due.kind is DueKind.PROMISE)
    audit.record_audit(tx, person_id=person.id, action="due.remove", object=str(due_id))


def do_remove_all(tx: Tx, person: Person, due_ids: Iterable[int]) -> None:
    """The same of several."""
    for one in due_ids:
        do_remove(tx, person, one)


def to_due(calendar: Calendar, promise: Promise, *, now: datetime) -> datetime:
    """When it is due for those with these hours: at its hour; without one by the opening of a day ("by friday"), or by
    its end ("on friday").
    """
    if promise.hour:
        return promise.at.astimezone(now.tzinfo)
    day = promise.at.astimezone(calendar.zone)
    if promise.working_days:
        day = _after_working_days(calendar, now, promise.working_days)
    spans = [span for span in calendar.hours if span.day == day.weekday()]
    opens = spans[0].opens if spans else OPENS
    closes = min(spans[-1].closes, time(23, 59)) if spans else CLOSES
    due = datetime.combine(day.date(), opens if promise.before else closes, calendar.zone).astimezone(now.tzinfo)
    return max(due, now + AT_LEAST)


def warn_at(kind: DueKind, now: datetime, due_at: datetime) -> datetime:
    """A promise warns beforehand, a reminder calls at its time."""
    return warn_before(now, due_at) if kind is DueKind.PROMISE else due_at


def warn_before(now: datetime, due_at: datetime) -> datetime:
    """A quarter of an hour before, or a quarter of the time where that is short."""
    return due_at - min(WARNING, (due_at - now) / 4)


def _after_working_days(calendar: Calendar, now: datetime, count: int) -> datetime:
    day = now.astimezone(calendar.zone)
    worked = {span.day for span in calendar.hours} or set(range(5))
    for _ in range(FARTHEST):
        day += timedelta(days=1)
        count -= day.weekday() in worked and not is_closed(day.date(), calendar.closed)
        if not count:
            break
    return day


def _list_of(tx: Tx, message: Message) -> list[Due]:
    standing = dues.list_outstanding(tx, message.conversation_id, kind=DueKind.PROMISE)
    return [one for one in standing if one.message_id == message.id]


def _is_same_breath(due: Due, now: datetime) -> bool:
    return now - due.created_at < min(SAME_BREATH, (due.due_at - due.created_at) / 4)


def _lock(tx: Tx, person: Person, due_id: int) -> Due:
    """A due this person may change, under the lock of its conversation."""
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, dues.get(tx, due_id).conversation_id)
    due = dues.get(tx, due_id)
    mine = conversation.owner.person_id if due.kind is DueKind.PROMISE else due.person_id
    if mine != person.id:
        raise NotYours()
    return due
