"""One-time codes that lead into a chat, of which we keep the hash: links of 128 random bits, and short ones."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without those that look like others
SHORT: Final = 8


def make_code() -> str:
    """22 characters of A-Z, a-z, 0-9, "-" and "_"."""
    return secrets.token_urlsafe(16)


def digest(code: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(code.encode()).hexdigest()


def make_short_code() -> str:
    """Eight letters and digits that nobody takes for others, as "K7QM-2XWD": 40 random bits for some minutes."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(SHORT))
    return f"{letters[: SHORT // 2]}-{letters[SHORT // 2 :]}"


def read_short_code(text: str) -> str:
    """The code somebody typed, in small letters or without its dash; "" for what is none."""
    bare = "".join(letter for letter in text.upper() if not letter.isspace() and letter != "-")
    is_code = len(bare) == SHORT and all(letter in LETTERS for letter in bare)
    return f"{bare[: SHORT // 2]}-{bare[SHORT // 2 :]}" if is_code else ""
