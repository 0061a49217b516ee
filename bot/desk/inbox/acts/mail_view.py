"""Below a reply: the letter that told it to a customer who was away, and what became of that."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import Author, Message
from bot.core.reach.mail import Mail, MailState
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit

QUIET = (MailState.SENT, MailState.SENDING)


def find_mail(mails: Sequence[Mail], message: Message) -> Mail | None:
    """The newest letter that told this line."""
    if message.author is not Author.OPERATOR:
        return None
    return next((one for one in reversed(mails) if one.first_id <= message.id <= one.last_id), None)


def draw_mail(visit: Visit, mail: Mail | None) -> None:
    """One line, in the colour of trouble where there is some."""
    if mail is None:
        return
    calm = mail.state in QUIET or (mail.state is MailState.QUEUED and not mail.error)
    parts.Text(_say(visit, mail), "muted small mail-line" if calm else "trouble mail-line")


def _say(visit: Visit, mail: Mail) -> str:
    time = times.say_time(mail.sent_at or mail.created_at, visit.app.business.zone)
    return visit.say(f"mail-{_key(mail)}", address=mail.address, time=time, problem=mail.error)


def _key(mail: Mail) -> str:
    if mail.state in (MailState.QUEUED, MailState.SENDING):
        return "late" if mail.error else "queued"
    return mail.state.value
