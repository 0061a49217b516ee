"""The transcript. It only grows: an edit keeps the old text as a revision."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, func, insert, or_, select, update

from bot.core.clocks.told import Moment
from bot.core.events import Topic
from bot.core.messages import (
    Attachment,
    Author,
    Button,
    Kind,
    Message,
    NewMessage,
    Reacted,
    SentAs,
)
from bot.core.policy.why import Why
from bot.errors import NotFound
from bot.storage.chat import search
from bot.storage.chat.lines import fetch_lines, query_lines
from bot.storage.codec import pack, unpack
from bot.storage.database import Tx
from bot.storage.reasons import read_why
from bot.storage.tables.chat import messages, revisions

NEWEST = 200  # lines of ours in which the parts are looked for


def record_message(tx: Tx, message: NewMessage, *, conversation_id: int) -> int:
    """Append a line to the transcript; its id."""
    row = insert(messages).values(
        conversation_id=conversation_id,
        author=message.author.value,
        person_id=message.person_id,
        kind=message.kind.value,
        text=message.text,
        attachments=pack(message.attachments, tuple[Attachment, ...]) if message.attachments else None,
        buttons=pack(message.buttons, tuple[Button, ...]) if message.buttons else None,
        source=pack(message.source) if message.source else None,
        why=pack(message.why) if message.why else None,
        channel_key=message.channel_key,
        group_key=message.group_key,
        reply_to=message.reply_to,
        quote=message.quote,
        forwarded=message.forwarded,
        moments=_pack_moments(message.moments),
        created_at=tx.now,
    )
    tx.tell(Topic.CONVERSATION, conversation_id)
    number = tx.insert(row)
    search.record_line(tx, number, author=message.author, kind=message.kind, now=message.text)
    return number


def record_revision(tx: Tx, message: Message, text: str) -> None:
    """Replace the text of a message and keep the old one."""
    if text == message.text:
        return
    tx.connection.execute(insert(revisions).values(message_id=message.id, text=message.text, replaced_at=tx.now))
    tx.connection.execute(update(messages).where(messages.c.id == message.id).values(text=text))
    search.record_line(tx, message.id, author=message.author, kind=message.kind, now=text, before=message.text)
    tx.tell(Topic.CONVERSATION, message.conversation_id)


def rewrite(tx: Tx, message: Message, text: str) -> None:
    """Another text for what has not left yet: nobody has read the old one."""
    tx.connection.execute(update(messages).where(messages.c.id == message.id).values(text=text))
    search.record_line(tx, message.id, author=message.author, kind=message.kind, now=text, before=message.text)
    tx.tell(Topic.CONVERSATION, message.conversation_id)


def record_deleted(tx: Tx, message: Message) -> None:
    """The customer no longer has it; its text stays for staff."""
    tx.connection.execute(update(messages).where(messages.c.id == message.id).values(deleted_at=tx.now))
    tx.tell(Topic.CONVERSATION, message.conversation_id)


def record_sent_as(tx: Tx, message_id: int, sent_as: SentAs) -> None:
    """What it became in its channel."""
    tx.connection.execute(update(messages).where(messages.c.id == message_id).values(sent_as=pack(sent_as)))


def record_buttons(tx: Tx, message: Message, buttons: Sequence[Button]) -> None:
    """Other buttons under a message."""
    packed = pack(tuple(buttons), tuple[Button, ...]) if buttons else None
    tx.connection.execute(update(messages).where(messages.c.id == message.id).values(buttons=packed))
    tx.tell(Topic.CONVERSATION, message.conversation_id)


def record_reacted(tx: Tx, message: Message, reacted: Reacted) -> None:
    """What the customer has put under a message; no line of its own."""
    packed = pack(reacted) if reacted.signs else None
    tx.connection.execute(update(messages).where(messages.c.id == message.id).values(reacted=packed))
    tx.tell(Topic.CONVERSATION, message.conversation_id)


def record_moments(tx: Tx, message_id: int, moments: Sequence[Moment]) -> None:
    """The times it tells now."""
    tx.connection.execute(update(messages).where(messages.c.id == message_id).values(moments=_pack_moments(moments)))


def record_channel_key(tx: Tx, message_id: int, channel_key: str) -> None:
    """The name the channel gave to a message we sent."""
    tx.connection.execute(update(messages).where(messages.c.id == message_id).values(channel_key=channel_key))


def get(tx: Tx, message_id: int) -> Message:
    """One line of a transcript.

    Raises:
        NotFound: there is none with this id.
    """
    found = find(tx, message_id)
    if found is None:
        raise NotFound(what="message")
    return found


def find(tx: Tx, message_id: int) -> Message | None:
    """The same; None for no such line."""
    return next(iter(fetch_lines(tx, query_lines().where(messages.c.id == message_id))), None)


def find_by_key(tx: Tx, *, conversation_id: int, channel_key: str) -> Message | None:
    """The message the channel calls so in this conversation."""
    where = (messages.c.conversation_id == conversation_id, messages.c.channel_key == channel_key)
    found = fetch_lines(tx, query_lines().where(*where))
    return found[0] if found else None


def find_shown(tx: Tx, *, conversation_id: int, channel_key: str) -> Message | None:
    """The same, also by a part of a message of ours that went out in several: the newest are looked through."""
    found = find_by_key(tx, conversation_id=conversation_id, channel_key=channel_key)
    if found is not None:
        return found
    where = (messages.c.conversation_id == conversation_id, messages.c.sent_as.is_not(None))
    query = select(messages.c.id, messages.c.sent_as).where(*where).order_by(messages.c.id.desc()).limit(NEWEST)
    rows = tx.connection.execute(query).tuples()
    number = next((number for number, sent in rows if channel_key in unpack(SentAs, sent).keys), None)
    return find(tx, number) if number is not None else None


def find_answer(tx: Tx, conversation_id: int, *, after: int) -> Message | None:
    """The first answer from an article after a message id."""
    where = (
        messages.c.conversation_id == conversation_id,
        messages.c.author == Author.BOT.value,
        messages.c.id > after,
        messages.c.source.is_not(None),
    )
    found = fetch_lines(tx, query_lines().where(*where).order_by(messages.c.id).limit(1))
    return found[0] if found else None


def get_why(tx: Tx, message_id: int) -> Why | None:
    """Why the bot said this; None when there is no reason on record."""
    return read_why(tx.connection.execute(select(messages.c.why).where(messages.c.id == message_id)).scalar())


def list_whys(tx: Tx, conversation_id: int, *, after: int) -> dict[int, Why]:
    """The reasons of what the bot said after a message id, by message."""
    where = (messages.c.conversation_id == conversation_id, messages.c.id > after, messages.c.why.is_not(None))
    rows = tx.connection.execute(select(messages.c.id, messages.c.why).where(*where).order_by(messages.c.id))
    return {row.id: why for row in rows if (why := read_why(row.why)) is not None}


def list_transcript(
    tx: Tx, conversation_id: int, *, after: int = 0, before: int | None = None, limit: int = 500
) -> tuple[Message, ...]:
    """The newest ``limit`` lines after a message id, and before another if it is given; oldest first."""
    earlier = () if before is None else (messages.c.id < before,)
    newest = (
        select(messages.c.id)
        .where(messages.c.conversation_id == conversation_id, messages.c.id > after, *earlier)
        .order_by(messages.c.id.desc())
        .limit(limit)
    )
    return fetch_lines(tx, query_lines().where(messages.c.id.in_(newest.scalar_subquery())).order_by(messages.c.id))


def list_next(tx: Tx, conversation_id: int, *, after: int, limit: int) -> tuple[Message, ...]:
    """The ``limit`` lines that follow a message id."""
    where = (messages.c.conversation_id == conversation_id, messages.c.id > after)
    return fetch_lines(tx, query_lines().where(*where).order_by(messages.c.id).limit(limit))


def find_first(tx: Tx, conversation_id: int) -> int:
    """The id of the first line of a transcript; 0 for an empty one."""
    query = select(func.min(messages.c.id)).where(messages.c.conversation_id == conversation_id)
    return int(tx.connection.execute(query).scalar() or 0)


def find_newest(tx: Tx, conversation_id: int) -> int:
    """The id of the newest line; 0 for none."""
    query = select(func.max(messages.c.id)).where(messages.c.conversation_id == conversation_id)
    return int(tx.connection.execute(query).scalar() or 0)


def list_unread(tx: Tx, conversation_id: int, *, after: int) -> tuple[Message, ...]:
    """What the customer wrote after a message id and the bot has to answer, oldest first; nothing they took back."""
    where = (
        messages.c.conversation_id == conversation_id,
        messages.c.id > after,
        messages.c.author == Author.CUSTOMER.value,
        messages.c.deleted_at.is_(None),
        messages.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)),
    )
    return fetch_lines(tx, query_lines().where(*where).order_by(messages.c.id))


def list_written(tx: Tx, conversation_id: int, *, after: int) -> tuple[int, ...]:
    """The ids of all that the customer sent after a message id, in order."""
    query = select(messages.c.id).where(
        messages.c.conversation_id == conversation_id,
        messages.c.id > after,
        messages.c.author == Author.CUSTOMER.value,
    )
    return tuple(tx.connection.execute(query.order_by(messages.c.id)).scalars())


def count_commands(tx: Tx, conversation_id: int, *, name: str, since: datetime) -> int:
    """How often the customer gave this command since then."""
    where = (
        messages.c.conversation_id == conversation_id,
        messages.c.kind == Kind.COMMAND.value,
        messages.c.text.startswith(f"/{name}", autoescape=True),
        messages.c.created_at >= since,
    )
    return int(tx.connection.execute(select(func.count()).select_from(messages).where(*where)).scalar_one())


def last_by(tx: Tx, conversation_id: int, author: Author, *, kinds: Collection[Kind] = tuple(Kind)) -> Message | None:
    """The newest line of these kinds by this author."""
    where = (
        messages.c.conversation_id == conversation_id,
        messages.c.author == author.value,
        messages.c.kind.in_([kind.value for kind in kinds]),
    )
    found = fetch_lines(tx, query_lines().where(*where).order_by(messages.c.id.desc()).limit(1))
    return found[0] if found else None


def find_last_answer(tx: Tx, conversation_id: int, *, but: int) -> int:
    """The id of the newest answer of the bot or of staff that stands, besides one; 0 for none."""
    where = (
        messages.c.conversation_id == conversation_id,
        messages.c.author.in_((Author.BOT.value, Author.OPERATOR.value)),
        messages.c.deleted_at.is_(None),
        messages.c.id != but,
    )
    return int(tx.connection.execute(select(func.max(messages.c.id)).where(*where)).scalar() or 0)


def find_newest_of_others(tx: Tx, conversation_id: int, *, person_id: int) -> int:
    """The id of the newest line of the customer or of a colleague of this person; 0 for none."""
    written = and_(messages.c.author == Author.CUSTOMER.value, messages.c.kind.in_((Kind.TEXT.value, Kind.MEDIA.value)))
    replied = and_(messages.c.author == Author.OPERATOR.value, messages.c.person_id != person_id)
    where = (messages.c.conversation_id == conversation_id, or_(written, replied))
    return int(tx.connection.execute(select(func.max(messages.c.id)).where(*where)).scalar() or 0)


def _pack_moments(moments: Sequence[Moment]) -> object:
    return pack(tuple(moments), tuple[Moment, ...]) if moments else None
