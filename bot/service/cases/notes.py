"""Notes: what colleagues write to each other beside a chat. No customer ever reads one: they are no messages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.notes import NOTE_LIMIT
from bot.core.people import Person, Right
from bot.core.presence import Colleague
from bot.errors import EmptyReply, TooLarge
from bot.service.people.rights import check_right
from bot.storage.cases import holders, notes
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.system import audit


def do_note(tx: Tx, person: Person, conversation_id: int, text: str, *, client_id: str) -> int:
    """Leave a note in any chat, whoever has it; its id. Who is called by "@name" finds the chat marked, and so does who
    has the chat.

    The same ``client_id`` again writes nothing and returns the first id.

    Raises:
        EmptyReply, TooLarge: an empty or endless text.
    """
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.lock(tx, conversation_id)
    known = notes.find_by_client_id(tx, client_id)
    if known is not None:
        return known
    text = check_note(text)
    if not text:
        raise EmptyReply()
    called = {one.id for one in find_called(text, holders.list_colleagues(tx))}
    if conversation.owner.person_id is not None:
        called.add(conversation.owner.person_id)
    number = notes.record_note(
        tx,
        conversation_id=conversation_id,
        person_id=person.id,
        text=text,
        client_id=client_id,
        mentioned=sorted(called - {person.id}),
    )
    audit.record_audit(tx, person_id=person.id, action="note", object=str(conversation_id))
    return number


def check_note(text: str) -> str:
    """The text without blanks around it.

    Raises:
        TooLarge: it is endless.
    """
    text = text.strip()
    if len(text) > NOTE_LIMIT:
        raise TooLarge(limit=f"{NOTE_LIMIT} characters")
    return text


def do_see_mentions(tx: Tx, person: Person, conversation_id: int) -> None:
    """The person has the chat before them: the mark goes."""
    notes.record_seen(tx, conversation_id, person_id=person.id)


def find_called(text: str, colleagues: Iterable[Colleague]) -> tuple[Colleague, ...]:
    """Whom "@name" or "@login" calls; a longer name hides a shorter one that it begins with."""
    names = sorted(
        ((name.casefold(), one) for one in colleagues for name in (one.name, one.login) if name),
        key=lambda pair: -len(pair[0]),
    )
    rest, found = text.casefold(), dict[int, Colleague]()
    for name, one in names:
        called = re.compile(rf"(?<!\w)@{re.escape(name)}(?!\w)")
        rest, hits = called.subn("", rest)
        if hits:
            found[one.id] = one
    return tuple(found.values())
