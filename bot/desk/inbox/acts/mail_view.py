"""Letters in a transcript: below a reply what became of the one that told it, above a line that it came as one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.messages import Author, Message
from bot.core.reach.inbound import Inbound
from bot.core.reach.mail import Mail, MailState
from bot.desk.frame import parts, times
from bot.desk.frame.visit import Visit

QUIET = (MailState.SENT, MailState.SENDING)


def find_mail(mails: Sequence[Mail], message: Message) -> Mail | None:
    """The newest letter that told this line."""
    if message.author is not Author.OPERATOR:
        return None
    return next((one for one in reversed(mails) if one.first_id <= message.id <= one.last_id), None)


def find_letter(letters: Sequence[Inbound], message: Message) -> Inbound | None:
    """The letter that this line came as."""
    return next((one for one in letters if one.stands == message.id), None)


def draw_letter(visit: Visit, letter: Inbound | None) -> None:
    """From whom it came; what was cut off is there for who wants to see it, and what did not come with it."""
    if letter is None:
        return
    key = "letter-other" if letter.other_sender else "letter-came"
    style = "trouble" if letter.other_sender else "muted"
    parts.Text(visit.say(key, address=letter.sender or "?"), f"{style} small mail-line letter-line")
    if letter.refused:
        parts.Text(visit.say("letter-refused", names=", ".join(letter.refused)), "trouble mail-line letter-refused")
    if letter.cut:
        with parts.box("edited letter-cut", tag="details"):
            parts.Text(visit.say("letter-cut"), tag="summary")
            parts.Text(letter.cut, "letter-words")


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
