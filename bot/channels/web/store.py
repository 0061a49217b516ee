"""The transactions of the web chat."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.channels.web.cursor import Cursor, Row
from bot.channels.web.raw import CHANNEL, Pressed, Update, to_incoming, to_key, to_raw
from bot.channels.web.view import MessageView, State, is_visible, to_state, to_view
from bot.core.conversation import Conversation, Holder
from bot.core.messages import Profile
from bot.errors import NotFound
from bot.service.chat import inbox
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages, outbox, updates
from bot.storage.engine import Tx
from bot.storage.people import people
from bot.storage.system import jobs


@dataclass(frozen=True, kw_only=True)
class Change:
    """A message the page has not got yet (``new``), or one that reads otherwise now; ``cursor`` is where it is then."""

    new: bool
    view: MessageView
    cursor: Cursor


@dataclass(frozen=True, kw_only=True)
class Look:
    """What happened since a cursor. ``waits``: the bot owes an answer; ``typing``: the engine is at it."""

    cursor: Cursor
    conversation_id: int | None = None
    state: State = field(default_factory=State)
    changes: tuple[Change, ...] = ()
    waits: bool = False
    typing: bool = False


@dataclass(frozen=True, kw_only=True)
class Transcript:
    """What a page that opens shows, and the cursor from which its stream goes on."""

    state: State
    messages: tuple[MessageView, ...]
    cursor: str


def do_receive(tx: Tx, app: App, update: Update) -> bool:
    """Store the update and do what it says, in one transaction; False when the same one is here already.

    Raises:
        NotFound: a button of a message that is not in this visitor's conversation.
    """
    if isinstance(update, Pressed) and update.message_id:
        _check_own(tx, update.chat, update.message_id)
    raw = to_raw(update)
    update_id = updates.record_update(tx, channel=CHANNEL, update_key=to_key(update), raw=raw)
    if update_id is None:
        return False
    inbox.do_handle(tx, app, update_id, to_incoming(raw))
    return True


def do_choose_language(tx: Tx, app: App, *, chat_key: str, language: str) -> None:
    """The visitor chose a language; in a chat that has begun he is told so. The same choice again changes nothing."""
    conversation = conversations.find(tx, channel=CHANNEL, chat_key=chat_key)
    if conversation is None:
        made = conversations.find_or_create(
            tx, channel=CHANNEL, chat_key=chat_key, profile=Profile(), language=language
        )
        conversations.record_language(tx, made.id, language=language, chosen=True)
    elif (conversation.language, conversation.language_chosen) != (language, True):
        inbox.set_language(tx, app, conversations.lock(tx, conversation.id), language)


def read_chosen_language(tx: Tx, chat_key: str) -> str:
    """The language the visitor once chose, or ""."""
    conversation = conversations.find(tx, channel=CHANNEL, chat_key=chat_key)
    return conversation.language if conversation is not None and conversation.language_chosen else ""


def read_transcript(tx: Tx, chat_key: str, *, after: int = 0) -> Transcript:
    """Everything the visitor may see of the newest 500 messages after a message id."""
    conversation = conversations.find(tx, channel=CHANNEL, chat_key=chat_key)
    if conversation is None:
        return Transcript(state=State(), messages=(), cursor=str(Cursor()))
    rows = _list_rows(tx, conversation.id, Cursor())
    cursor = Cursor().give(row.id for row in rows if row.shows).settle(rows)
    for message_id in messages.list_written(tx, conversation.id, after=0):
        cursor = cursor.see(message_id)
    lines = messages.list_transcript(tx, conversation.id, after=after)
    visible = tuple(to_view(message) for message in lines if is_visible(message))
    return Transcript(state=_read_state(tx, conversation), messages=visible, cursor=str(cursor))


def look(tx: Tx, chat_key: str, cursor: Cursor) -> Look:
    """What a page at ``cursor`` has to be told."""
    conversation = conversations.find(tx, channel=CHANNEL, chat_key=chat_key)
    if conversation is None:
        return Look(cursor=cursor)
    changes, after = _list_changes(tx, conversation.id, cursor)
    waits = conversation.owner.holder is Holder.BOT and conversation.waiting_since is not None
    return Look(
        conversation_id=conversation.id,
        state=_read_state(tx, conversation),
        changes=changes,
        cursor=after,
        waits=waits,
        typing=waits and jobs.is_running(tx, lane=posting.answer_lane(conversation.id)),
    )


def _list_changes(tx: Tx, conversation_id: int, cursor: Cursor) -> tuple[tuple[Change, ...], Cursor]:
    rows = _list_rows(tx, conversation_id, cursor)
    fresh = [row for row in rows if row.shows and row.id not in cursor.ahead]
    written = messages.list_written(tx, conversation_id, after=cursor.seen)
    sent = {row.message_id for row in fresh if not row.edits}
    edited = dict.fromkeys(row.message_id for row in fresh if row.message_id not in sent)
    changes: list[Change] = []
    for message_id in (*sorted({*written, *sent}), *edited):
        cursor = cursor.give(row.id for row in fresh if row.message_id == message_id)
        cursor = cursor.see(message_id) if message_id in written else cursor
        message = messages.get(tx, message_id)
        if is_visible(message):
            changes.append(Change(new=message_id not in edited, view=to_view(message), cursor=cursor))
    return tuple(changes), cursor.settle(rows)


def _list_rows(tx: Tx, conversation_id: int, cursor: Cursor) -> tuple[Row, ...]:
    return tuple(
        Row(id=row.id, message_id=row.message_id, edits=row.operation is outbox.Operation.EDIT, state=row.state)
        for row in outbox.list_after(tx, conversation_id, cursor.done)
    )


def _read_state(tx: Tx, conversation: Conversation) -> State:
    holder = conversation.owner.person_id
    return to_state(conversation, operator=people.get(tx, holder).name if holder is not None else "")


def _check_own(tx: Tx, chat_key: str, message_id: int) -> None:
    conversation = conversations.find(tx, channel=CHANNEL, chat_key=chat_key)
    message = messages.get(tx, message_id)
    if conversation is None or message.conversation_id != conversation.id:
        raise NotFound(what="message")
