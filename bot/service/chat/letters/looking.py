"""The letters that came, for leads: what became of each, and those that nobody would see otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.people import Person, Right
from bot.core.reach.inbound import Fate, Inbound
from bot.errors import NotFound
from bot.service.cases.customer.joining import find_chat
from bot.service.chat.letters import taking
from bot.service.chat.letters.state import MailboxState, find_state
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.chat import letters
from bot.storage.database import Tx
from bot.storage.system import audit


@dataclass(frozen=True, kw_only=True)
class LetterList:
    """The newest letters, or those that are ``open``; how many these are, and how the mailbox is."""

    letters: tuple[Inbound, ...]
    open: int
    mailbox: MailboxState


def access_letters(tx: Tx, person: Person, *, is_open: bool) -> LetterList:
    """Raises NotAllowed: the role does not watch the desk."""
    check_right(person, Right.WATCH_DESK)
    return LetterList(
        letters=letters.list_letters(tx, is_open=is_open), open=letters.count_open(tx), mailbox=find_state(tx)
    )


def do_set_done(tx: Tx, person: Person, letter_id: int) -> None:
    """Nothing more is needed of this letter."""
    check_right(person, Right.WATCH_DESK)
    if letters.record_done(tx, letter_id, person_id=person.id):
        audit.record_audit(tx, person_id=person.id, action="letter.done", object=str(letter_id))


async def put_into(app: App, person: Person, letter_id: int, number: str) -> int:
    """Make a letter a line of the chat of this case, as if it had named it; the conversation.

    Raises:
        NoSuchCase: there is no such number.
        NotFound: the letter is not kept any more, or is a line of a chat already.
    """
    letter, conversation_id = await app.database.read(_access, person, letter_id, number)
    await taking.take(app, letter, into=conversation_id)
    await app.database.write(_do_note, person, letter_id, conversation_id)
    return conversation_id


def _access(tx: Tx, person: Person, letter_id: int, number: str) -> tuple[Inbound, int]:
    check_right(person, Right.WATCH_DESK)
    conversation_id, letter = find_chat(tx, number), letters.get(tx, letter_id)
    if letter is None or not letter.raw_key or letter.fate in (Fate.NEW, Fate.TAKEN):
        raise NotFound(what="letter")
    return letter, conversation_id


def _do_note(tx: Tx, person: Person, letter_id: int, conversation_id: int) -> None:
    audit.record_audit(tx, person_id=person.id, action="letter.put", object=f"{letter_id} {conversation_id}")
