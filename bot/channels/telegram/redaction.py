"""Keeping the bot's token out of the logs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import quote

QUIET_LOGGERS = ("httpx", "httpcore", "telegram")
HIDDEN = "<token>"
SHORTEST_SECRET = 16

RecordFactory = Callable[..., logging.LogRecord]


def install_redaction(token: str) -> None:
    """From now on no log record holds the token, whichever logger and handler it takes, tracebacks included.

    Also limits the HTTP libraries, which log every address with the token in it and at DEBUG every text, to warnings.
    Calling it again adds another token.
    """
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    current: object = logging.getLogRecordFactory()
    known = current.secrets if isinstance(current, Redactor) else ()
    inner = current.inner if isinstance(current, Redactor) else logging.getLogRecordFactory()
    logging.setLogRecordFactory(Redactor(inner, tuple(dict.fromkeys((*known, *_forms(token))))))


class Redactor:
    """A record factory that takes the secrets out of what ``inner`` makes."""

    def __init__(self, inner: RecordFactory, secrets: tuple[str, ...]) -> None:
        self.inner, self.secrets = inner, secrets

    def __call__(self, *args: object, **kwargs: object) -> logging.LogRecord:
        record = self.inner(*args, **kwargs)
        message = _to_message(record)
        if self._holds(message):
            record.msg, record.args = self._hide(message), None
        if record.exc_info:
            self._hide_traceback(record)
        if record.stack_info:
            record.stack_info = self._hide(record.stack_info)
        return record

    def _hide_traceback(self, record: logging.LogRecord) -> None:
        """A handler prints ``exc_text`` where it is set and formats ``exc_info`` where it is not."""
        if record.exc_info:
            text = logging.Formatter().formatException(record.exc_info)
            if self._holds(text):
                record.exc_info, record.exc_text = None, self._hide(text)

    def _holds(self, text: str) -> bool:
        return any(secret in text for secret in self.secrets)

    def _hide(self, text: str) -> str:
        for secret in self.secrets:
            text = text.replace(secret, HIDDEN)
        return text


def _to_message(record: logging.LogRecord) -> str:
    """The text of a record. One that can't be formatted would be printed raw by ``logging``: it is emptied."""
    try:
        return record.getMessage()
    except (KeyError, TypeError, ValueError):
        record.msg, record.args = "(a log record that could not be formatted)", None
        return str(record.msg)


def _forms(token: str) -> tuple[str, ...]:
    """The token as it is and inside a URL; the half after the colon alone opens the bot too, given its public id."""
    secret = token.partition(":")[2]
    forms = {token, quote(token, safe=""), *([secret] if len(secret) >= SHORTEST_SECRET else [])}
    return tuple(sorted(filter(None, forms), key=len, reverse=True))
