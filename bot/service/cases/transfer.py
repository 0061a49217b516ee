"""Handing a chat to a colleague, with a note; the customer is told, their wait goes on."""

from __future__ import annotations

from bot.core.case import Case, State
from bot.core.conversation import Conversation, operator
from bot.core.messages import Author, NewMessage
from bot.core.people import Person, Right, may
from bot.core.presence import Colleague, Presence
from bot.errors import AlreadyTheirs, ColleagueOffline, NotFound, NotWaiting, NotYours
from bot.service.cases import waiting
from bot.service.cases.holding import do_put_back
from bot.service.cases.notes import check_note
from bot.service.outbox import posting
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations, holders, notes
from bot.storage.chat import conversations, outbox
from bot.storage.database import Tx
from bot.storage.system import audit


def list_colleagues(tx: Tx, person: Person) -> tuple[Colleague, ...]:
    """Everybody who answers chats, oneself included; who can take one comes first."""
    check_right(person, Right.ANSWER_CHATS)
    return holders.list_colleagues(tx)


def do_transfer(
    tx: Tx, app: App, person: Person, conversation_id: int, *, to: int, note: str = "", anyway: bool = False
) -> Case:
    """Give the chat to a colleague. What the former holder has on its way goes along if they hand it over themselves;
    where a lead does, it is withheld as at a takeover.

    Raises:
        NotYours: somebody else holds it, and the person may not take over.
        NotFound: nobody of this id answers chats.
        AlreadyTheirs: they hold it now.
        ColleagueOffline: they are gone; ``anyway`` does it all the same.
        NotWaiting: the case is closed.
    """
    check_right(person, Right.ANSWER_CHATS)
    note, before = check_note(note), conversations.lock(tx, conversation_id)
    own = before.owner.person_id == person.id
    if not own and not may(person, Right.TAKE_OVER):
        raise NotYours()
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    colleague = _check_colleague(tx, before, to, anyway=anyway)
    _reassign(tx, app, before, case, colleague, own=own)
    notes.record_note(
        tx,
        conversation_id=conversation_id,
        person_id=person.id,
        text=note,
        to_person_id=to,
        mentioned=[to] if to != person.id else [],
    )
    audit.record_audit(tx, person_id=person.id, action="case.transfer", object=f"{case.id} {colleague.login}")
    return escalations.get(tx, case.id)


def do_transfer_to_queue(tx: Tx, app: App, person: Person, conversation_id: int, *, note: str = "") -> None:
    """Return the chat to the queue with a note for whoever takes it."""
    note = check_note(note)
    do_put_back(tx, app, person, conversation_id)
    if note:
        notes.record_note(tx, conversation_id=conversation_id, person_id=person.id, text=note)


def _check_colleague(tx: Tx, conversation: Conversation, to: int, *, anyway: bool) -> Colleague:
    colleague = next((one for one in holders.list_colleagues(tx) if one.id == to), None)
    if colleague is None:
        raise NotFound(what="person")
    if conversation.owner.person_id == to:
        raise AlreadyTheirs(name=colleague.name)
    if colleague.presence is Presence.OFFLINE and not anyway:
        raise ColleagueOffline(name=colleague.name)
    return colleague


def _reassign(tx: Tx, app: App, before: Conversation, case: Case, colleague: Colleague, *, own: bool) -> None:
    if case.state is State.WAITING:
        escalations.claim(tx, case.id, person_id=colleague.id)
    else:
        escalations.reassign(tx, case.id, person_id=colleague.id)
    conversation = conversations.record_owner(tx, before, operator(colleague.id))
    if own:
        outbox.adopt(tx, before.id, author=Author.OPERATOR, before=before.epoch, after=conversation.epoch)
    if case.state is State.WAITING or case.assigned_at is not None:
        waiting.do_close_card(tx, app, conversation, escalations.get(tx, case.id), "wait-over")
    text = app.words.say(conversation.language, "transferred", name=colleague.name)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
