"""What a use case leaves for others: messages to the customer with their delivery, and answers to be given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core.clocks.told import Moment
from bot.core.conversation import Conversation
from bot.core.jobs import JobKind
from bot.core.messages import Author, Button, Message, NewMessage
from bot.core.quiet import Ending, end_of_quiet, end_of_typing
from bot.core.reach.mail import UNREAD
from bot.service.ports import App
from bot.storage.chat import mails, messages, outbox
from bot.storage.chat.outbox import Operation
from bot.storage.database import Tx
from bot.storage.system import jobs
from bot.words import Catalogue


def post(tx: Tx, conversation: Conversation, message: NewMessage, *, client_id: str | None = None) -> int:
    """Queue a new message in the conversation's present epoch; the message id."""
    message_id = messages.record_message(tx, message, conversation_id=conversation.id)
    _queue(tx, conversation, message_id, author=message.author, client_id=client_id)
    if message.author is Author.OPERATOR:
        plan_letter(tx, conversation.id)
    return message_id


def repost(
    tx: Tx,
    conversation: Conversation,
    message: Message,
    text: str,
    *,
    buttons: Sequence[Button] = (),
    moments: Sequence[Moment] = (),
    after: timedelta = timedelta(),
) -> None:
    """Change a message that was posted before, ``after`` so long; nothing is sent when it reads so already.

    A change that waits still is overtaken: what it sends is the message as it reads by then.
    """
    if (text, tuple(buttons)) == (message.text, message.buttons):
        return
    messages.record_revision(tx, message, text)
    messages.record_buttons(tx, message, buttons)
    if text != message.text and (moments or message.moments):
        messages.record_moments(tx, message.id, moments)
    if not outbox.renew_edit(tx, message.id, epoch=conversation.epoch):
        _queue_edit(tx, conversation, message, run_at=tx.now + after)


def change(tx: Tx, conversation: Conversation, message: Message, text: str) -> None:
    """Change what was sent in the words of whoever may: the earlier text stays for staff.

    The same text again sends it once more, where an earlier change did not arrive.
    """
    messages.record_revision(tx, message, text)
    if not outbox.renew_edit(tx, message.id, epoch=conversation.epoch):
        _queue_edit(tx, conversation, message, run_at=tx.now)


def withdraw(tx: Tx, conversation: Conversation, message: Message) -> None:
    """Take what was sent away from the customer, after any change of it that waits."""
    _queue_edit(tx, conversation, message, run_at=tx.now, operation=Operation.DELETE)


def human_button(words: Catalogue, language: str) -> Button:
    """The way to a person that stands under every message of the bot."""
    return Button(label=words.say(language, "button-human"), action="human")


def schedule_answer(tx: Tx, app: App, conversation_id: int, *, ending: Ending = Ending.WHOLE) -> None:
    """Have the engine answer after a quiet time, so that a burst of messages is answered once."""
    lane, unit = answer_lane(conversation_id), app.settings.quiet_seconds
    waiting = jobs.find_queued(tx, lane=lane)
    if waiting is not None:
        first, last = waiting.created_at, waiting.set_at
        if jobs.move(tx, waiting, run_at=end_of_quiet(tx.now, ending, unit=unit, first=first, last=last)):
            return
    run_at = end_of_quiet(tx.now, ending, unit=unit)
    jobs.add(tx, kind=JobKind.ANSWER, lane=lane, payload={"conversation_id": conversation_id}, run_at=run_at)


def schedule_answer_at(tx: Tx, conversation_id: int, *, run_at: datetime) -> None:
    """Have the engine look at a chat then, and not before; what waits already waits until then too."""
    lane = answer_lane(conversation_id)
    waiting = jobs.find_queued(tx, lane=lane)
    if waiting is None or not jobs.move(tx, waiting, run_at=run_at):
        jobs.add(tx, kind=JobKind.ANSWER, lane=lane, payload={"conversation_id": conversation_id}, run_at=run_at)


def note_typing(tx: Tx, conversation_id: int) -> None:
    """The customer types: what waits for an answer waits on, for they may be about to say more."""
    waiting = jobs.find_queued(tx, lane=answer_lane(conversation_id))
    if waiting is not None:
        jobs.move(tx, waiting, run_at=end_of_typing(tx.now, first=waiting.created_at, due=waiting.run_at))


def answer_lane(conversation_id: int) -> str:
    """One answer at a time per conversation."""
    return f"answer:{conversation_id}"


def deliver_lane(conversation_id: int) -> str:
    """The lane in which a conversation's messages go out one after the other."""
    return f"deliver:{conversation_id}"


def edit_lane(message_id: int) -> str:
    """Changes of a message go out one after the other, and never in the way of new messages."""
    return f"edit:{message_id}"


def _queue_edit(
    tx: Tx,
    conversation: Conversation,
    message: Message,
    *,
    run_at: datetime,
    operation: Operation = Operation.EDIT,
) -> None:
    outbox_id = outbox.record_outgoing(
        tx,
        message_id=message.id,
        conversation_id=conversation.id,
        author=message.author,
        epoch=conversation.epoch,
        operation=operation,
    )
    payload, lane = {"outbox_id": outbox_id}, edit_lane(message.id)
    jobs.add(tx, kind=JobKind.EDIT, lane=lane, payload=payload, account=conversation.account, run_at=run_at)


def plan_letter(tx: Tx, conversation_id: int) -> None:
    """Who left an address is written to if they do not read it in time. One look waits for a chat, no more."""
    lane = f"mail:{conversation_id}"
    if mails.find_contact(tx, conversation_id) is None or jobs.find_queued(tx, lane=lane) is not None:
        return
    payload = {"conversation_id": conversation_id}
    jobs.add(tx, kind=JobKind.MAIL, lane=lane, payload=payload, run_at=tx.now + UNREAD)


def _queue(tx: Tx, conversation: Conversation, message_id: int, *, author: Author, client_id: str | None) -> None:
    outbox_id = outbox.record_outgoing(
        tx,
        message_id=message_id,
        conversation_id=conversation.id,
        author=author,
        epoch=conversation.epoch,
        client_id=client_id,
    )
    queue_delivery(tx, conversation, outbox_id, author=author)


def queue_delivery(tx: Tx, conversation: Conversation, outbox_id: int, *, author: Author) -> None:
    """Have a row of the outbox sent; what a person wrote leaves before what the bot says in other chats."""
    lane, payload = deliver_lane(conversation.id), {"outbox_id": outbox_id}
    jobs.add(tx, kind=JobKind.DELIVER, lane=lane, payload=payload, account=conversation.account)
    if author is Author.OPERATOR:
        jobs.lift(tx, lane=lane)
