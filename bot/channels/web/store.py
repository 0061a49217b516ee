"""The transactions of the web chat: what a visitor did goes in, what the page shows comes out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from bot.channels.web.raw import CHANNEL, Pressed, Update, Written, to_incoming, to_key, to_raw, to_written
from bot.channels.web.view import ChatState, MessageView, is_visible, to_state, to_view
from bot.core.messages import Attachment
from bot.errors import NotFound
from bot.service.chat import pages
from bot.service.chat.cursor import Cursor
from bot.service.chat.pages import Place
from bot.service.outbox.small_pictures import SmallPictures, key_of, show
from bot.service.ports import App, Tx


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
    state: ChatState = field(default_factory=ChatState)
    changes: tuple[Change, ...] = ()
    waits: bool = False
    typing: bool = False


@dataclass(frozen=True, kw_only=True)
class Transcript:
    """What a page that opens shows, and the cursor from which its stream goes on."""

    state: ChatState
    messages: tuple[MessageView, ...]
    cursor: str
    oldest: int = 0
    earlier: bool = False


def do_receive(tx: Tx, app: App, update: Update) -> bool:
    """Store the update and do what it says, in one transaction; False when the same one is here already.

    Raises:
        NotFound: a button of a message that is not in this visitor's conversation, or a file that is not theirs.
        TooManyFiles: more than one message takes.
    """
    key = to_key(update)
    if isinstance(update, Pressed) and update.message_id:
        pages.check_own(tx, _place(update.chat), update.message_id)
    if isinstance(update, Written) and update.files:
        wanted = [file.key for file in update.files]
        files = pages.do_enclose(tx, _place(update.chat), wanted, update_key=key)
        if files is None:
            return False
        update = update.model_copy(update={"files": tuple(map(to_written, files))})
    raw = to_raw(update)
    return pages.do_receive(tx, app, update_key=key, raw=raw, incoming=to_incoming(raw))


def access_file(tx: Tx, chat_key: str, message_id: int, number: int) -> Attachment:
    """The ``number``-th file (from 0) of a message the visitor sees.

    Raises:
        NotFound: it has none, or is not theirs to see.
    """
    message = pages.check_own(tx, _place(chat_key), message_id)
    if not is_visible(message) or not 0 <= number < len(message.attachments):
        raise NotFound(what="file")
    if not message.attachments[number].own_key:
        raise NotFound(what="file")
    return message.attachments[number]


async def keep_upload(app: App, chat_key: str, *, name: str, pieces: AsyncIterator[bytes]) -> Attachment:
    """Take in a file for the visitor's next message; what is refused is said by the error."""
    return await pages.keep_upload(app, _place(chat_key), name=name, pieces=pieces)


async def open_file(app: App, attachment: Attachment) -> AsyncIterator[bytes]:
    """Its content; raises NotFound when it is no longer kept."""
    return await pages.open_file(app, attachment)


async def find_small(app: App, pictures: SmallPictures, attachment: Attachment) -> tuple[bytes, dict[str, str]]:
    """A small picture of it as it is handed to a browser; raises NotFound when the file is no longer kept."""
    return show(await pictures.find(key_of(attachment), lambda: open_file(app, attachment)))


async def take_back(app: App, chat_key: str, key: str) -> None:
    """Throw away a file the visitor did not send."""
    await pages.take_back(app, _place(chat_key), key)


def do_choose_language(tx: Tx, app: App, *, chat_key: str, language: str) -> None:
    """The visitor chose a language; in a chat that has begun they are told. The same choice again changes nothing."""
    pages.do_choose_language(tx, app, _place(chat_key), language)


def do_note_typing(tx: Tx, chat_key: str) -> None:
    """The visitor types: an answer that is due waits for what they are about to say."""
    pages.do_note_typing(tx, _place(chat_key))


def read_chosen_language(tx: Tx, chat_key: str) -> str:
    """The language the visitor once chose, or ""."""
    return pages.read_chosen_language(tx, _place(chat_key))


def read_transcript(tx: Tx, chat_key: str, *, after: int = 0) -> Transcript:
    """Everything the visitor may see of the newest messages: the last few, or what follows a message id."""
    return _to_transcript(pages.read_transcript(tx, _place(chat_key), after=after))


def read_earlier(tx: Tx, chat_key: str, *, before: int) -> Transcript:
    """Everything the visitor may see of what stands before a message id, as much as a page shows at once."""
    return _to_transcript(pages.read_earlier(tx, _place(chat_key), before=before))


def _to_transcript(page: pages.Transcript) -> Transcript:
    visible = tuple(to_view(message) for message in page.messages if is_visible(message))
    state = to_state(page.conversation, operator=page.operator, contact=page.contact, moved=page.moved)
    oldest = page.messages[0].id if page.messages else 0
    return Transcript(state=state, messages=visible, cursor=str(page.cursor), oldest=oldest, earlier=page.earlier)


def look(tx: Tx, chat_key: str, cursor: Cursor) -> Look:
    """What a page at ``cursor`` has to be told."""
    news = pages.read_news(tx, _place(chat_key), cursor)
    return Look(
        conversation_id=None if news.conversation is None else news.conversation.id,
        state=to_state(news.conversation, operator=news.operator, contact=news.contact, moved=news.moved),
        changes=tuple(
            Change(new=change.new, view=to_view(change.message), cursor=change.cursor)
            for change in news.changes
            if is_visible(change.message) or (not change.new and change.message.deleted_at is not None)
        ),
        cursor=news.cursor,
        waits=news.waits,
        typing=news.typing,
    )


def _place(chat_key: str) -> Place:
    return Place(channel=CHANNEL, chat_key=chat_key)
