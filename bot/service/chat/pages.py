"""A channel whose customers read a page of ours: what they do is received, and what the page must show is read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bot.core.conversation import Conversation, Holder
from bot.core.messages import Attachment, Incoming, Message, Profile
from bot.core.reach.mail import Contact
from bot.errors import NotFound
from bot.service.cases.queue import LINES
from bot.service.chat import inbox
from bot.service.chat.cursor import Cursor, OutboxRow
from bot.service.outbox import enclosing, hints, posting
from bot.service.outbox.mail.contact import find_contact
from bot.service.outbox.problems import NoUploads
from bot.service.ports import App, Tx
from bot.storage.chat import conversations, messages, moves, outbox, updates
from bot.storage.people import people

MOST = 500  # that many at once for a page that was away


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose page it is."""

    channel: str
    chat_key: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A message the page has not got yet (``new``), or one that reads otherwise now; ``cursor`` is where it is then."""

    new: bool
    message: Message
    cursor: Cursor


@dataclass(frozen=True, kw_only=True)
class Page:
    """The conversation at a cursor; None before its first message. ``operator``: the name of who holds it, or "".
    ``contact``: where the customer is written to when a reply is not read; ``moved``: the channel in which the chat
    that was here goes on, or "".
    """

    cursor: Cursor
    conversation: Conversation | None = None
    operator: str = ""
    contact: Contact | None = None
    moved: str = ""


@dataclass(frozen=True, kw_only=True)
class Transcript(Page):
    """What a page that opens may show, and the cursor from which it goes on. ``earlier``: more stands before it."""

    messages: tuple[Message, ...] = ()
    earlier: bool = False


@dataclass(frozen=True, kw_only=True)
class News(Page):
    """What happened since a cursor. ``waits``: the bot owes an answer; ``typing``: for longer than usual."""

    changes: tuple[Change, ...] = ()
    waits: bool = False
    typing: bool = False


def do_receive(tx: Tx, app: App, *, update_key: str, raw: str, incoming: Incoming) -> bool:
    """Store an update and do what it says, in one transaction; False when the same one is here already."""
    update_id = updates.record_update(tx, channel=incoming.channel, update_key=update_key, raw=raw)
    if update_id is None:
        return False
    inbox.do_handle(tx, app, update_id, incoming)
    return True


def do_enclose(tx: Tx, place: Place, keys: Sequence[str], *, update_key: str) -> tuple[Attachment, ...] | None:
    """The files a visitor brought, to be part of this update; None when the update is here already.

    Raises:
        NotFound, TooManyFiles: one is not theirs, or no longer there; there are more than one message takes.
    """
    owner = enclosing.owner_of_visitor(place.channel, place.chat_key)
    if updates.is_known(tx, channel=place.channel, update_key=update_key):
        return None
    try:
        return enclosing.do_enclose(tx, owner, keys)
    except NotFound:
        if updates.is_known(tx, channel=place.channel, update_key=update_key):  # it arrived twice at once
            return None
        raise


async def keep_upload(app: App, place: Place, *, name: str, pieces: AsyncIterator[bytes]) -> Attachment:
    """Take in a file for the next message of a visitor.

    Raises:
        NoUploads: visitors send none here.
        TooLarge, EmptyFile, FileLies, TooManyFiles, FilesFull: it can't be sent.
    """
    limit = app.settings.web_upload_limit_mb
    if not limit:
        raise NoUploads()
    owner = enclosing.owner_of_visitor(place.channel, place.chat_key)
    return await enclosing.keep_upload(app, owner, name=name, pieces=pieces, limit_mb=limit)


async def take_back(app: App, place: Place, key: str) -> None:
    """Throw away a file that was not sent."""
    await enclosing.take_back(app, enclosing.owner_of_visitor(place.channel, place.chat_key), key)


async def open_file(app: App, attachment: Attachment) -> AsyncIterator[bytes]:
    """The content of a file that lies with us; raises NotFound when it is no longer kept."""
    return await enclosing.open_own(app, attachment)


def check_own(tx: Tx, place: Place, message_id: int) -> Message:
    """The message; refuse one that is not in the conversation of this page.

    Raises:
        NotFound: it is not.
    """
    conversation = _find(tx, place)
    message = messages.get(tx, message_id)
    if conversation is None or message.conversation_id != conversation.id:
        raise NotFound(what="message")
    return message


def do_choose_language(tx: Tx, app: App, place: Place, language: str) -> None:
    """The visitor chose a language; in a chat that has begun they are told. The same choice again changes nothing."""
    conversation = _find(tx, place)
    if conversation is None:
        made = conversations.find_or_create(
            tx, channel=place.channel, chat_key=place.chat_key, profile=Profile(), language=language
        )
        conversations.record_language(tx, made.id, language=language, chosen=True)
    elif (conversation.language, conversation.language_chosen) != (language, True):
        inbox.set_language(tx, app, conversations.lock(tx, conversation.id), language)


def do_note_typing(tx: Tx, place: Place) -> None:
    """The visitor types; what the bot was about to answer waits for it."""
    conversation = _find(tx, place)
    if conversation is not None and conversation.owner.holder is Holder.BOT:
        posting.note_typing(tx, conversation.id)


def read_chosen_language(tx: Tx, place: Place) -> str:
    """The language the visitor once chose, or ""."""
    conversation = _find(tx, place)
    return conversation.language if conversation is not None and conversation.language_chosen else ""


def read_transcript(tx: Tx, place: Place, *, after: int = 0) -> Transcript:
    """The newest messages: the last few, or with ``after`` the newest 500 after a message id."""
    conversation = _find(tx, place)
    if conversation is None:
        return _read_moved(tx, place)
    rows = _list_rows(tx, conversation.id, Cursor())
    cursor = Cursor().give(row.id for row in rows if row.shows).settle(rows)
    for message_id in messages.list_written(tx, conversation.id, after=0):
        cursor = cursor.see(message_id)
    lines = messages.list_transcript(tx, conversation.id, after=after, limit=MOST if after else LINES)
    return Transcript(
        cursor=cursor,
        conversation=conversation,
        operator=_name_holder(tx, conversation),
        contact=find_contact(tx, conversation.id),
        messages=lines,
        earlier=_stands_before(tx, conversation, lines),
    )


def read_earlier(tx: Tx, place: Place, *, before: int) -> Transcript:
    """What stands before a message id, as much as a page shows at once; its cursor says nothing."""
    conversation = _find(tx, place)
    if conversation is None:
        return Transcript(cursor=Cursor())
    lines = messages.list_transcript(tx, conversation.id, before=before, limit=LINES)
    earlier = _stands_before(tx, conversation, lines)
    return Transcript(cursor=Cursor(), conversation=conversation, messages=lines, earlier=earlier)


def read_news(tx: Tx, place: Place, cursor: Cursor) -> News:
    """What a page at ``cursor`` has to be told."""
    conversation = _find(tx, place)
    if conversation is None:
        move = moves.find_move(tx, channel=place.channel, chat_key=place.chat_key)
        return News(cursor=cursor, moved=move.to_channel if move is not None else "")
    changes, after = _list_changes(tx, conversation.id, cursor)
    waits = conversation.owner.holder is Holder.BOT and conversation.waiting_since is not None
    return News(
        cursor=after,
        conversation=conversation,
        operator=_name_holder(tx, conversation),
        contact=find_contact(tx, conversation.id),
        changes=changes,
        waits=waits,
        typing=waits and hints.is_slow(tx, posting.answer_lane(conversation.id)),
    )


def _read_moved(tx: Tx, place: Place) -> Transcript:
    """What was said here before the chat went on elsewhere; nothing of what followed."""
    move = moves.find_move(tx, channel=place.channel, chat_key=place.chat_key)
    if move is None:
        return Transcript(cursor=Cursor())
    lines = messages.list_transcript(tx, move.conversation_id, before=move.last_id + 1, limit=LINES)
    return Transcript(cursor=Cursor(), messages=lines, moved=move.to_channel)


def _stands_before(tx: Tx, conversation: Conversation, lines: Sequence[Message]) -> bool:
    return bool(lines) and messages.find_first(tx, conversation.id) < lines[0].id


def _find(tx: Tx, place: Place) -> Conversation | None:
    return conversations.find(tx, channel=place.channel, chat_key=place.chat_key)


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
        changes.append(Change(new=message_id not in edited, message=message, cursor=cursor))
    return tuple(changes), cursor.settle(rows)


def _list_rows(tx: Tx, conversation_id: int, cursor: Cursor) -> tuple[OutboxRow, ...]:
    return tuple(
        OutboxRow(
            id=row.id, message_id=row.message_id, edits=row.operation is not outbox.Operation.SEND, state=row.state
        )
        for row in outbox.list_after(tx, conversation_id, cursor.done)
    )


def _name_holder(tx: Tx, conversation: Conversation) -> str:
    holder = conversation.owner.person_id
    return people.get(tx, holder).name if holder is not None else ""
