"""Who a visitor is, by the word of the site they are signed in to: an id, and a signature only that site can make."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LONGEST_ID: Final = 200


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What the site says. Only ``user`` is signed; name and e-mail are what anybody might say of themselves."""

    user: str
    signature: str
    name: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A customer the site knows. ``chat_key``: the page of theirs that was there first."""

    id: int
    user_key: str
    chat_key: str
    conversation_id: int | None
    name: str
    email: str
    seen_at: datetime


def sign(user: str, *, secret: str) -> str:
    """What the site puts beside the id: HMAC-SHA256 in hexadecimal digits."""
    return hmac.new(secret.encode(), user.encode(), hashlib.sha256).hexdigest()


def is_right(signed: Signed, *, secret: str) -> bool:
    """Whether the site has signed this id."""
    if not secret or not 0 < len(signed.user) <= LONGEST_ID:
        return False
    right = sign(signed.user, secret=secret)
    return hmac.compare_digest(right.encode(), signed.signature.strip().lower().encode())


def user_key(user: str) -> str:
    """What is kept of the id."""
    return hashlib.sha256(f"user:{user}".encode()).hexdigest()
