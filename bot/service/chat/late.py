"""Customers whose message waits for the engine too long: they are told, then handed to people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from bot.core.conversation import Conversation, Holder
from bot.core.messages import Author, Message, NewMessage
from bot.core.policy import decide as policy
from bot.core.policy.decide import Decision, Escalate, Say
from bot.core.policy.occasions import Late
from bot.service.cases import opening
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

ReadySince = Callable[[Tx], datetime | None]


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """Something is due for a conversation because of a message that nobody has read."""

    conversation_id: int
    message_id: int


async def watch_late(app: App, *, ready_since: ReadySince) -> None:
    """Look, and act for each customer in a transaction of its own; a look that finds nothing takes no writer.

    ``ready_since`` tells when the engine came back, None without one: it has the whole deadline again for what it
    finds.
    """
    for overdue in await app.database.read(list_overdue, app, ready_since=ready_since):
        await app.database.write(do_act, app, overdue, ready_since=ready_since)


def list_overdue(tx: Tx, app: App, *, ready_since: ReadySince) -> tuple[Overdue, ...]:
    """Where the policy has something to say to the wait."""
    back_for = _ready_for(tx, ready_since)
    return tuple(
        Overdue(conversation_id=unread.conversation.id, message_id=unread.message_id)
        for unread in conversations.list_unread(tx, before=tx.now - timedelta(seconds=app.settings.late_after))
        if _is_due(_decide(app, unread.conversation, tx.now - unread.written_at, told=unread.told, ready_for=back_for))
    )


def do_act(tx: Tx, app: App, overdue: Overdue, *, ready_since: ReadySince) -> None:
    """Under the lock of the conversation all is read again: it may have been answered meanwhile."""
    conversation = conversations.lock(tx, overdue.conversation_id)
    if conversation.owner.holder is not Holder.BOT or conversation.read_through >= overdue.message_id:
        return
    waited = tx.now - _last_written(messages.get(tx, overdue.message_id))
    told = conversations.find_late_notice(tx, conversation.id) >= overdue.message_id
    decision = _decide(app, conversation, waited, told=told, ready_for=_ready_for(tx, ready_since))
    _carry_out(tx, app, conversation, decision, overdue.message_id)


def _decide(app: App, conversation: Conversation, waited: timedelta, *, told: bool, ready_for: float) -> Decision:
    late = Late(seconds=waited.total_seconds(), told=told, ready_for=ready_for)
    return policy.decide(memory=conversation.memory, about=late, thresholds=app.thresholds)


def _is_due(decision: Decision) -> bool:
    return isinstance(decision.action, Say | Escalate)


def _carry_out(tx: Tx, app: App, conversation: Conversation, decision: Decision, message_id: int) -> None:
    """A notice of the system, no answer of the bot: the customer waits on."""
    match decision.action:
        case Say(key=key):
            conversations.record_late_notice(tx, conversation.id, message_id=message_id)
            human = (posting.human_button(app.words, conversation.language),)
            text = app.words.say(conversation.language, key)
            posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=human))
        case Escalate(reason=reason):
            opening.do_open(tx, app, conversation, reason, grounds=decision.grounds)


def _ready_for(tx: Tx, ready_since: ReadySince) -> float:
    """Seconds since the engine came back; without one its absence is no excuse any more."""
    since = ready_since(tx)
    return (tx.now - since).total_seconds() if since else inf


def _last_written(message: Message) -> datetime:
    return max([message.created_at, *(revision.replaced_at for revision in message.revisions)])
