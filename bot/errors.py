"""The tree of errors. The first line of a docstring is the message; a ``{name}`` in it is filled from the arguments."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from bot.core.wrong import WrongValue

OUT_OF = frozenset((errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.ENOMEM, errno.ENOBUFS, errno.EDQUOT, errno.EROFS))
NO_THREAD = "can't start new thread"  # how Python words it, under RuntimeError


class AnswerdeskError(Exception):
    """Something went wrong."""

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The sentence for the person who meets the error."""
        first, _, _ = (self.__doc__ or "").partition("\n\n")
        return " ".join(first.split()).format_map(_Details(self.details))

    @property
    def code(self) -> str:
        """The name under which catalogues translate the error."""
        return type(self).__name__


class _Details(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class Refused(AnswerdeskError):
    """That is not possible now."""

    status = 409


class NotAllowed(Refused):
    """Your role does not allow this. Ask an administrator."""

    status = 403


class NotFound(Refused):
    """There is no such {what}. It may have been removed; reload the page."""

    status = 404


class AlreadyClaimed(Refused):
    """{name} already has this chat. Take another one from the queue."""


class NotYours(Refused):
    """This chat is not yours, so the reply was not sent. Take the chat first."""


class NotWaiting(Refused):
    """This case is closed already. Reload the queue."""


class CustomerGone(Refused):
    """The customer has blocked the bot, so nothing would reach them. Once they write again, you can answer."""


class ChannelOff(Refused):
    """Nothing can be sent: {channel} is not connected to this desk. Ask an administrator to connect it."""


class StaleArticle(Refused):
    """Somebody changed this article while you were editing. Compare the two versions, then save again."""


class BadArticle(Refused):
    """The article can't be saved: {problem}"""

    status = 422


class BadInput(Refused):
    """{problem}"""

    status = 422


class NeedsReason(BadInput):
    """Say in a line why the answers that this change loses may go."""


class EmptyReply(BadInput):
    """Write something first."""


class BadMoment(BadInput):
    """Write when: "2h", "tomorrow 9", "fri 14:30" or "12.03 10:00"."""


class PastMoment(BadInput):
    """{moment} has passed already. Choose a later time."""


class BadContact(BadInput):
    """This is no {field}. Write a phone as +380 44 123 45 67, an e-mail as a@b.org, a zone as Europe/Kyiv or +3."""


class BadResult(BadInput):
    """This result is not in the list any more. Choose another one."""


class BadResultName(BadInput):
    """Give the result a name of 1 to 60 characters in each language."""


class BadTags(BadInput):
    """At most {most} tags of up to {limit} characters each. Shorten them or take some away."""


class BadCapacity(BadInput):
    """Give a number of chats from 1 to {most}, or leave it empty."""


class ColleagueOffline(Refused):
    """{name} is not here now. Hand the chat over anyway, or choose somebody who is."""


class AlreadyTheirs(Refused):
    """{name} has this chat already. Choose somebody else."""


class BadLogin(BadInput):
    """Choose a login of 1 to 80 characters without spaces."""


class BadViewName(BadInput):
    """Give the view a name of at most {most} characters."""


class BadName(BadInput):
    """Give the name customers will see, at most 80 characters."""


class BadLanguage(BadInput):
    """Choose ru, uk or en as the language."""


class OwnRole(BadInput):
    """You can't change your own role. Ask another administrator."""


class WeakPassword(BadInput):
    """Choose a password of {least} to 200 characters that differs from the old one."""


class WrongPassword(Refused):
    """Login or password is wrong."""

    status = 401


class TooManyTries(Refused):
    """Too many wrong passwords. Wait {seconds} seconds and try again."""

    status = 429


class LoginTaken(Refused):
    """The login "{login}" is taken. Choose another one."""


class EngineBusy(Refused):
    """The answer engine did not reply in {seconds} seconds. It may still be loading; try again in half a minute."""

    status = 503


class TooLarge(Refused):
    """This is too large: at most {limit} are accepted."""

    status = 413


class StartRefused(AnswerdeskError):
    """Answerdesk can't start: {problem}"""


class BusinessWrong(Refused):
    """business.yml can't be used: {problems}."""

    status = 422

    def __init__(self, *problems: tuple[str, str | WrongValue]) -> None:
        """Each problem is where it stands ("" for the whole file) and what is wrong."""
        self.found = problems
        self.problems = tuple(f"{where}: {what}" if where else str(what) for where, what in problems)
        super().__init__(problems="; ".join(self.problems))


class StaleBusiness(Refused):
    """Somebody changed the settings while you were editing. Look at what they changed, then save again."""


class BusinessFixed(Refused):
    """business.yml can't be written here ({problem}), so nothing was saved.

    Its folder is read-only or belongs to somebody else, as in a container where the file alone is mounted.
    """

    status = 503


class MachineTrouble(AnswerdeskError):
    """The machine has run out of something: {problem}. Answerdesk waits and goes on by itself.

    Nobody's message is to blame: whatever meets this is tried again until it works.
    """


class DatabaseTrouble(MachineTrouble):
    """The database does not answer: {problem}"""


class DiskFull(DatabaseTrouble):
    """The disk is full, nothing can be saved. Free some space; Answerdesk goes on by itself."""


class DatabaseCorrupt(DatabaseTrouble):
    """The database file {path} is damaged. Stop Answerdesk, put back the last backup (README, Backup), start again."""


class DatabaseReadOnly(DatabaseTrouble):
    """The database can't be written: {problem}. Give this user the right to write its file and folder."""


class BadUpdate(AnswerdeskError):
    """The update can't be read: {problem}"""


class SendFailed(AnswerdeskError):
    """The message was not delivered: {problem}"""


class SendRefused(SendFailed):
    """The channel refused the message for good: {problem}"""


class CustomerBlocked(SendRefused):
    """The customer has blocked the bot."""


class SendLater(SendFailed):
    """The channel asks to wait {seconds} seconds."""

    @property
    def seconds(self) -> float:
        """How long to wait before the next try."""
        return float(str(self.details["seconds"]))


class SendUncertain(SendFailed):
    """The connection broke after the message was written: it may have arrived."""


def to_trouble(error: BaseException) -> MachineTrouble | None:
    """What the machine lacks, if that is the reason of the error or of one it came from."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, MachineTrouble):
            return seen
        if problem := _lack(seen):
            return MachineTrouble(problem=problem)
        seen = seen.__cause__ or seen.__context__
    return None


@contextmanager
def machine_trouble() -> Iterator[None]:
    """Raises MachineTrouble in the place of what a machine raises that has run out of something."""
    try:
        yield
    except (OSError, MemoryError, RuntimeError) as error:
        trouble = to_trouble(error)
        if trouble is None:
            raise
        raise trouble from error


def _lack(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "no memory is left"
    if isinstance(error, OSError) and error.errno in OUT_OF:
        return error.strerror or "no room is left"
    return "no thread can be started" if isinstance(error, RuntimeError) and NO_THREAD in str(error) else ""
