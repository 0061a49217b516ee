"""The way to the mail server: one letter, and what the server said to it."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from typing import Final

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
)

from bot.errors import AnswerdeskError
from bot.settings import Settings

TIMEOUT: Final = 20.0  # seconds for each step
LAST_TEMPORARY: Final = 499


class MailProblem(AnswerdeskError):
    """The letter was not sent: {problem}"""

    @property
    def problem(self) -> str:
        """What the server said, or why it was not reached."""
        return str(self.details["problem"])


class MailLater(MailProblem):
    """The letter was surely not sent and may be sent later: {problem}"""


class MailRefused(MailProblem):
    """The mail server does not take the letter: {problem}"""


class MailBounced(MailRefused):
    """There is nobody at this address: {problem}"""


class MailUncertain(MailProblem):
    """The letter may have been sent: {problem}"""


async def send(settings: Settings, letter: EmailMessage, *, to: str) -> None:
    """Hand a letter to the server.

    Raises:
        MailLater, MailRefused, MailBounced, MailUncertain.
    """
    client = _make_client(settings)
    try:
        try:
            await _introduce(client, settings)
            await _address(client, settings.mail_from, to)
        except (SMTPException, OSError, TimeoutError) as error:
            raise _explain(error) from error
        await _hand_over(client, letter)
    finally:
        client.close()


async def greet(settings: Settings) -> None:
    """Log in and go, to see whether that works.

    Raises:
        MailLater: it does not.
    """
    client = _make_client(settings)
    try:
        await _introduce(client, settings)
    except (SMTPException, OSError, TimeoutError) as error:
        raise MailLater(problem=_word(error)) from error
    finally:
        client.close()


def _make_client(settings: Settings) -> SMTP:
    security = settings.smtp_security
    return SMTP(
        hostname=settings.smtp_host,
        port=settings.smtp_port,
        timeout=TIMEOUT,
        use_tls=security == "tls",
        start_tls=security == "starttls",
    )


async def _introduce(client: SMTP, settings: Settings) -> None:
    await client.connect()
    if settings.smtp_user:
        await client.login(settings.smtp_user, settings.smtp_password.get_secret_value())


async def _address(client: SMTP, sender: str, to: str) -> None:
    await client.mail(sender)
    await client.rcpt(to)


async def _hand_over(client: SMTP, letter: EmailMessage) -> None:
    """From here on silence is no proof that it was not taken."""
    try:
        await client.data(letter.as_bytes(policy=SMTP_POLICY))
    except SMTPDataError as error:
        raise (MailLater if error.code <= LAST_TEMPORARY else MailRefused)(problem=_word(error)) from error
    except (SMTPException, OSError, TimeoutError) as error:
        raise MailUncertain(problem=_word(error)) from error


def _explain(error: Exception) -> MailProblem:
    """A wrong password is mended by who runs the desk, so the letter waits for that."""
    final = isinstance(error, SMTPResponseException) and error.code > LAST_TEMPORARY
    if not final or isinstance(error, SMTPAuthenticationError):
        return MailLater(problem=_word(error))
    return (MailBounced if isinstance(error, SMTPRecipientRefused) else MailRefused)(problem=_word(error))


def _word(error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        return " ".join(f"{error.code} {error.message}".split())[:300]
    return " ".join(str(error).split())[:300] or type(error).__name__
