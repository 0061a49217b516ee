"""A reply that would cross with what its writer has not seen is stopped once; who sends it again means it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.people import Person
from bot.service.outbox.refusals import CameMeanwhile
from bot.storage.cases import notes
from bot.storage.chat import messages
from bot.storage.database import Tx


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The newest line and the newest note that the writer of a reply has had before them."""

    line: int
    note: int


def check_seen(tx: Tx, person: Person, conversation_id: int, seen: Seen | None) -> None:
    """Refuse a reply whose writer has not seen all that the customer and colleagues wrote; under the lock of the chat.

    Raises:
        CameMeanwhile: something came; what is the newest now stands in the error.
    """
    if seen is None:
        return
    line = messages.find_newest_of_others(tx, conversation_id, person_id=person.id)
    note = notes.find_newest_of_others(tx, conversation_id, person_id=person.id)
    if line > seen.line or note > seen.note:
        raise CameMeanwhile(line=max(line, seen.line), note=max(note, seen.note))
