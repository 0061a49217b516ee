"""Customers whose message waits for the engine too long: they are told, then handed to people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, inf

from bot.core.conversation import Conversation, Holder
from bot.core.messages import Author, Message, NewMessage
from bot.core.policy import decide as policy
from bot.core.policy.decide import Decision, Escalate, Say
from bot.core.policy.occasions import Late
from bot.service.cases import opening
from bot.service.outbox import posting, wording
from bot.service.ports import App
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx

ReadySince = Callable[[Tx], datetime | None]
FindStart = Callable[[Tx], int | None]  # the seconds until the first answer, while a start comes forward


def no_start(_: Tx) -> None:
    """Where nobody tells of a start there is none."""


@dataclass(frozen=True, kw_only=True)
class Presence:
    """Where the engine is: back for so many seconds (infinite: away, or never was), or on its way."""

    ready_for: float
    start: int | None = None  # seconds

    @property
    def minutes(self) -> int:
        """Until the first answer, at least one."""
        return max(1, ceil((self.start or 0) / 60))


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """Something is due for a conversation because of a message that nobody has read."""

    conversation_id: int
    message_id: int


async def watch_late(app: App, *, ready_since: ReadySince, find_start: FindStart = no_start) -> None:
    """Look, and act for each customer in a transaction of its own; a look that finds nothing takes no writer.

    ``ready_since`` tells when the engine came back, None without one: it has the whole deadline again for what it
    finds. ``find_start`` tells how long a start of it takes yet: customers wait for that, and are told so.
    """
    for overdue in await app.database.read(list_overdue, app, ready_since=ready_since, find_start=find_start):
        await app.database.write(do_act, app, overdue, ready_since=ready_since, find_start=find_start)


def list_overdue(tx: Tx, app: App, *, ready_since: ReadySince, find_start: FindStart = no_start) -> tuple[Overdue, ...]:
    """Where the policy has something to say to the wait."""
    presence = _find_presence(tx, ready_since, find_start)
    return tuple(
        Overdue(conversation_id=unread.conversation.id, message_id=unread.message_id)
        for unread in conversations.list_unread(tx, before=tx.now - timedelta(seconds=app.settings.late_after))
        if _is_due(_decide(app, unread.conversation, tx.now - unread.written_at, told=unread.told, presence=presence))
    )


def do_act(tx: Tx, app: App, overdue: Overdue, *, ready_since: ReadySince, find_start: FindStart = no_start) -> None:
    """Under the lock of the conversation all is read again: it may have been answered meanwhile."""
    conversation = conversations.lock(tx, overdue.conversation_id)
    if conversation.owner.holder is not Holder.BOT or conversation.read_through >= overdue.message_id:
        return
    waited = tx.now - _last_written(messages.get(tx, overdue.message_id))
    told = conversations.find_late_notice(tx, conversation.id) >= overdue.message_id
    presence = _find_presence(tx, ready_since, find_start)
    decision = _decide(app, conversation, waited, told=told, presence=presence)
    _carry_out(tx, app, conversation, decision, overdue.message_id, presence)


def _decide(app: App, conversation: Conversation, waited: timedelta, *, told: bool, presence: Presence) -> Decision:
    starting = presence.start is not None
    late = Late(seconds=waited.total_seconds(), told=told, ready_for=presence.ready_for, starting=starting)
    return policy.decide(memory=conversation.memory, about=late, thresholds=app.thresholds)


def _is_due(decision: Decision) -> bool:
    return isinstance(decision.action, Say | Escalate)


def _carry_out(
    tx: Tx, app: App, conversation: Conversation, decision: Decision, message_id: int, presence: Presence
) -> None:
    """A notice of the system, no answer of the bot: the customer waits on."""
    match decision.action:
        case Say(key=key):
            conversations.record_late_notice(tx, conversation.id, message_id=message_id)
            human = (posting.human_button(app.words, conversation.language),)
            text = wording.say(tx, app, conversation, key, minutes=presence.minutes)
            posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM, buttons=human))
        case Escalate(reason=reason):
            opening.do_open(tx, app, conversation, reason, grounds=decision.grounds)


def _find_presence(tx: Tx, ready_since: ReadySince, find_start: FindStart) -> Presence:
    """An engine that is neither there nor on its way has no excuse."""
    since = ready_since(tx)
    if since is not None:
        return Presence(ready_for=(tx.now - since).total_seconds())
    return Presence(ready_for=inf, start=find_start(tx))


def _last_written(message: Message) -> datetime:
    return max([message.created_at, *(revision.replaced_at for revision in message.revisions)])
