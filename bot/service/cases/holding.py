"""Who holds a case: claiming, taking over, giving back. Every function takes the lock of the conversation first."""

from __future__ import annotations

from typing import Any

from bot.core.case import Case, State
from bot.core.conversation import BOT, QUEUE, Conversation, Holder, operator
from bot.core.desk.numbers import write_number
from bot.core.messages import Author, Message, NewMessage
from bot.core.people import Person, Right, Role
from bot.errors import AlreadyClaimed, NotWaiting, NotYours
from bot.service.cases import requests, waiting
from bot.service.cases.clocks import measuring, promising
from bot.service.cases.opening import bot_buttons
from bot.service.outbox import posting, wording
from bot.service.outbox.behalf import is_reachable
from bot.service.people import staff
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import behalf, conversations, messages, outbox
from bot.storage.database import Tx
from bot.storage.system import audit

OUTCOME_LENGTH = 500


def do_claim(tx: Tx, app: App, person: Person, case_id: int) -> Case:
    """Take a waiting case.

    Raises:
        AlreadyClaimed: somebody was quicker; the error names them.
        NotWaiting: it is closed.
    """
    check_right(person, Right.ANSWER_CHATS)
    case = escalations.get(tx, case_id)
    conversation = conversations.lock(tx, case.conversation_id)
    if not escalations.claim(tx, case_id, person_id=person.id):
        return _refuse_claim(escalations.get(tx, case_id), person)
    conversation = conversations.record_owner(tx, conversation, operator(person.id))
    case = escalations.get(tx, case_id)
    tell_joined(tx, app, conversation, case, person)
    return case


def tell_joined(tx: Tx, app: App, conversation: Conversation, case: Case, person: Person) -> None:
    """The customer reads who answers them from now on."""
    waiting.do_close_card(tx, app, conversation, case, "wait-over")
    _notify(tx, app, conversation, "joined", name=person.name)
    audit.record_audit(tx, person_id=person.id, action="case.claim", object=str(case.id))


def let_lapse(tx: Tx, before: Conversation) -> None:
    """Return to the queue what its holder never looked at; the customer has not heard of them, and hears nothing."""
    _to_queue(tx, before)


def do_take_over(tx: Tx, app: App, person: Person, case_id: int) -> Case:
    """A lead takes a case from whoever holds it; what that one still had on its way is withheld."""
    check_right(person, Right.TAKE_OVER)
    case = escalations.get(tx, case_id)
    conversation = conversations.lock(tx, case.conversation_id)
    case = escalations.get(tx, case_id)
    if case.state is State.WAITING:
        return do_claim(tx, app, person, case_id)
    if case.state is not State.CLAIMED:
        raise NotWaiting()
    if case.person_id == person.id:
        return case
    escalations.reassign(tx, case_id, person_id=person.id)
    conversation = conversations.record_owner(tx, conversation, operator(person.id))
    if case.assigned_at is not None:  # nobody has told that the wait is over
        waiting.do_close_card(tx, app, conversation, escalations.get(tx, case_id), "wait-over")
    _notify(tx, app, conversation, "taken-over", name=person.name)
    audit.record_audit(tx, person_id=person.id, action="case.take_over", object=str(case_id))
    return escalations.get(tx, case_id)


def do_resolve(
    tx: Tx, app: App, person: Person, conversation_id: int, *, outcome: str = "", result_id: int | None = None
) -> None:
    """Close the case: the bot answers from now on."""
    end = {"outcome": outcome[:OUTCOME_LENGTH], "result_id": result_id}
    _give_back(tx, app, person, conversation_id, state=State.RESOLVED, key="resolved", **end)


def do_return(tx: Tx, app: App, person: Person, conversation_id: int) -> None:
    """Give the chat back to the bot without a result; what nobody has answered since the claim, the bot answers."""
    case = _give_back(tx, app, person, conversation_id, state=State.RETURNED, key="returned")
    reply = messages.last_by(tx, conversation_id, Author.OPERATOR)
    left = messages.list_unread(tx, conversation_id, after=reply.id if reply is not None else 0)
    since = case.claimed_at or tx.now
    unanswered = [message for message in left if message.created_at > since]
    if unanswered:
        leave_to_bot(tx, app, conversations.get(tx, conversation_id), unanswered[0])


def leave_to_bot(tx: Tx, app: App, conversation: Conversation, first: Message) -> None:
    """From this message on the bot answers; the customer has waited since then."""
    conversations.record_memory(
        tx, conversation.id, memory=conversation.memory, dialogue=conversation.dialogue, read_through=first.id - 1
    )
    conversations.start_waiting(tx, conversation, first.created_at)
    posting.schedule_answer(tx, app, conversation.id)


def do_put_back(tx: Tx, app: App, person: Person, conversation_id: int) -> None:
    """Return the chat to the queue: it keeps its place, the customer is told."""
    put_back(tx, app, person, check_holder(tx, person, conversation_id))


def do_change_staff(tx: Tx, app: App, by: Person, person_id: int, *, role: Role, disabled: bool) -> Person:
    """Change somebody's role or shut them out; the chats of one who is out go back to the queue."""
    person = staff.do_change_person(tx, by, person_id, role=role, disabled=disabled)
    if disabled:
        for case in escalations.list_open(tx):
            if case.person_id == person_id:
                put_back(tx, app, person, conversations.lock(tx, case.conversation_id))
    return person


def put_back(tx: Tx, app: App, person: Person, before: Conversation) -> None:
    """Return the locked chat of a person to the queue at its place; the customer is told."""
    case, conversation = _to_queue(tx, before)
    outbox.adopt(tx, before.id, author=Author.OPERATOR, before=before.epoch, after=conversation.epoch)
    _tell_queued(tx, app, conversation, case)
    audit.record_audit(tx, person_id=person.id, action="case.put_back", object=str(case.id))


def take_back(tx: Tx, app: App, by: Person, before: Conversation) -> None:
    """A lead returns the locked chat of somebody to the queue; what that one had on its way is withheld."""
    case, conversation = _to_queue(tx, before)
    _tell_queued(tx, app, conversation, case)
    audit.record_audit(tx, person_id=by.id, action="case.take_back", object=f"{case.id} {case.person_name}")


def _to_queue(tx: Tx, before: Conversation) -> tuple[Case, Conversation]:
    """The case as it was, and the conversation as it is."""
    case = _open_case(tx, before.id)
    escalations.put_back(tx, case.id)
    return case, conversations.record_owner(tx, before, QUEUE)


def _tell_queued(tx: Tx, app: App, conversation: Conversation, case: Case) -> None:
    if case.assigned_at is not None:  # the customer has not heard of its holder
        return
    _notify(tx, app, conversation, "back-to-queue", name=case.person_name)
    waiting.do_post_card(tx, app, conversation, escalations.get(tx, case.id))


def _give_back(tx: Tx, app: App, person: Person, conversation_id: int, *, state: State, key: str, **end: Any) -> Case:
    before = check_holder(tx, person, conversation_id)
    case = _open_case(tx, conversation_id)
    text = wording.say(tx, app, before, key, name=person.name, number=write_number(case.id))
    end_case(tx, app, before, case, state=state, text=text, **end)
    audit.record_audit(tx, person_id=person.id, action=f"case.{state.value}", object=str(case.id))
    return case


def end_case(tx: Tx, app: App, before: Conversation, case: Case, *, state: State, text: str, **end: Any) -> None:
    """The held case of a locked conversation ends so, whoever ends it; a customer who can be reached reads ``text``."""
    measuring.record_ended(tx, app.business, case, before)
    promising.settle_all(tx, before.id)
    escalations.record_closed(tx, case.id, state=state, **end)
    conversation = conversations.record_owner(tx, before, BOT)
    outbox.adopt(tx, before.id, author=Author.OPERATOR, before=before.epoch, after=conversation.epoch)
    conversations.stop_waiting(tx, before.id)
    behalf.end_hush(tx, before)
    if is_reachable(tx, conversation):
        buttons = (requests.again_button(app, conversation, case), *bot_buttons(app, conversation))
        posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=buttons))


def check_holder(tx: Tx, person: Person, conversation_id: int) -> Conversation:
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, conversation_id)
    if conversation.owner.holder is not Holder.OPERATOR or conversation.owner.person_id != person.id:
        raise NotYours()
    return conversation


def _refuse_claim(case: Case, person: Person) -> Case:
    if case.state is not State.CLAIMED:
        raise NotWaiting()
    if case.person_id == person.id:
        return case
    raise AlreadyClaimed(name=case.person_name)


def _open_case(tx: Tx, conversation_id: int) -> Case:
    case = escalations.find_open(tx, conversation_id)
    if case is None:
        raise NotWaiting()
    return case


def _notify(tx: Tx, app: App, conversation: Conversation, key: str, *, name: str) -> None:
    text = wording.say(tx, app, conversation, key, name=name)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
