"""What an operator sends."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.case import Woken
from bot.core.messages import Author, Kind, NewMessage
from bot.core.people import Person
from bot.errors import EmptyReply, TooLarge
from bot.service.cases.clocks import measuring, promising
from bot.service.cases.holding import check_holder
from bot.service.cases.unseen import Seen, check_seen
from bot.service.outbox import delivery, enclosing, posting
from bot.service.outbox.behalf import check_reachable
from bot.service.ports import App
from bot.storage.cases import drafts, escalations, planned, snippets, snoozes, suggestions
from bot.storage.chat import conversations, messages, outbox
from bot.storage.database import Tx

REPLY_LIMIT: Final = 20_000


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """What comes with the text of a reply: the canned replies and the suggestion (0: none) it was made of, which are
    counted, files by key, what its writer has seen, None where nobody asks, and the line it answers, 0 for none.
    """

    snippet_ids: Collection[int] = ()
    files: Sequence[str] = ()
    seen: Seen | None = None
    suggestion: int = 0
    reply_to: int = 0


NOTHING: Final = Enclosed()


def do_reply(
    tx: Tx,
    app: App,
    person: Person,
    conversation_id: int,
    text: str,
    *,
    client_id: str,
    enclosed: Enclosed = NOTHING,
) -> int:
    """Answer the customer; the message id. The same ``client_id`` again sends nothing and returns the first id.

    The person's draft in this chat is gone with it.

    Raises:
        NotYours: somebody else has the chat by now; nothing was sent.
        EmptyReply, TooLarge: an empty or endless text; with files it may be empty.
        WindowShut, MayNotReply, NotConnected: nothing can be sent on behalf of the account now.
        CameMeanwhile: the customer or a colleague wrote what the person has not seen.
        NotFound, TooManyFiles: a file is no longer there, or there are more than one message takes.
    """
    conversations.lock(tx, conversation_id)  # of two tabs with one client_id the second waits here
    known = outbox.find_by_client_id(tx, client_id)
    if known is not None:
        return known.message_id
    text = check_text(text, enclosed)
    conversation = check_holder(tx, person, conversation_id)
    check_reachable(tx, conversation)
    check_seen(tx, person, conversation_id, enclosed.seen)
    attached = enclosing.do_enclose(tx, enclosing.owner_of_staff(person, conversation_id), enclosed.files)
    kind = Kind.MEDIA if attached else Kind.TEXT
    case = escalations.find_open(tx, conversation_id)
    promise = promising.read(app, case, text, now=tx.now)
    message = NewMessage(
        text=text,
        kind=kind,
        attachments=attached,
        author=Author.OPERATOR,
        person_id=person.id,
        reply_to=find_replied(tx, conversation_id, enclosed),
        moments=promising.list_moments(promise, text),
    )
    message_id = posting.post(tx, conversation, message, client_id=client_id)
    conversations.stop_waiting(tx, conversation_id)
    drafts.record_draft(tx, person_id=person.id, conversation_id=conversation_id, text="")
    planned.remove_said(tx, conversation_id, person_id=person.id, text=text)
    record_made_of(tx, person, conversation_id, text, enclosed)
    if case is not None:
        measuring.record_replied(tx, app.business, case, conversation, text)
        promising.record_reply(tx, app, case, person, message_id, promise)
        if case.woken is not Woken.NO:
            snoozes.record_woken(tx, case.id, Woken.NO)
    return message_id


def find_replied(tx: Tx, conversation_id: int, enclosed: Enclosed) -> int | None:
    """The line it answers, if that stands in this chat and was not taken back."""
    found = messages.find(tx, enclosed.reply_to) if enclosed.reply_to else None
    fits = found is not None and found.conversation_id == conversation_id and found.deleted_at is None
    return enclosed.reply_to if fits else None


def record_made_of(tx: Tx, person: Person, conversation_id: int, text: str, enclosed: Enclosed) -> None:
    """Count what helped to write it."""
    if enclosed.snippet_ids:
        snippets.record_use(tx, enclosed.snippet_ids, person_id=person.id)
    if enclosed.suggestion:
        where = {"person_id": person.id, "conversation_id": conversation_id}
        suggestions.record_sent(tx, enclosed.suggestion, text, **where)


def check_text(text: str, enclosed: Enclosed = NOTHING) -> str:
    """The text without the space around it; with files it may be empty.

    Raises:
        EmptyReply, TooLarge: it is empty or endless.
    """
    text = text.strip()
    if not text and not enclosed.files:
        raise EmptyReply()
    if len(text) > REPLY_LIMIT:
        raise TooLarge(limit=f"{REPLY_LIMIT} characters")
    return text


def do_resend(tx: Tx, person: Person, message_id: int) -> None:
    """Send a message again that failed or was withheld; only the holder of the chat may."""
    message = messages.get(tx, message_id)
    conversation = check_holder(tx, person, message.conversation_id)
    outbox_id = delivery.do_resend(tx, message_id)
    if outbox_id is not None:
        posting.queue_delivery(tx, conversation, outbox_id, author=message.author)
