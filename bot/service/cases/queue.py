"""The queue and one case as operators see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.core.case import Case, Promised, State
from bot.core.clocks.dues import Due, DueKind, Reminder
from bot.core.conversation import Conversation
from bot.core.messages import Message, Planned
from bot.core.notes import Note
from bot.core.people import Person, Right
from bot.core.policy.why import Why
from bot.core.queue import ListedCase
from bot.core.reach.behalf import Window
from bot.core.reach.inbound import Inbound
from bot.core.reach.mail import Mail
from bot.service.cases.clocks.measuring import with_clocks
from bot.service.people.rights import check_right
from bot.service.ports import App
from bot.storage.cases import dues, escalations, listing, notes, planned
from bot.storage.chat import behalf, conversations, letters, mails, messages
from bot.storage.database import Tx

LINES = 50  # of a transcript at once


@dataclass(frozen=True, kw_only=True)
class Queue:
    """The open cases in the order of the queue, and the reminders of all whose time has come."""

    cases: tuple[ListedCase, ...] = ()
    reminders: tuple[Reminder, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[int, ListedCase]:
        return {case.id: case for case in self.cases}

    @cached_property
    def by_conversation(self) -> Mapping[int, ListedCase]:
        return {case.conversation_id: case for case in self.cases}

    @cached_property
    def waiting(self) -> int:
        """How many nobody has taken."""
        return sum(case.state is State.WAITING for case in self.cases)


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """What an operator sees of one conversation: a part of its transcript, whose very first line is ``first``;
    ``dues``: its promises, and the reminders of who looks; ``mails``: letters that told what was not read;
    ``letters``: those that became lines of it; ``window``: until when the customer can be written to, if that ends.
    """

    conversation: Conversation
    escalation: Case | None
    transcript: tuple[Message, ...]
    first: int
    past: tuple[Case, ...]
    notes: tuple[Note, ...] = ()
    planned: tuple[Planned, ...] = ()
    dues: tuple[Due, ...] = ()
    mails: tuple[Mail, ...] = ()
    letters: tuple[Inbound, ...] = ()
    window: Window | None = None

    @property
    def promised(self) -> Promised | None:
        """What is promised next."""
        standing = (one for one in self.dues if one.kind is DueKind.PROMISE and one.stands)
        return next((Promised(warn_at=one.warn_at, due_at=one.due_at) for one in standing), None)


def list_queue(tx: Tx, person: Person) -> tuple[ListedCase, ...]:
    """Open cases in the order of the queue."""
    check_right(person, Right.ANSWER_CHATS)
    return listing.list_open_cases(tx)


def read_queue(tx: Tx, app: App) -> Queue:
    """The same with clocks, for all who may see it, whose right ``check_queue`` checks at each look."""
    cases = with_clocks(app.business, listing.list_open_cases(tx))
    return Queue(cases=cases, reminders=dues.list_reminders(tx))


def check_queue(person: Person) -> None:
    """Raises NotAllowed: the role does not answer chats."""
    check_right(person, Right.ANSWER_CHATS)


def merge_queues(before: Queue, now: Queue) -> Queue:
    """``now``, with the objects of ``before`` for every case that is as it was; ``before`` itself when all are."""
    known = before.by_id
    kept = tuple(known[case.id] if known.get(case.id) == case else case for case in now.cases)
    same = (
        before.reminders == now.reminders
        and len(kept) == len(before.cases)
        and all(one is other for one, other in zip(kept, before.cases, strict=True))
    )
    return before if same else Queue(cases=kept, reminders=now.reminders)


def access_case(tx: Tx, person: Person, conversation_id: int, *, after: int = 0, limit: int = LINES) -> OpenCase:
    """One conversation with its open case, past cases, and the newest ``limit`` lines after a message id (bot turns and
    buttons included).
    """
    check_right(person, Right.ANSWER_CHATS)
    conversation = conversations.get(tx, conversation_id)
    held, past = escalations.list_of(tx, conversation_id)
    return OpenCase(
        conversation=conversation,
        escalation=held,
        transcript=messages.list_transcript(tx, conversation_id, after=after, limit=limit),
        first=messages.find_first(tx, conversation_id),
        past=past,
        notes=notes.list_notes(tx, conversation_id),
        planned=planned.list_of(tx, conversation_id),
        dues=dues.list_for(tx, conversation_id, person_id=person.id),
        mails=mails.list_mails(tx, conversation_id),
        letters=letters.list_of(tx, conversation_id),
        window=behalf.find_window(tx, conversation),
    )


def access_earlier(tx: Tx, person: Person, conversation_id: int, *, before: int) -> tuple[Message, ...]:
    """The lines that stand before a message, as many as are shown at once."""
    check_right(person, Right.ANSWER_CHATS)
    return messages.list_transcript(tx, conversation_id, before=before, limit=LINES)


def access_around(tx: Tx, person: Person, conversation_id: int, *, line: int) -> tuple[Message, ...]:
    """A line that is not among the newest, with what stands around it; nothing when it is not in this chat."""
    check_right(person, Right.ANSWER_CHATS)
    until = messages.list_transcript(tx, conversation_id, before=line + 1, limit=LINES // 2)
    if not until or until[-1].id != line:
        return ()
    return (*until, *messages.list_next(tx, conversation_id, after=line, limit=LINES // 2))


def access_why(tx: Tx, person: Person, message_id: int) -> Why | None:
    """Why the bot said this; None when there is no reason on record."""
    check_right(person, Right.ANSWER_CHATS)
    return messages.get_why(tx, message_id)
