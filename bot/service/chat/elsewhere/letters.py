"""The page's side of letters: an address, what was read, and the link that leads back."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.conversation import Conversation
from bot.core.reach.codes import digest
from bot.core.reach.mail import mask_address
from bot.errors import NotFound
from bot.service.chat.elsewhere.problems import LinkOver, LinkUnknown, LinkUsed
from bot.service.chat.pages import Place
from bot.service.outbox.mail import contact
from bot.service.outbox.mail.sending import PURPOSE
from bot.service.ports import App
from bot.storage.chat import conversations, links
from bot.storage.chat.links import Link
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class Way:
    """Where a link leads. ``mine``: this browser shows the chat already; ``address``: whose it is, masked."""

    mine: bool
    address: str


def do_give(tx: Tx, app: App, place: Place, text: str) -> str:
    """Write to this address when a reply is not read; with "" nowhere. The address as it is kept.

    Raises:
        NotFound: nothing was written in this chat yet.
        BadAddress, NoMail.
    """
    conversation = _lock(tx, place)
    if text.strip():
        return contact.do_give(tx, app, conversation, text)
    contact.do_take_away(tx, conversation.id)
    return ""


def do_note_seen(tx: Tx, place: Place, through: int) -> None:
    """The customer has had all up to this line before them."""
    conversation = conversations.find(tx, channel=place.channel, chat_key=place.chat_key)
    if conversation is not None:
        contact.do_note_seen(tx, conversation.id, through)


def find_way(tx: Tx, place: Place, code: str) -> Way:
    """Where the link of a letter leads; nothing is used up by a look.

    Raises:
        LinkUnknown, LinkOver, LinkUsed: nowhere, or no more.
    """
    link = _access_link(tx, code)
    mine = _is_mine(tx, place, link)
    if not mine:
        _check_open(tx, link)
    return Way(mine=mine, address=_say_address(tx, link))


def do_return(tx: Tx, place: Place, code: str, *, new_key: str) -> bool:
    """Have another browser show the chat, known as ``new_key`` from now on; False where it does already.

    Raises:
        LinkUnknown, LinkOver, LinkUsed.
    """
    link = _access_link(tx, code)
    conversations.lock(tx, link.conversation_id)
    if _is_mine(tx, place, link):
        return False
    if not links.take_link(tx, link):
        _check_open(tx, _access_link(tx, code))
        raise LinkUsed()
    links.record_key(tx, link.conversation_id, channel=place.channel, chat_key=new_key)
    return True


def do_stop(tx: Tx, code: str) -> None:
    """No more letters to whom this one went; also by a link that opens nothing any more.

    Raises:
        LinkUnknown: we never gave it.
    """
    link = _access_link(tx, code)
    conversations.lock(tx, link.conversation_id)
    contact.do_take_away(tx, link.conversation_id)


def _lock(tx: Tx, place: Place) -> Conversation:
    conversation = conversations.find(tx, channel=place.channel, chat_key=place.chat_key)
    if conversation is None:
        raise NotFound(what="conversation")
    return conversations.lock(tx, conversation.id)


def _access_link(tx: Tx, code: str) -> Link:
    link = links.find_link(tx, digest(code), purpose=PURPOSE)
    if link is None:
        raise LinkUnknown()
    return link


def _check_open(tx: Tx, link: Link) -> None:
    if link.used_at is not None:
        raise LinkUsed()
    if link.expires_at < tx.now:
        raise LinkOver()


def _is_mine(tx: Tx, place: Place, link: Link) -> bool:
    own = conversations.find(tx, channel=place.channel, chat_key=place.chat_key)
    return own is not None and own.id == link.conversation_id


def _say_address(tx: Tx, link: Link) -> str:
    known = contact.find_contact(tx, link.conversation_id)
    return mask_address(known.address) if known is not None else ""
