"""The desk's own secret, made at the first start and kept in the home folder."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from itsdangerous import Signer

NAME = "desk.secret"
LEAST = 32
FORM_PURPOSE = "form"


def read_secret(home: Path) -> bytes:
    """The secret of this installation; a missing or short one is made anew (forms open by then must be sent again)."""
    path = home / NAME
    try:
        known = path.read_bytes()
    except FileNotFoundError:
        known = b""
    return known if len(known) >= LEAST else _make(path)


def sign(secret: bytes, purpose: str, value: str) -> str:
    """What only we can make of ``value``; URL-safe."""
    return _signer(secret, purpose).get_signature(value).decode()


def is_signed(secret: bytes, purpose: str, value: str, signature: str) -> bool:
    """Whether ``signature`` is ours; compared in constant time."""
    return _signer(secret, purpose).verify_signature(value, signature)


def form_token(secret: bytes, session_token: str) -> str:
    """The hidden field of a form inside the desk."""
    return sign(secret, FORM_PURPOSE, session_token)


def _signer(secret: bytes, purpose: str) -> Signer:
    return Signer(secret, salt=purpose, key_derivation="hmac", digest_method=hashlib.sha256)


def _make(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_bytes(LEAST)
    temporary = path.with_name(f".{NAME}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    os.replace(temporary, path)
    return made
