"""One person in two channels: a short code of one chat, typed in the other, says that both are theirs.

Nothing is moved: each chat keeps its transcript, its owner and its case, and staff see both.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.core.conversation import Conversation
from bot.core.messages import Author, Incoming, Kind, NewMessage
from bot.core.reach.codes import digest, make_short_code, read_short_code
from bot.core.reach.joins import How
from bot.service.chat.moves import places
from bot.service.outbox import posting, wording
from bot.service.ports import App
from bot.storage.chat import conversations, joins, links, messages
from bot.storage.chat.links import Link
from bot.storage.database import Tx
from bot.storage.system import audit

COMMAND: Final = "link"
PURPOSE: Final = "join"
LIFETIME: Final = timedelta(minutes=15)
HOUR: Final = timedelta(hours=1)
MOST_MADE: Final = 5  # codes of one chat in an hour
MOST_TRIED: Final = 10


def do_give(tx: Tx, app: App, conversation: Conversation) -> None:
    """A code of this chat, once, for a quarter of an hour; an older one does no more."""
    if links.count_links(tx, conversation.id, purpose=PURPOSE, since=tx.now - HOUR) >= MOST_MADE:
        _say(tx, app, conversation, "link-many")
        return
    links.retire_links(tx, conversation.id, purpose=PURPOSE)
    code, expires_at = make_short_code(), tx.now + LIFETIME
    links.record_link(
        tx, code_hash=digest(code), conversation_id=conversation.id, purpose=PURPOSE, expires_at=expires_at
    )
    _say(tx, app, conversation, "link-code", code=code)


def do_take(tx: Tx, app: App, incoming: Incoming) -> bool:
    """Join two chats by what a customer typed; False where that is no code."""
    found = is_code(tx, incoming)
    if found:
        do_join(tx, app, incoming)
    return found


def is_code(tx: Tx, incoming: Incoming) -> bool:
    """Whether a customer types a code: behind the command anything, by itself only one that we gave."""
    if incoming.kind is Kind.COMMAND:
        return incoming.command == COMMAND and bool(incoming.text.strip())
    code = read_short_code(incoming.text) if incoming.kind is Kind.TEXT else ""
    return bool(code) and links.find_link(tx, digest(code), purpose=PURPOSE) is not None


def do_join(tx: Tx, app: App, incoming: Incoming) -> None:
    """Both chats are of one person, if the code is good; they read that it is, or why it is not."""
    link = links.find_link(tx, digest(read_short_code(incoming.text)), purpose=PURPOSE)
    here = _open(tx, app, incoming, link)
    if messages.find_by_key(tx, conversation_id=here.id, channel_key=incoming.message_key):
        return
    _record(tx, here, incoming)
    problem = _find_problem(tx, here, link)
    if problem or link is None:
        _say(tx, app, here, problem)
        return
    joins.record_join(tx, link.conversation_id, here.id, how=How.CODE)
    audit.record_audit(tx, person_id=None, action="customer.link", object=f"{link.conversation_id} {here.id}")
    _say(tx, app, here, "link-done")
    _say(tx, app, conversations.get(tx, link.conversation_id), "link-joined")


def _find_problem(tx: Tx, here: Conversation, link: Link | None) -> str:
    """Why the code does not join; a good one is used up. The key of what is said."""
    if messages.count_commands(tx, here.id, name=COMMAND, since=tx.now - HOUR) > MOST_TRIED:
        return "link-many"
    if link is None:
        return "link-unknown"
    if link.conversation_id == here.id:
        return "link-own"
    if not links.take_link(tx, link):
        return "link-used" if link.used_at is not None else "link-over"
    return "link-already" if _are_joined(tx, here.id, link.conversation_id) else ""


def _are_joined(tx: Tx, one: int, other: int) -> bool:
    return any(other in (join.conversation_id, join.other_id) for join in joins.list_joins(tx, one))


def _open(tx: Tx, app: App, incoming: Incoming, link: Link | None) -> Conversation:
    """The chat they type in; both are locked in the order of their ids, so that two never wait for each other."""
    here = conversations.find(tx, channel=incoming.channel, chat_key=incoming.chat_key, account=incoming.account)
    wanted = {here.id} if here is not None else set[int]()
    wanted |= {link.conversation_id} if link is not None else set()
    for one in sorted(wanted):
        conversations.lock(tx, one)
    return places.do_open(tx, app, incoming)


def _record(tx: Tx, here: Conversation, incoming: Incoming) -> None:
    """The line stands in the transcript, the code in it does not: it is a secret of theirs until it is used."""
    text = f"/{COMMAND} …"
    message = NewMessage(author=Author.CUSTOMER, kind=Kind.COMMAND, text=text, channel_key=incoming.message_key or None)
    messages.record_message(tx, message, conversation_id=here.id)


def _say(tx: Tx, app: App, conversation: Conversation, key: str, **values: str) -> None:
    text = wording.say(tx, app, conversation, key, **values)
    posting.post(tx, conversation, NewMessage(text=text, author=Author.SYSTEM))
