"""Writing to a customer who has not read the replies: again while the server is down, never once they have read."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from email.message import EmailMessage

from bot.core.conversation import Conversation
from bot.core.jobs import Job
from bot.core.reach.codes import digest, make_code
from bot.core.reach.mail import GIVE_UP, RETURN, Contact, Mail, MailState, find_due, find_pause
from bot.service.outbox.delivery import TryLater
from bot.service.outbox.mail import signing, wire
from bot.service.outbox.mail.contact import can_mail
from bot.service.outbox.mail.wording import Told, render_letter
from bot.service.ports import App
from bot.storage.chat import conversations, links, mails, messages
from bot.storage.database import Tx

log = logging.getLogger(__name__)

PURPOSE = "return"
MOST = 20  # replies in one letter; what is older stands in the chat
TWICE = 2  # so often a letter is handed over that may have arrived


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A letter that is being sent."""

    conversation_id: int
    mail: Mail
    letter: EmailMessage


async def send_mail(app: App, job: Job) -> None:
    """Write to the customer of a chat, if there is still something they have not read.

    Raises:
        TryLater: it is too early, or the server was not reached.
    """
    parcel = await app.database.write(do_start, app, int(job.payload["conversation_id"]))
    if parcel is None:
        return
    try:
        await wire.send(app.settings, parcel.letter, to=parcel.mail.address)
    except wire.MailBounced as error:
        await app.database.write(do_fail, parcel, MailState.BOUNCED, error.problem)
    except wire.MailRefused as error:
        await app.database.write(do_fail, parcel, MailState.FAILED, error.problem)
    except wire.MailLater as error:
        log.warning("a letter waits: %s", error.problem)
        if await app.database.write(do_put_off, parcel, error.problem):
            raise TryLater(find_pause(parcel.mail.attempts)) from error
    except wire.MailUncertain as error:
        if await app.database.write(do_doubt, parcel, error.problem):
            raise TryLater(find_pause(parcel.mail.attempts)) from error
    else:
        await app.database.write(do_confirm, parcel)


def do_start(tx: Tx, app: App, conversation_id: int) -> Parcel | None:
    """Look at the chat as it stands now; None when there is nothing to be written, or nobody to write to.

    Raises:
        TryLater: the customer may still read it by themselves, or was written to just now.
    """
    conversation = conversations.lock(tx, conversation_id)
    contact, before = mails.find_contact(tx, conversation_id), mails.find_under_way(tx, conversation_id)
    unread = mails.list_unread(tx, contact) if contact is not None else ()
    if contact is None or contact.problem or conversation.blocked or not unread or not can_mail(app):
        if before is not None:
            mails.forget(tx, before)
        return None
    if before is not None and before.state is MailState.SENDING and before.attempts >= TWICE:
        _give_up(tx, before)
        return None
    due = find_due(contact, messages.get(tx, unread[0]).created_at)
    if due > tx.now and before is None:
        raise TryLater(due - tx.now)
    mail = _take(tx, app, contact, before, unread)
    return Parcel(conversation_id=conversation_id, mail=mail, letter=_write(tx, app, conversation, mail, unread))


def _give_up(tx: Tx, mail: Mail) -> None:
    """Whoever sent it was gone before it was known what became of it, again."""
    mails.record_state(tx, mail, MailState.UNKNOWN, error="no word of it")
    mails.record_mailed(tx, mail.conversation_id, through=mail.last_id)


def do_confirm(tx: Tx, parcel: Parcel) -> None:
    """The server has it."""
    mails.record_state(tx, parcel.mail, MailState.SENT, error="")
    mails.record_mailed(tx, parcel.conversation_id, through=parcel.mail.last_id)


def do_fail(tx: Tx, parcel: Parcel, state: MailState, problem: str) -> None:
    """It will never arrive. Where nobody is, nothing more is sent, and both sides see it."""
    mails.record_state(tx, parcel.mail, state, error=problem)
    mails.record_mailed(tx, parcel.conversation_id, through=parcel.mail.last_id)
    if state is MailState.BOUNCED:
        mails.record_problem(tx, parcel.conversation_id, address=parcel.mail.address, problem=problem)


def do_put_off(tx: Tx, parcel: Parcel, problem: str) -> bool:
    """Surely not sent: whether it is tried again."""
    again = tx.now - parcel.mail.created_at < GIVE_UP
    if again:
        mails.record_state(tx, parcel.mail, MailState.QUEUED, error=problem)
    else:
        do_fail(tx, parcel, MailState.FAILED, problem)
    return again


def do_doubt(tx: Tx, parcel: Parcel, problem: str) -> bool:
    """It may have arrived: whether it is sent once more. It keeps its Message-ID, by which most servers know it."""
    again = parcel.mail.attempts < TWICE
    if again:
        mails.record_state(tx, parcel.mail, MailState.QUEUED, error=problem)
    else:
        do_fail(tx, parcel, MailState.UNKNOWN, problem)
    return again


def _take(tx: Tx, app: App, contact: Contact, before: Mail | None, unread: tuple[int, ...]) -> Mail:
    """The letter, new or tried before; it tells what is unread by now."""
    told = {"first_id": unread[0], "last_id": unread[-1]}
    if before is None:
        token = signing.do_token(tx, contact.conversation_id)
        before = mails.record_mail(tx, contact, **told, message_key=signing.make_key(app, token))
    return mails.record_state(
        tx, before, MailState.SENDING, **told, attempts=before.attempts + 1, address=contact.address
    )


def _write(tx: Tx, app: App, conversation: Conversation, mail: Mail, unread: tuple[int, ...]) -> EmailMessage:
    token = make_code()
    links.record_link(
        tx, code_hash=digest(token), conversation_id=conversation.id, purpose=PURPOSE, expires_at=tx.now + RETURN
    )
    told = Told(
        language=conversation.language,
        to=mail.address,
        sender=app.settings.mail_from,
        reply_to=signing.reply_address(app, signing.do_token(tx, conversation.id)),
        business=app.business.called(conversation.language),
        key=mail.message_key,
        before=mails.find_last_key(tx, conversation.id),
        link=f"{app.settings.base_url}/chat/return#{token}",
        messages=tuple(messages.get(tx, number) for number in unread[-MOST:]),
    )
    return render_letter(app.words, told)
