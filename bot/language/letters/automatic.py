"""Subjects under which machines answer for people who are away, and names under which mail servers report."""

from __future__ import annotations

import re
from typing import Final

_AWAY: Final = re.compile(
    r"^\s*(?:\[?auto(?:matic)?[- ]?(?:reply|response|antwort)\]?|out of (?:the )?office|auto:|"
    r"автоответ(?:чик)?|автоматический ответ|вне офиса|меня нет в офисе|"
    r"автовідповідь|автоматична відповідь|поза офісом|мене немає в офісі)\b",
    re.IGNORECASE,
)
_SERVER: Final = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|mailer_daemon)@", re.IGNORECASE)
_REPLY: Final = re.compile(r"^\s*(?:(?:re|fwd?|fw|aw|отв|ответ|на|відп|відповідь)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


def is_away(subject: str) -> bool:
    """Whether the subject is that of an answer nobody wrote."""
    return bool(_AWAY.match(subject))


def is_server(address: str) -> bool:
    """Whether a mail server speaks."""
    return bool(_SERVER.match(address))


def bare_subject(subject: str) -> str:
    """The subject without "Re:"."""
    return _REPLY.sub("", subject).strip()
