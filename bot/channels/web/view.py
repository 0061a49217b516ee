"""What the page is told of a message and of the conversation. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from pydantic_core import to_json as dump_json

from bot.channels.web.raw import HIDDEN
from bot.core.conversation import Conversation, Holder
from bot.core.messages import Author, Button, Delivery, Message, Replied
from bot.core.reach.mail import Contact
from bot.markup.html import render_message
from bot.markup.text import to_plain

ABOVE: Final = 120  # characters of what a message answers


@dataclass(frozen=True, kw_only=True)
class FileView:
    """A file of a message; ``number`` is its place there, from 0."""

    number: int
    kind: str
    name: str
    size: int


@dataclass(frozen=True, kw_only=True)
class MomentView:
    """Which words of the text mean which time, ISO in UTC."""

    words: str
    at: str


@dataclass(frozen=True, kw_only=True)
class MessageView:
    """``text`` is shown as typed; ``html``, where there is some, is an article. ``at``: ISO time in UTC.

    ``client_id`` is the page's own name of what the customer wrote, "" for all else. A page takes away what is
    ``deleted``. ``above``: the words it answers.
    """

    id: int
    author: str
    name: str
    text: str
    html: str
    at: str
    edited: bool
    buttons: tuple[Button, ...]
    client_id: str
    files: tuple[FileView, ...] = ()
    deleted: bool = False
    above: str = ""
    moments: tuple[MomentView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChatState:
    """Who holds the conversation; ``operator`` is their name. ``language`` is the conversation's. ``mail``: the address
    that is written to when a reply is not read, or ""; ``mail_problem``: nothing arrives there.
    ``moved``: the channel in which the chat that was here goes on, or "".
    """

    holder: str = Holder.BOT.value
    operator: str = ""
    language: str = ""
    mail: str = ""
    mail_problem: bool = False
    moved: str = ""


def is_visible(message: Message) -> bool:
    """The customer's own messages, and of ours only what was sent and not deleted."""
    if message.deleted_at is not None:
        return False
    if message.author is Author.CUSTOMER:
        return not message.channel_key.startswith(HIDDEN)
    return message.delivery is Delivery.SENT


def to_view(message: Message) -> MessageView:
    """A visible message for the page; of one that was deleted nothing but that."""
    if message.deleted_at is not None:
        message = replace(message, text="", attachments=(), buttons=(), revisions=(), source=None)
    own = message.author is Author.CUSTOMER and message.channel_key.startswith("c:")
    return MessageView(
        id=message.id,
        author=_find_author(message).value,
        name=message.person_name if message.author is Author.OPERATOR else "",
        text=message.text,
        html=render_message(message.text) if message.source is not None else "",
        above=_shorten(message.quote or _plain(message.replied)) if message.replied is not None else "",
        at=message.created_at.isoformat(),
        edited=bool(message.revisions) and message.author is not Author.SYSTEM,
        buttons=() if message.author is Author.CUSTOMER else message.buttons,
        client_id=message.channel_key.removeprefix("c:") if own else "",
        files=tuple(
            FileView(number=number, kind=one.kind, name=one.name, size=one.size)
            for number, one in enumerate(message.attachments)
            if one.own_key
        ),
        deleted=message.deleted_at is not None,
        moments=tuple(MomentView(words=one.words, at=one.at.isoformat()) for one in message.moments),
    )


def _find_author(message: Message) -> Author:
    """Who it reads as: an article is the bot's, also where it stands in a notice to somebody who waits."""
    return Author.BOT if message.author is Author.SYSTEM and message.source is not None else message.author


def to_state(
    conversation: Conversation | None, *, operator: str = "", contact: Contact | None = None, moved: str = ""
) -> ChatState:
    """The state the page shows; before the first message the bot holds the conversation."""
    if conversation is None:
        return ChatState(moved=moved)
    return ChatState(
        holder=conversation.owner.holder.value,
        operator=operator,
        language=conversation.language,
        mail=contact.address if contact is not None else "",
        mail_problem=contact is not None and bool(contact.problem),
    )


def to_json(view: MessageView | ChatState) -> str:
    """One line of JSON."""
    return dump_json(view).decode()


def _plain(replied: Replied) -> str:
    return to_plain(replied.text) if replied.markup else replied.text


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= ABOVE else words[: ABOVE - 1].rstrip() + "…"
