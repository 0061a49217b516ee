"""Going on in another channel: a one-time code from the web chat makes the chat, its case included, one of Telegram.

The conversation stays what it is: its lines, its case, its owner. Only the place where it is held changes, so there
is one owner as ever. Where it was, a browser sees what was said until then, and nothing of what follows.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.conversation import BOT, Conversation, Holder
from bot.core.messages import Author, Incoming, Kind, NewMessage
from bot.core.reach.codes import digest, make_code
from bot.core.reach.joins import ASIDE, How, Kept
from bot.errors import NotFound, Refused
from bot.service.cases import requests
from bot.service.chat.moves import places
from bot.service.outbox import posting, wording
from bot.service.outbox.mail import contact
from bot.service.outbox.mail.sending import PURPOSE as RETURN
from bot.service.ports import App
from bot.storage.chat import conversations, joins, links, messages, moves
from bot.storage.chat.links import Link
from bot.storage.database import Tx

CHANNEL: Final = "telegram"
PREFIX: Final = "go-"
PURPOSE: Final = "move"
LIFETIME: Final = timedelta(minutes=15)


class NoMove(Refused):
    """This conversation can't be taken along to another messenger now. Just write here."""


def find_bot(app: App) -> str:
    """The address of our bot, "" where there is none or its name is not known."""
    username = str(getattr(app.channels.get(CHANNEL), "username", ""))
    return f"https://t.me/{username}" if username else ""


def do_invite(tx: Tx, app: App, *, channel: str, chat_key: str) -> str:
    """A link that takes the chat along, once, for a quarter of an hour; an older one does no more.

    Raises:
        NotFound: nothing was written in this chat yet.
        NoMove: there is no bot, or no person is called.
    """
    conversation = conversations.find(tx, channel=channel, chat_key=chat_key)
    if conversation is None:
        raise NotFound(what="conversation")
    if not find_bot(app) or conversation.owner.holder is Holder.BOT:
        raise NoMove()
    conversations.lock(tx, conversation.id)
    links.end_links(tx, conversation.id, purpose=PURPOSE)
    code, expires_at = make_code(), tx.now + LIFETIME
    links.record_link(
        tx, code_hash=digest(code), conversation_id=conversation.id, purpose=PURPOSE, expires_at=expires_at
    )
    return f"{find_bot(app)}?start={PREFIX}{code}"


def is_code(incoming: Incoming) -> bool:
    """Whether a customer comes with a chat from elsewhere."""
    if incoming.channel != CHANNEL or incoming.kind is not Kind.COMMAND:
        return False
    return incoming.command == "start" and incoming.text.startswith(PREFIX)


def do_move(tx: Tx, app: App, incoming: Incoming) -> None:
    """Hold the chat of the code where the customer came from; they read that it worked, or why it did not."""
    link = links.find_link(tx, digest(incoming.text.strip().removeprefix(PREFIX)), purpose=PURPOSE)
    here = _find_here(tx, incoming)
    coming = _lock_both(tx, link, here)
    if link is None or coming is None:
        _say(tx, app, places.do_open(tx, app, incoming), "move-unknown")
    elif here is not None and here.id == coming.id:
        requests.do_tell(tx, app, coming)
    elif not links.take_link(tx, link):
        _say(tx, app, places.do_open(tx, app, incoming), "move-used" if link.used_at is not None else "move-over")
    elif here is not None and here.owner.holder is not Holder.BOT:
        joins.record_join(tx, here.id, coming.id, how=How.MOVE)
        _say(tx, app, here, "move-open")
    else:
        _welcome(tx, app, incoming, _settle(tx, incoming, coming, here))


def _settle(tx: Tx, incoming: Incoming, coming: Conversation, here: Conversation | None) -> Conversation:
    """Put the chat in the place of the one that was here, which keeps its lines and is known as the same person's."""
    last_id, kept = messages.find_newest(tx, coming.id), _keep(tx, coming.id)
    moves.record_move(tx, coming, to_channel=incoming.channel, last_id=last_id, kept=kept)
    contact.do_take_away(tx, coming.id)
    links.end_links(tx, coming.id, purpose=RETURN)
    if here is not None:
        conversations.stop_waiting(tx, here.id)
        conversations.record_blocked(tx, here.id, blocked=True)  # nobody can be written to there
        conversations.record_owner(tx, here, BOT)  # what is on its way there is withheld
        aside = f"{ASIDE}-{here.id}-{coming.id}"
        conversations.record_place(tx, here, channel=here.channel, account=here.account, chat_key=aside)
        joins.record_join(tx, coming.id, here.id, how=How.MOVE)
    place = {"channel": incoming.channel, "account": incoming.account, "chat_key": incoming.chat_key}
    return conversations.record_place(tx, coming, **place)


def _keep(tx: Tx, conversation_id: int) -> Kept:
    """What the chat has at this place, for the case that it comes back."""
    known, keys = contact.find_contact(tx, conversation_id), links.list_keys(tx, conversation_id)
    if known is None:
        return Kept(keys=keys)
    return Kept(address=known.address, seen_through=known.seen_through, keys=keys)


def _welcome(tx: Tx, app: App, incoming: Incoming, moved: Conversation) -> None:
    """How things stand is said anew, for what stood before is not seen here."""
    conversation = places.do_open(tx, app, incoming)  # by the name they have here
    assert conversation.id == moved.id
    _say(tx, app, conversation, "move-done")
    requests.do_tell(tx, app, conversation)


def _find_here(tx: Tx, incoming: Incoming) -> Conversation | None:
    return conversations.find(tx, channel=incoming.channel, chat_key=incoming.chat_key, account=incoming.account)


def _lock_both(tx: Tx, link: Link | None, here: Conversation | None) -> Conversation | None:
    """In the order of their ids, so that two who do this at once never wait for each other."""
    wanted = {here.id} if here is not None else set[int]()
    wanted |= {link.conversation_id} if link is not None else set()
    locked = {one: conversations.lock(tx, one) for one in sorted(wanted)}
    return locked[link.conversation_id] if link is not None else None


def _say(tx: Tx, app: App, conversation: Conversation, key: str) -> None:
    text = wording.say(tx, app, conversation, key)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
