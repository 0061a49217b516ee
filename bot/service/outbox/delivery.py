"""Sending what stands in the outbox: refused when stale, retried when surely unsent, repeated once when unsure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Concatenate, ParamSpec, TypeVar

from bot.core.conversation import Conversation, may_send
from bot.core.jobs import Job
from bot.core.messages import Author, Delivery, Kind, Message, SentAs
from bot.errors import AnswerdeskError, CustomerBlocked, MachineTrouble, SendLater, SendRefused, SendUncertain
from bot.service.outbox.behalf import find_obstacle
from bot.service.outbox.enclosing import to_enclosure
from bot.service.ports import App, Channel, Letter, Receipt
from bot.storage.chat import conversations, messages, moves, outbox
from bot.storage.chat.behalf import find_window
from bot.storage.chat.moves import Move
from bot.storage.chat.outbox import Operation, Outgoing
from bot.storage.database import Tx
from bot.storage.system import jobs

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

TROUBLE_SECONDS = 1.0
TROUBLE_TRIES = 60
EDIT_PAUSE = timedelta(seconds=2)
CHANGED_HANDS = "another owner by then"  # what was tried once is not tried again then
UNANSWERED = "no answer from the channel"
DONE = (Delivery.SENT, Delivery.FAILED, Delivery.WITHHELD)


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """An outbox row with all that is needed to send it."""

    outgoing: Outgoing
    conversation: Conversation
    message: Message
    origin: Move | None = None
    read_key: str = ""

    @property
    def place(self) -> Conversation | Move:
        """Where it is to be said: what was said before a move is changed where it was said."""
        return self.conversation if self.outgoing.operation is Operation.SEND else self.origin or self.conversation


class TryLater(AnswerdeskError):
    """The job must run again in {delay}."""

    def __init__(self, delay: timedelta) -> None:
        self.delay = delay
        super().__init__(delay=delay)


async def deliver(app: App, job: Job) -> None:
    """Send one outbox row; safe to run again after a crash at any point. What became of it is committed with the job.

    Raises:
        TryLater: the channel was surely not reached, or must be tried once more.
    """
    outbox_id = int(job.payload["outbox_id"])
    parcel = await app.database.write(do_start, job, outbox_id)
    if parcel is None:
        return
    channel = app.channel_of(parcel.place.channel, parcel.place.account)
    if channel is None:
        await app.database.write(do_requeue, outbox_id)
        raise TryLater(timedelta(seconds=30))
    await _send(app, channel, job, parcel)


def do_start(tx: Tx, job: Job, outbox_id: int) -> Parcel | None:
    """Take the row; a job with nothing to send is over."""
    parcel = do_take(tx, outbox_id)
    if parcel is None:
        jobs.finish(tx, job)
    return parcel


def do_take(tx: Tx, outbox_id: int) -> Parcel | None:
    """Decide at send time whether the row may go out, and mark it as being sent; None when nothing is to be done."""
    outgoing = outbox.get(tx, outbox_id)
    if outgoing.state in DONE:
        return None
    conversation = conversations.lock(tx, outgoing.conversation_id)
    message = messages.get(tx, outgoing.message_id)
    sending = outgoing.operation is Operation.SEND
    unsure = sending and outgoing.state in (Delivery.SENDING, Delivery.UNKNOWN)
    doubted = sending and outgoing.possibly_twice and outgoing.attempts > 0  # an earlier try may have arrived
    if not may_send(conversation, epoch=outgoing.epoch):
        state = Delivery.UNKNOWN if unsure or doubted else Delivery.WITHHELD
        outbox.record_state(tx, outgoing, state, error=CHANGED_HANDS)
        return None
    if unsure and outgoing.possibly_twice:
        outbox.record_state(tx, outgoing, Delivery.UNKNOWN, error="sent twice without an answer")
        return None
    window = find_window(tx, conversation)
    obstacle = find_obstacle(window, tx.now)
    if obstacle is not None and outgoing.operation is not Operation.DELETE:
        state = Delivery.UNKNOWN if unsure or doubted else Delivery.FAILED
        outbox.record_state(tx, outgoing, state, error=obstacle.message)
        return None
    if not sending and _is_under_way(message):
        raise TryLater(EDIT_PAUSE)
    if not sending and not message.channel_key:
        outbox.record_state(tx, outgoing, Delivery.WITHHELD, error="the message to change did not arrive")
        return None
    twice = outgoing.possibly_twice or unsure
    outbox.record_state(tx, outgoing, Delivery.SENDING, attempts=outgoing.attempts + 1, possibly_twice=twice)
    about = message.reply_to if sending else message.id  # what may have been said elsewhere
    origin = moves.find_origin(tx, conversation.id, about) if about is not None else None
    read_key = _find_read(tx, message) if sending and window is not None and window.marks else ""
    return Parcel(outgoing=outgoing, conversation=conversation, message=message, origin=origin, read_key=read_key)


def _find_read(tx: Tx, message: Message) -> str:
    """What whoever answers has read."""
    if message.author not in (Author.BOT, Author.OPERATOR):
        return ""
    last = messages.last_by(tx, message.conversation_id, Author.CUSTOMER, kinds=(Kind.TEXT, Kind.MEDIA))
    return last.channel_key if last is not None and last.id < message.id else ""


def _is_under_way(message: Message) -> bool:
    """Whether a message may still arrive, so that it can't be changed yet."""
    doubted = message.delivery is Delivery.UNKNOWN and message.delivery_note == UNANSWERED
    repeated = doubted and not message.possibly_twice
    return message.delivery in (Delivery.QUEUED, Delivery.SENDING) or repeated


async def _send(app: App, channel: Channel, job: Job, parcel: Parcel) -> None:
    parts: list[int] = []
    try:
        receipt = await channel.send(to_letter(app, parcel), part_sent=parts.append)
    except CustomerBlocked as error:
        await _end(app, job, do_fail, parcel, problem=error.message, blocked=True)
    except SendRefused as error:
        await _end(app, job, do_fail, parcel, problem=error.message, blocked=False)
    except SendLater as error:
        await _record(app, do_requeue, parcel.outgoing.id, parts=sum(parts[-1:]))
        raise TryLater(timedelta(seconds=error.seconds)) from error
    except SendUncertain as error:
        if await _record(app, do_doubt, parcel, job, parts=sum(parts[-1:])):
            raise TryLater(timedelta(seconds=2)) from error
    else:
        await _end(app, job, do_confirm, parcel, receipt)


async def _end(
    app: App, job: Job, change: Callable[Concatenate[Tx, P], None], *args: P.args, **kwargs: P.kwargs
) -> None:
    def do_end(tx: Tx) -> None:
        change(tx, *args, **kwargs)
        jobs.finish(tx, job)

    await _record(app, do_end)


async def _record(app: App, change: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Write down what the channel said. Forgetting it would send the letter twice, so a sick database is waited for."""
    for _ in range(TROUBLE_TRIES):
        try:
            return await app.database.write(change, *args, **kwargs)
        except MachineTrouble as error:
            log.error("%s", error)
        await asyncio.sleep(TROUBLE_SECONDS)
    return await app.database.write(change, *args, **kwargs)


def to_letter(app: App, parcel: Parcel) -> Letter:
    """What the channel is given."""
    message, sent_as = parcel.message, parcel.message.sent_as or SentAs(keys=(parcel.message.channel_key,))
    if parcel.outgoing.operation is Operation.DELETE:
        return Letter(chat_key=parcel.place.chat_key, text="", deletes=sent_as.keys, message_id=message.id)
    editing = parcel.outgoing.operation is Operation.EDIT
    moved = parcel.origin is not None  # what it answers stands in another channel
    return Letter(
        chat_key=parcel.place.chat_key,
        text=message.text,
        markup=message.source is not None,
        buttons=message.buttons,
        moments=message.moments,
        target=(sent_as.words or message.channel_key) if editing else "",
        caption=editing and sent_as.caption,
        skip_parts=parcel.outgoing.parts_sent,
        message_id=message.id,
        reply_key=message.replied.channel_key if message.replied is not None and not editing and not moved else "",
        read_key=parcel.read_key,
        files=tuple(to_enclosure(app, one) for one in message.attachments if one.own_key and not editing),
    )


def do_confirm(tx: Tx, parcel: Parcel, receipt: Receipt) -> None:
    """It arrived."""
    outbox.record_state(tx, parcel.outgoing, Delivery.SENT, error="")
    if parcel.outgoing.operation is Operation.DELETE:
        messages.record_deleted(tx, parcel.message)
    elif parcel.outgoing.operation is Operation.SEND and receipt.channel_key:
        messages.record_channel_key(tx, parcel.message.id, receipt.channel_key)
        if receipt.sent_as is not None:
            messages.record_sent_as(tx, parcel.message.id, receipt.sent_as)


def do_fail(tx: Tx, parcel: Parcel, *, problem: str, blocked: bool) -> None:
    """It will never arrive; the operator sees why."""
    outbox.record_state(tx, parcel.outgoing, Delivery.FAILED, error=problem)
    if blocked:
        conversations.record_blocked(tx, parcel.conversation.id, blocked=True)


def do_requeue(tx: Tx, outbox_id: int, *, parts: int = 0) -> None:
    """Surely not sent: it waits for the next try."""
    outgoing = outbox.get(tx, outbox_id)
    outbox.record_state(tx, outgoing, Delivery.QUEUED, parts_sent=max(outgoing.parts_sent, parts))


def do_doubt(tx: Tx, parcel: Parcel, job: Job, *, parts: int) -> bool:
    """It may have arrived: True when it is to be repeated, once and marked so; else the job is over."""
    outgoing = outbox.get(tx, parcel.outgoing.id)
    again = not outgoing.possibly_twice
    done = max(outgoing.parts_sent, parts)
    outbox.record_state(tx, outgoing, Delivery.UNKNOWN, error=UNANSWERED, parts_sent=done)
    if not again:
        jobs.finish(tx, job)
    return again


def do_give_up(tx: Tx, outbox_id: int) -> None:
    """A defect keeps it from being sent: it ends here, and the operator sees that it may not have arrived."""
    outgoing = outbox.get(tx, outbox_id)
    if outgoing.state not in DONE:
        state = Delivery.UNKNOWN if outgoing.attempts else Delivery.FAILED
        outbox.record_state(tx, outgoing, state, error="given up after too many errors; the log says why")


def do_resend(tx: Tx, message_id: int) -> int | None:
    """An operator sends a failed message again; the id of the new row, None when there is nothing to resend."""
    message = messages.get(tx, message_id)
    if message.delivery not in (Delivery.FAILED, Delivery.UNKNOWN, Delivery.WITHHELD):
        return None
    conversation = conversations.lock(tx, message.conversation_id)
    before = outbox.last_of(tx, message_id)
    return outbox.record_outgoing(
        tx,
        message_id=message_id,
        conversation_id=conversation.id,
        author=message.author,
        epoch=conversation.epoch,
        parts_sent=before.parts_sent,
        possibly_twice=before.possibly_twice or before.state is Delivery.UNKNOWN,
    )
