"""The queue and one case as operators see them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.conversation import Conversation
from bot.core.escalation import Escalation
from bot.core.messages import Author, Message
from bot.core.people import Person, Right
from bot.service.people.rights import check_right
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages
from bot.storage.engine import Tx


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
