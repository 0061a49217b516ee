"""Signed names of conversations, short enough for an address: "c42-0f3a…". Whoever has one may write into that chat."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from typing import Final

LENGTH: Final = 24  # hexadecimal digits of the signature: 96 bits
_TOKEN: Final = re.compile(r"c(\d{1,10})-([0-9a-f]{24})(?![0-9a-f])", re.IGNORECASE)


def make_token(conversation_id: int, *, secret: str) -> str:
    """The name of the chat; small letters only, for the way may change the case of an address."""
    return f"c{conversation_id}-{_sign(str(conversation_id), secret)}"


def find_conversation(texts: Iterable[str], *, secret: str) -> int | None:
    """The chat that is named somewhere in these, by a signature of ours; None for nowhere."""
    for text in texts:
        for found in _TOKEN.finditer(text):
            if hmac.compare_digest(found[2].lower(), _sign(found[1], secret)):
                return int(found[1])
    return None


def _sign(number: str, secret: str) -> str:
    return hmac.new(secret.encode(), f"mail:{number}".encode(), hashlib.sha256).hexdigest()[:LENGTH]
