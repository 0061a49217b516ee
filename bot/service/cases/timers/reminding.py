"""Reminders somebody asks for, for themselves, in any chat, with a note of what is to be done."""

from __future__ import annotations

from datetime import datetime

from bot.core.clocks.dues import DueKind
from bot.core.people import Person, Right
from bot.errors import PastMoment
from bot.service.cases.notes import check_note
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import dues, escalations
from bot.storage.chat import conversations
from bot.storage.database import Tx


def do_remind(tx: Tx, app: App, person: Person, conversation_id: int, *, at: datetime, note: str) -> int:
    """Call this person back to a chat at a time; the id of the reminder. No customer and no colleague sees it.

    Raises:
        PastMoment: the time has passed while it was being chosen.
        TooLarge: an endless note.
    """
    check_right(person, Right.ANSWER_CHATS)
    conversations.lock(tx, conversation_id)
    if at <= tx.now:
        raise PastMoment(moment=at.astimezone(app.business.zone).strftime("%d.%m.%Y %H:%M"))
    case = escalations.find_open(tx, conversation_id)
    return dues.record_due(
        tx,
        kind=DueKind.REMINDER,
        conversation_id=conversation_id,
        case_id=case.id if case is not None else None,
        person_id=person.id,
        note=check_note(note),
        warn_at=at,
        due_at=at,
    )
