"""The address a customer leaves, and what of ours they have had before them."""

from __future__ import annotations

from bot.core.conversation import Conversation, Holder
from bot.core.reach.mail import Contact, MailState, read_address
from bot.errors import BadInput, Refused
from bot.service.ports import App
from bot.storage.chat import mails, messages
from bot.storage.database import Tx


class BadAddress(BadInput):
    """This is no e-mail address. Write it like anna@example.org."""


class NoMail(Refused):
    """No letters are sent from here now. Look into this chat for the answer, please."""


def can_mail(app: App) -> bool:
    """Whether there is a mail server."""
    return bool(app.settings.smtp_host)


def do_give(tx: Tx, app: App, conversation: Conversation, text: str) -> str:
    """Write there from now on when a reply is not read; the address as it is kept.

    Raises:
        BadAddress: it is none.
        NoMail: there is no mail server, or nobody of ours is going to answer.
    """
    known = mails.find_contact(tx, conversation.id)
    if not can_mail(app) or (known is None and conversation.owner.holder is Holder.BOT):
        raise NoMail()
    address = read_address(text)
    if not address:
        raise BadAddress()
    mails.record_contact(tx, conversation.id, address=address, seen_through=messages.find_newest(tx, conversation.id))
    return address


def do_take_away(tx: Tx, conversation_id: int) -> bool:
    """Write there no more; a letter that waits is not sent. Whether there was an address."""
    mail = mails.find_under_way(tx, conversation_id)
    if mail is not None and mail.state is MailState.QUEUED:
        mails.forget(tx, mail)
    return mails.remove_contact(tx, conversation_id)


def do_note_seen(tx: Tx, conversation_id: int, through: int) -> None:
    """The customer has had all up to this line before them, as far as there is any."""
    mails.record_seen(tx, conversation_id, through=min(through, messages.find_newest(tx, conversation_id)))


def find_contact(tx: Tx, conversation_id: int) -> Contact | None:
    """Where the customer is written to; None for nowhere."""
    return mails.find_contact(tx, conversation_id)
