"""What the reply box of one chat is given: the draft, the canned replies, and what the customer asked last."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from bot.core.messages import Attachment, Author
from bot.core.people import Person, Right
from bot.core.snippets import Snippet
from bot.errors import TooLarge
from bot.service.cases import snippets
from bot.service.cases.reply import REPLY_LIMIT
from bot.service.outbox.enclosing import keep_upload, owner_of_staff, take_back
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import drafts, escalations
from bot.storage.chat import conversations, files, messages
from bot.storage.database import Tx

LAST_LINES: Final = 12  # among which the customer's last question is looked for
QUESTION_LIMIT: Final = 1000


@dataclass(frozen=True, kw_only=True)
class Composing:
    """``draft`` and ``files`` are what this person began to write here; ``snippets`` are filled in for this chat."""

    draft: str
    files: tuple[Attachment, ...]
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the customer wrote last, and the language they are answered in."""

    text: str
    language: str


def access_composing(tx: Tx, app: App, person: Person, conversation_id: int) -> Composing:
    """What is at hand for a reply in this chat.

    Raises:
        NotAllowed: the role does not answer chats.
        NotFound: there is no such chat.
    """
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.get(tx, conversation_id)
    case = escalations.find_open(tx, conversation_id)
    found = snippets.list_snippets(tx, person)
    return Composing(
        draft=drafts.find_draft(tx, person_id=person.id, conversation_id=conversation_id),
        files=files.list_waiting(tx, owner_of_staff(person, conversation_id)),
        snippets=snippets.fill_for(app, person, found, conversation=conversation, case=case),
    )


def access_asked(tx: Tx, person: Person, conversation_id: int) -> Asked:
    """What the customer asked: all they wrote since somebody answered, else the question of the case."""
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.get(tx, conversation_id)
    words: list[str] = []
    for message in reversed(messages.list_transcript(tx, conversation_id, limit=LAST_LINES)):
        if message.author is Author.CUSTOMER:
            words.append(message.text)
        elif words and message.author is not Author.SYSTEM:
            break
    case = escalations.find_open(tx, conversation_id)
    text = "\n".join(filter(str.strip, reversed(words))) or (case.brief.question if case is not None else "")
    return Asked(text=text[-QUESTION_LIMIT:], language=conversation.language)


def do_keep_draft(tx: Tx, person: Person, conversation_id: int, text: str) -> None:
    """Remember what was typed and not sent; nobody else ever sees it.

    Raises:
        TooLarge: no reply could be so long.
    """
    check_right(person, Right.ANSWER_CHATS)
    if len(text) > REPLY_LIMIT:
        raise TooLarge(limit=f"{REPLY_LIMIT} characters")
    conversations.get(tx, conversation_id)
    drafts.record_draft(tx, person_id=person.id, conversation_id=conversation_id, text=text)


async def attach(
    app: App, person: Person, conversation_id: int, *, name: str, pieces: AsyncIterator[bytes]
) -> Attachment:
    """Take in a file for the next reply of this person in this chat.

    Raises:
        TooLarge, EmptyFile, FileLies, TooManyFiles, FilesFull: it can't be sent.
    """
    check_right(person, Right.ANSWER_CHATS)
    await app.database.read(conversations.get, conversation_id)
    owner, limit = owner_of_staff(person, conversation_id), app.settings.upload_limit_mb
    return await keep_upload(app, owner, name=name, pieces=pieces, limit_mb=limit)


async def detach(app: App, person: Person, conversation_id: int, key: str) -> None:
    """Throw away a file that was to go with the next reply."""
    check_right(person, Right.ANSWER_CHATS)
    await take_back(app, owner_of_staff(person, conversation_id), key)
