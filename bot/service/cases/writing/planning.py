"""Replies that leave later: held for some seconds in which they can be undone, or kept for a time.

Until then nothing has happened: the customer waits, the chat is open. At its time a reply leaves as any other, by the
rules of that moment: only if its author has the chat, and if it was kept, only if the customer has not written first.
What does not leave stays beside the chat and in the draft of its author.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.conversation import Conversation
from bot.core.jobs import Job, JobKind
from bot.core.messages import Author, Dropped, Planned, Then
from bot.core.people import Person, Right
from bot.errors import PastMoment
from bot.service.cases import closing, reply
from bot.service.cases.closing import Ending
from bot.service.cases.holding import check_holder
from bot.service.cases.reply import NOTHING, Enclosed, check_text
from bot.service.cases.unseen import check_seen
from bot.service.outbox.enclosing import do_move, owner_of_planned, owner_of_staff
from bot.service.outbox.refusals import LeftAlready, NotYourMessage
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import drafts, planned, results
from bot.storage.chat import conversations, messages, outbox
from bot.storage.database import Tx
from bot.storage.people import people
from bot.storage.system import jobs

NO_MORE = Then()


@dataclass(frozen=True, kw_only=True)
class Written:
    """A reply as the box has it. ``then``: what is done with the chat once it has left."""

    text: str
    client_id: str
    enclosed: Enclosed = NOTHING
    then: Then = NO_MORE


@dataclass(frozen=True, kw_only=True)
class TakenBack:
    """What goes back into the box."""

    conversation_id: int
    text: str
    files: tuple[str, ...]


def do_hold(tx: Tx, person: Person, conversation_id: int, written: Written) -> int:
    """Send it unless it is undone within the seconds its author has chosen; the same press again does nothing.

    Raises:
        whatever ``do_reply`` raises.
    """
    due = tx.now + timedelta(seconds=person.undo_seconds)
    return _keep(tx, person, conversation_id, written, due=due, kept=False)


def do_plan(tx: Tx, app: App, person: Person, conversation_id: int, written: Written, *, due: datetime) -> int:
    """Send it at a time, unless the customer writes first.

    Raises:
        PastMoment: the time has passed; and whatever ``do_reply`` raises.
    """
    _check_moment(tx, app, due)
    return _keep(tx, person, conversation_id, written, due=due, kept=True)


def do_take_back(tx: Tx, person: Person, number: int) -> TakenBack:
    """Undo it, or put it back into the box; its author may.

    Raises:
        LeftAlready: it is on its way.
    """
    one = _access(tx, person, number)
    keys = tuple(file.own_key for file in one.attachments)
    box = owner_of_staff(person, one.conversation_id)
    do_move(tx, keys, owner=owner_of_planned(one.client_id), to=box)
    planned.remove(tx, one)
    _leave_in_draft(tx, one)
    return TakenBack(conversation_id=one.conversation_id, text=one.text, files=keys)


def do_change(tx: Tx, app: App, person: Person, number: int, *, text: str, due: datetime) -> None:
    """Another text or time for what is kept.

    Raises:
        EmptyReply, TooLarge, PastMoment: what is wrong with them.
        LeftAlready: it is on its way.
    """
    one = _access(tx, person, number)
    text = check_text(text, Enclosed(files=[file.own_key for file in one.attachments]))
    _check_moment(tx, app, due)
    planned.record_change(tx, one, text=text, due_at=due)
    waiting = jobs.find_queued(tx, lane=_lane(one))
    if waiting is not None:
        jobs.move(tx, waiting, run_at=due)


def do_send_now(tx: Tx, app: App, person: Person, number: int) -> int:
    """Do not wait; the message id. Whoever presses it has read what stands above.

    Raises:
        LeftAlready: it is on its way.
        NotYours: its author no longer has the chat.
    """
    one = _access(tx, person, number)
    check_holder(tx, person, one.conversation_id)
    return _send(tx, app, person, one)


async def send_due(app: App, job: Job) -> None:
    """The time of one has come."""
    await app.database.write(do_send_due, app, int(job.payload["planned_id"]), job)


def do_send_due(tx: Tx, app: App, number: int, job: Job) -> None:
    """Send it, or say why not; with the job, so that it happens once."""
    jobs.finish(tx, job)
    one, conversation = _lock(tx, number)
    if one is None or conversation is None or one.dropped is not Dropped.NO:
        return
    if one.due_at > tx.now:  # it was put off while this job was being claimed
        _add_job(tx, conversation, one)
        return
    if not _drop_if_hopeless(tx, conversation, one):
        _send(tx, app, people.get(tx, one.person_id), one)


async def drop_hopeless(app: App) -> int:
    """Tell authors early of what will not leave any more; how many."""
    found = await app.database.read(planned.list_hopeless)
    for number in found:
        await app.database.write(do_drop, number)
    return len(found)


def do_drop(tx: Tx, number: int) -> None:
    """Under the lock all is looked at again."""
    one, conversation = _lock(tx, number)
    if one is not None and conversation is not None and one.dropped is Dropped.NO:
        _drop_if_hopeless(tx, conversation, one)


def _keep(tx: Tx, person: Person, conversation_id: int, written: Written, *, due: datetime, kept: bool) -> int:
    conversations.lock(tx, conversation_id)
    known, sent = planned.find_by_client_id(tx, written.client_id), outbox.find_by_client_id(tx, written.client_id)
    if known is not None or sent is not None:
        return known.id if known is not None else 0
    text = check_text(written.text, written.enclosed)
    conversation = check_holder(tx, person, conversation_id)
    check_seen(tx, person, conversation_id, written.enclosed.seen)
    box, place = owner_of_staff(person, conversation_id), owner_of_planned(written.client_id)
    attached = do_move(tx, written.enclosed.files, owner=box, to=place)
    last = messages.last_by(tx, conversation_id, Author.CUSTOMER)
    one = Planned(
        id=0,
        conversation_id=conversation_id,
        person_id=person.id,
        person_name=person.name,
        text=text,
        client_id=written.client_id,
        created_at=tx.now,
        due_at=due,
        kept=kept,
        after=last.id if last is not None else 0,
        attachments=attached,
        snippet_ids=tuple(written.enclosed.snippet_ids),
        reply_to=reply.find_replied(tx, conversation_id, written.enclosed),
        then=_check_then(tx, written.then),
    )
    one = replace(one, id=planned.record(tx, one))
    reply.record_made_of(tx, person, conversation_id, text, replace(written.enclosed, snippet_ids=()))
    drafts.record_draft(tx, person_id=person.id, conversation_id=conversation_id, text="")
    _add_job(tx, conversation, one)
    return one.id


def _check_then(tx: Tx, then: Then) -> Then:
    """A result that was taken out of the list meanwhile is none; tags are checked now, while somebody can mend them."""
    known = {one.id for one in results.list_results(tx) if not one.retired} if then.closes else set[int]()
    tags = closing.tidy_tags(then.tags)
    return replace(then, tags=tags, result_id=then.result_id if then.result_id in known else None)


def _send(tx: Tx, app: App, person: Person, one: Planned) -> int:
    keys = tuple(file.own_key for file in one.attachments)
    do_move(tx, keys, owner=owner_of_planned(one.client_id), to=owner_of_staff(person, one.conversation_id))
    planned.remove(tx, one)
    draft = drafts.find_draft(tx, person_id=person.id, conversation_id=one.conversation_id)
    number = _reply(tx, app, person, one, Enclosed(snippet_ids=one.snippet_ids, files=keys, reply_to=one.reply_to or 0))
    drafts.record_draft(tx, person_id=person.id, conversation_id=one.conversation_id, text=draft)
    return number


def _reply(tx: Tx, app: App, person: Person, one: Planned, enclosed: Enclosed) -> int:
    args, then = (tx, app, person, one.conversation_id, one.text), _check_then(tx, one.then)
    if then.closes:
        ending = Ending(result_id=then.result_id, tags=then.tags, words=then.words)
        return closing.do_reply_and_close(*args, client_id=one.client_id, ending=ending, enclosed=enclosed)
    if then.snoozes and (then.until is None or then.until > tx.now):
        return closing.do_reply_and_snooze(*args, client_id=one.client_id, until=then.until, enclosed=enclosed)
    return reply.do_reply(*args, client_id=one.client_id, enclosed=enclosed)


def _drop_if_hopeless(tx: Tx, conversation: Conversation, one: Planned) -> bool:
    has_chat = conversation.owner.person_id == one.person_id and not people.get(tx, one.person_id).disabled
    if has_chat and not (one.kept and planned.has_written(tx, one)):
        return False
    planned.record_change(tx, one, dropped=(Dropped.CUSTOMER if has_chat else Dropped.HANDS).value)
    _leave_in_draft(tx, one)
    return True


def _leave_in_draft(tx: Tx, one: Planned) -> None:
    """Unless something else was begun there, which is not to be lost either."""
    where = {"person_id": one.person_id, "conversation_id": one.conversation_id}
    if not drafts.find_draft(tx, **where):
        drafts.record_draft(tx, **where, text=one.text)


def _access(tx: Tx, person: Person, number: int) -> Planned:
    check_right(person, Right.ANSWER_CHATS)
    one, _ = _lock(tx, number)
    if one is None:
        raise LeftAlready()
    if one.person_id != person.id:
        raise NotYourMessage()
    return one


def _lock(tx: Tx, number: int) -> tuple[Planned | None, Conversation | None]:
    one = planned.find(tx, number)
    if one is None:
        return None, None
    conversation = conversations.lock(tx, one.conversation_id)
    return planned.find(tx, number), conversation


def _check_moment(tx: Tx, app: App, due: datetime) -> None:
    if due <= tx.now:
        raise PastMoment(moment=due.astimezone(app.business.zone).strftime("%d.%m.%Y %H:%M"))


def _lane(one: Planned) -> str:
    """What is held leaves in order; what is kept waits for nothing but its time."""
    return f"later:{one.id}" if one.kept else f"held:{one.conversation_id}"


def _add_job(tx: Tx, conversation: Conversation, one: Planned) -> None:
    payload = {"planned_id": one.id}
    jobs.add(tx, kind=JobKind.LATER, lane=_lane(one), payload=payload, run_at=one.due_at, account=conversation.account)
