"""Handing a conversation to people and back. Every function takes the lock of the conversation first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.core.conversation import BOT, QUEUE, Conversation, Holder, operator
from bot.core.escalation import PRIORITY, Escalation, Reason, State, can_move
from bot.core.jobs import JobKind
from bot.core.messages import Author, Button, Message
from bot.core.people import Person, Right, Role
from bot.core.turn import Turn
from bot.errors import AlreadyClaimed, EmptyReply, NotWaiting, NotYours, TooLarge
from bot.service.cases import waiting
from bot.service.cases.brief import write_brief
from bot.service.outbox import delivery, posting
from bot.service.people import accounts
from bot.service.people.accounts import check_right
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages, outbox
from bot.storage.engine import Tx
from bot.storage.system import jobs, records

REPLY_LIMIT = 20_000


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case in the queue with what the list shows. ``unanswered``: what the customer wrote since the last answer."""

    escalation: Escalation
    conversation: Conversation
    last: Message | None
    unanswered: int = 0


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """Everything an operator sees of one conversation."""

    conversation: Conversation
    escalation: Escalation | None
    transcript: tuple[Message, ...]
    past: tuple[Escalation, ...]


def do_open(
    tx: Tx, app: App, conversation: Conversation, reason: Reason, *, turn: Turn | None = None, rule: str = ""
) -> Escalation:
    """Hand a bot-held, locked conversation to the queue; an open case is returned as it is. ``rule`` decided so."""
    known = escalations.find_open(tx, conversation.id)
    if known is not None:
        return known
    since = conversation.waiting_since or tx.now
    brief = replace(write_brief(tx, conversation, reason, turn), rule=rule)
    number = escalations.record_opened(
        tx, conversation_id=conversation.id, brief=brief, priority=PRIORITY.get(reason, 0), waiting_since=since
    )
    conversation = conversations.record_owner(tx, conversation, QUEUE)
    conversations.start_waiting(tx, conversation, since)
    text = app.words.say(conversation.language, f"handed-{reason.value}")
    posting.post(tx, conversation, text, author=Author.SYSTEM)
    escalation = escalations.get(tx, number)
    waiting.do_post_card(tx, app, conversation, escalation)
    return escalation


def do_cancel(tx: Tx, app: App, conversation: Conversation) -> bool:
    """The customer no longer needs a person; False when nothing is waiting."""
    escalation = escalations.find_open(tx, conversation.id)
    if escalation is None or not can_move(escalation.state, State.CANCELLED):
        return False
    escalations.record_closed(tx, escalation.id, state=State.CANCELLED)
    conversation = conversations.record_owner(tx, conversation, BOT)
    conversations.stop_waiting(tx, conversation.id)
    waiting.do_close_card(tx, app, conversation, escalation, "wait-cancelled")
    text = app.words.say(conversation.language, "cancelled")
    posting.post(tx, conversation, text, author=Author.SYSTEM, buttons=_bot_buttons(app, conversation))
    return True


def do_claim(tx: Tx, app: App, person: Person, escalation_id: int) -> Escalation:
    """Take a waiting case.

    Raises:
        AlreadyClaimed: somebody was quicker; the error names him.
        NotWaiting: it is closed.
    """
    check_right(person, Right.ANSWER_CHATS)
    escalation = escalations.get(tx, escalation_id)
    conversation = conversations.lock(tx, escalation.conversation_id)
    if not escalations.claim(tx, escalation_id, person_id=person.id):
        return _refuse_claim(escalations.get(tx, escalation_id), person)
    conversation = conversations.record_owner(tx, conversation, operator(person.id))
    escalation = escalations.get(tx, escalation_id)
    waiting.do_close_card(tx, app, conversation, escalation, "wait-over")
    _notify(tx, app, conversation, "joined", name=person.name)
    records.record_audit(tx, person_id=person.id, action="case.claim", object=str(escalation_id))
    return escalation


def do_take_over(tx: Tx, app: App, person: Person, escalation_id: int) -> Escalation:
    """A lead takes a case from whoever holds it; what that one still had on its way is withheld."""
    check_right(person, Right.TAKE_OVER)
    escalation = escalations.get(tx, escalation_id)
    conversation = conversations.lock(tx, escalation.conversation_id)
    escalation = escalations.get(tx, escalation_id)
    if escalation.state is State.WAITING:
        return do_claim(tx, app, person, escalation_id)
    if escalation.state is not State.CLAIMED:
        raise NotWaiting()
    if escalation.person_id == person.id:
        return escalation
    escalations.reassign(tx, escalation_id, person_id=person.id)
    conversation = conversations.record_owner(tx, conversation, operator(person.id))
    _notify(tx, app, conversation, "taken-over", name=person.name)
    records.record_audit(tx, person_id=person.id, action="case.take_over", object=str(escalation_id))
    return escalations.get(tx, escalation_id)


def do_reply(tx: Tx, app: App, person: Person, conversation_id: int, text: str, *, client_id: str) -> int:
    """Answer the customer; the message id. The same ``client_id`` again sends nothing and returns the first id.

    Raises:
        NotYours: somebody else has the chat by now; nothing was sent.
        EmptyReply, TooLarge: an empty or endless text.
    """
    conversations.lock(tx, conversation_id)  # of two tabs with one client_id the second waits here
    known = outbox.find_by_client_id(tx, client_id)
    if known is not None:
        return known.message_id
    text = text.strip()
    if not text:
        raise EmptyReply()
    if len(text) > REPLY_LIMIT:
        raise TooLarge(limit=f"{REPLY_LIMIT} characters")
    conversation = _check_holder(tx, person, conversation_id)
    message_id = posting.post(tx, conversation, text, author=Author.OPERATOR, person_id=person.id, client_id=client_id)
    conversations.stop_waiting(tx, conversation_id)
    escalation = escalations.find_open(tx, conversation_id)
    if escalation is not None:
        escalations.record_first_reply(tx, escalation.id)
    return message_id


def do_resolve(tx: Tx, app: App, person: Person, conversation_id: int, *, outcome: str = "") -> None:
    """Close the case: the bot answers from now on."""
    _give_back(tx, app, person, conversation_id, state=State.RESOLVED, key="resolved", outcome=outcome)


def do_return(tx: Tx, app: App, person: Person, conversation_id: int) -> None:
    """Give the chat back to the bot without a result; what nobody has answered since the claim, the bot answers."""
    escalation = _give_back(tx, app, person, conversation_id, state=State.RETURNED, key="returned", outcome="")
    reply = messages.last_by(tx, conversation_id, Author.OPERATOR)
    left = messages.list_unread(tx, conversation_id, after=reply.id if reply is not None else 0)
    since = escalation.claimed_at or tx.now
    unanswered = [message for message in left if message.created_at > since]
    if unanswered:
        _leave_to_bot(tx, app, conversations.get(tx, conversation_id), unanswered[0])


def _leave_to_bot(tx: Tx, app: App, conversation: Conversation, first: Message) -> None:
    conversations.record_memory(
        tx, conversation.id, memory=conversation.memory, dialogue=conversation.dialogue, read_through=first.id - 1
    )
    conversations.start_waiting(tx, conversation, first.created_at)
    posting.schedule_answer(tx, app, conversation.id)


def do_put_back(tx: Tx, app: App, person: Person, conversation_id: int) -> None:
    """Return the chat to the queue: it keeps its place, the customer is told."""
    _put_back(tx, app, person, _check_holder(tx, person, conversation_id))


def do_change_staff(tx: Tx, app: App, by: Person, person_id: int, *, role: Role, disabled: bool) -> Person:
    """Change somebody's role or shut him out; the chats of one who is out go back to the queue."""
    person = accounts.do_change_person(tx, by, person_id, role=role, disabled=disabled)
    if disabled:
        for escalation in escalations.list_open(tx):
            if escalation.person_id == person_id:
                _put_back(tx, app, person, conversations.lock(tx, escalation.conversation_id))
    return person


def _put_back(tx: Tx, app: App, person: Person, before: Conversation) -> None:
    escalation = _open_case(tx, before.id)
    escalations.put_back(tx, escalation.id)
    conversation = conversations.record_owner(tx, before, QUEUE)
    outbox.adopt(tx, before.id, author=Author.OPERATOR, before=before.epoch, after=conversation.epoch)
    _notify(tx, app, conversation, "back-to-queue", name=person.name)
    waiting.do_post_card(tx, app, conversation, escalations.get(tx, escalation.id))
    records.record_audit(tx, person_id=person.id, action="case.put_back", object=str(escalation.id))


def do_resend(tx: Tx, person: Person, message_id: int) -> None:
    """Send a message again that failed or was withheld; only the holder of the chat may."""
    message = messages.get(tx, message_id)
    _check_holder(tx, person, message.conversation_id)
    outbox_id = delivery.do_resend(tx, message_id)
    if outbox_id is not None:
        lane = posting.deliver_lane(message.conversation_id)
        jobs.add(tx, kind=JobKind.DELIVER, lane=lane, payload={"outbox_id": outbox_id})


def list_queue(tx: Tx, person: Person) -> tuple[Case, ...]:
    """Open cases: urgent first, then the longest wait."""
    check_right(person, Right.ANSWER_CHATS)
    return tuple(_to_case(tx, escalation) for escalation in escalations.list_open(tx))


def list_closed(tx: Tx, person: Person) -> tuple[Case, ...]:
    """The newest closed cases."""
    check_right(person, Right.ANSWER_CHATS)
    return tuple(_to_case(tx, escalation) for escalation in escalations.list_closed(tx))


def access_case(tx: Tx, person: Person, conversation_id: int) -> OpenCase:
    """One conversation with its open case, transcript (bot turns and buttons included) and past cases."""
    check_right(person, Right.ANSWER_CHATS)
    return OpenCase(
        conversation=conversations.get(tx, conversation_id),
        escalation=escalations.find_open(tx, conversation_id),
        transcript=messages.list_transcript(tx, conversation_id),
        past=escalations.list_closed(tx, conversation_id=conversation_id),
    )


def access_why(tx: Tx, person: Person, message_id: int) -> dict[str, object]:
    """Why the bot said this."""
    check_right(person, Right.ANSWER_CHATS)
    return messages.get_why(tx, message_id)


def _give_back(
    tx: Tx, app: App, person: Person, conversation_id: int, *, state: State, key: str, outcome: str
) -> Escalation:
    before = _check_holder(tx, person, conversation_id)
    escalation = _open_case(tx, conversation_id)
    escalations.record_closed(tx, escalation.id, state=state, outcome=outcome)
    conversation = conversations.record_owner(tx, before, BOT)
    outbox.adopt(tx, conversation_id, author=Author.OPERATOR, before=before.epoch, after=conversation.epoch)
    conversations.stop_waiting(tx, conversation_id)
    text = app.words.say(conversation.language, key, name=person.name, number=str(escalation.id))
    posting.post(tx, conversation, text, author=Author.SYSTEM, buttons=_bot_buttons(app, conversation))
    records.record_audit(tx, person_id=person.id, action=f"case.{state.value}", object=str(escalation.id))
    return escalation


def _check_holder(tx: Tx, person: Person, conversation_id: int) -> Conversation:
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, conversation_id)
    if conversation.owner.holder is not Holder.OPERATOR or conversation.owner.person_id != person.id:
        raise NotYours()
    return conversation


def _refuse_claim(escalation: Escalation, person: Person) -> Escalation:
    if escalation.state is not State.CLAIMED:
        raise NotWaiting()
    if escalation.person_id == person.id:
        return escalation
    raise AlreadyClaimed(name=escalation.person_name)


def _open_case(tx: Tx, conversation_id: int) -> Escalation:
    escalation = escalations.find_open(tx, conversation_id)
    if escalation is None:
        raise NotWaiting()
    return escalation


def _notify(tx: Tx, app: App, conversation: Conversation, key: str, *, name: str) -> None:
    text = app.words.say(conversation.language, key, name=name)
    posting.post(tx, conversation, text, author=Author.SYSTEM)


def _bot_buttons(app: App, conversation: Conversation) -> tuple[Button, ...]:
    return (posting.human_button(app.words, conversation.language),)


def _to_case(tx: Tx, escalation: Escalation) -> Case:
    return Case(
        escalation=escalation,
        conversation=conversations.get(tx, escalation.conversation_id),
        last=messages.last_by(tx, escalation.conversation_id, Author.CUSTOMER),
        unanswered=_count_unanswered(tx, escalation.conversation_id),
    )


def _count_unanswered(tx: Tx, conversation_id: int) -> int:
    answers = (messages.last_by(tx, conversation_id, author) for author in (Author.BOT, Author.OPERATOR))
    answered = max((answer.id for answer in answers if answer is not None), default=0)
    return len(messages.list_unread(tx, conversation_id, after=answered))
