"""One-time codes that lead into a chat: 128 random bits, of which we keep the hash."""

from __future__ import annotations

import hashlib
import secrets


def make_code() -> str:
    """22 characters of A-Z, a-z, 0-9, "-" and "_"."""
    return secrets.token_urlsafe(16)


def digest(code: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(code.encode()).hexdigest()
