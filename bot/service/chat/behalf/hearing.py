"""What is said in the chats of an account on whose behalf the bot speaks.

The owner of the account may write there too, in Telegram itself: then the chat is theirs for an hour, in which the bot
says nothing, unless staff end it before. What the customer has written meanwhile and nobody has answered it answers
afterwards.
"""

from __future__ import annotations

from datetime import datetime

from bot.core.conversation import Conversation, Holder
from bot.core.messages import Author, Incoming, Kind, Message, NewMessage
from bot.core.people import Person, Right
from bot.core.reach.behalf import HUSH, Connection, Heard
from bot.service.cases.clocks import measuring
from bot.service.chat.behalf import connecting
from bot.service.chat.moves import places
from bot.service.outbox import posting
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import escalations
from bot.storage.chat import behalf, conversations, messages
from bot.storage.database import Tx
from bot.storage.system import audit

TEXT_LIMIT = 20_000


def do_hear(tx: Tx, app: App, incoming: Incoming) -> bool:
    """Take what comes by a connection; False where a customer said something that is to be received as ever."""
    heard = incoming.heard
    if heard is None:
        return False
    if heard.news is not None:
        connecting.do_note(tx, app, incoming, heard.news, heard.connection)
        return True
    connection = behalf.find(tx, account=incoming.account, key=heard.connection)
    if connection is None or not connection.allowed or _is_own(connection, incoming):
        return True
    if heard.gone:
        _take_away(tx, incoming, heard)
        return True
    conversation = places.do_open(tx, app, incoming)
    if heard.by_owner:
        _receive_of_owner(tx, app, conversation, incoming, unattended=heard.unattended)
    elif incoming.kind in (Kind.TEXT, Kind.MEDIA):
        behalf.record_written(tx, conversation.id, at=min(incoming.sent_at, tx.now))
    return heard.by_owner


def do_leave_to_owner(tx: Tx, conversation: Conversation) -> bool:
    """Have the bot look at the chat when its owner has said nothing for an hour; whether the chat is theirs now."""
    window = behalf.find_window(tx, conversation)
    if window is None or window.hushed_until is None or not window.is_hushed(tx.now):
        return False
    posting.schedule_answer_at(tx, conversation.id, run_at=window.hushed_until)
    return True


def do_end_hush(tx: Tx, person: Person, conversation_id: int) -> datetime | None:
    """The bot answers again at once, and what is left unanswered first; until when the chat would have been its
    owner's, None where it was not.
    """
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, conversation_id)
    window = behalf.find_window(tx, conversation)
    if window is None or not window.is_hushed(tx.now):
        return None
    behalf.end_hush(tx, conversation)
    audit.record_audit(tx, person_id=person.id, action="behalf.speak", object=str(conversation.id))
    posting.schedule_answer_at(tx, conversation.id, run_at=tx.now)
    return window.hushed_until


def do_hush_again(tx: Tx, person: Person, conversation_id: int, *, until: datetime) -> None:
    """The chat is its owner's as it was, to the end of their hour; nothing happens where that is over or longer."""
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, conversation_id)
    window = behalf.find_window(tx, conversation)
    if window is None or window.is_hushed(tx.now) or not tx.now < until <= tx.now + HUSH:
        return
    behalf.record_hush(tx, conversation.id, until=until)
    audit.record_audit(tx, person_id=person.id, action="behalf.hush", object=str(conversation.id))
    do_leave_to_owner(tx, conversation)


def do_schedule(tx: Tx, app: App, conversation: Conversation) -> None:
    """Have the engine answer: at once, or when the owner of the account has left the chat."""
    if not do_leave_to_owner(tx, conversation):
        posting.schedule_answer(tx, app, conversation.id)


def _is_own(connection: Connection, incoming: Incoming) -> bool:
    """What the owner writes down for themselves."""
    return incoming.chat_key.endswith(f":{connection.user_key}")


def _take_away(tx: Tx, incoming: Incoming, heard: Heard) -> None:
    """Somebody deleted messages; of what they had not been answered yet, they are not answered."""
    known = conversations.find(tx, channel=incoming.channel, account=incoming.account, chat_key=incoming.chat_key)
    if known is None:
        return
    conversation = conversations.lock(tx, known.id)
    found = [messages.find_by_key(tx, conversation_id=known.id, channel_key=key) for key in heard.gone]
    gone = [one for one in found if one is not None and one.deleted_at is None]
    for one in gone:
        messages.record_deleted(tx, one)
    if any(one.author is Author.CUSTOMER for one in gone) and conversation.owner.holder is Holder.BOT:
        _stop_waiting(tx, conversation)


def _stop_waiting(tx: Tx, conversation: Conversation) -> None:
    """Nobody waits who has taken back all they had asked."""
    if not messages.list_unread(tx, conversation.id, after=conversation.read_through):
        conversations.stop_waiting(tx, conversation.id)


def _receive_of_owner(tx: Tx, app: App, conversation: Conversation, incoming: Incoming, *, unattended: bool) -> None:
    known = messages.find_by_key(tx, conversation_id=conversation.id, channel_key=incoming.message_key)
    if incoming.kind is Kind.EDIT:
        if known is not None:
            messages.record_revision(tx, known, incoming.text[:TEXT_LIMIT])
        return
    if known is not None:
        return
    message_id = messages.record_message(tx, _to_line(tx, conversation, incoming), conversation_id=conversation.id)
    if not unattended:
        _leave_to_owner(tx, app, conversation, message_id, incoming.text)


def _to_line(tx: Tx, conversation: Conversation, incoming: Incoming) -> NewMessage:
    return NewMessage(
        author=Author.OPERATOR,
        kind=incoming.kind,
        text=incoming.text[:TEXT_LIMIT],
        attachments=incoming.attachments,
        channel_key=incoming.message_key,
        group_key=incoming.group,
        reply_to=getattr(_find_replied(tx, conversation, incoming), "id", None),
        quote=incoming.quote,
    )


def _find_replied(tx: Tx, conversation: Conversation, incoming: Incoming) -> Message | None:
    if not incoming.reply_key:
        return None
    return messages.find_by_key(tx, conversation_id=conversation.id, channel_key=incoming.reply_key)


def _leave_to_owner(tx: Tx, app: App, conversation: Conversation, message_id: int, text: str) -> None:
    """They have answered what was asked so far."""
    case = escalations.find_open(tx, conversation.id)
    if case is not None:
        measuring.record_replied(tx, app.business, case, conversation, text)
    conversations.stop_waiting(tx, conversation.id)
    conversations.record_memory(
        tx, conversation.id, memory=conversation.memory, dialogue=conversation.dialogue, read_through=message_id
    )
    behalf.record_hush(tx, conversation.id, until=tx.now + HUSH)
