"""The key by which push services know this desk, made at first need and kept in the home folder."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02, b64urlencode

NAME: Final = "push.key"
LIFETIME: Final = timedelta(hours=12)
NOBODY: Final = "mailto:desk@answerdesk.invalid"  # whom a push service may write to, where no address is public


def read_key(home: Path) -> Vapid02:
    """The key of this installation. Of several that make one at once the first one counts; a new key ends all
    subscriptions, so that one that can't be read is an error and is not made anew.
    """
    path = home / NAME
    if not path.exists():
        _make(path)
    return Vapid02.from_pem(path.read_bytes())


def public_key(key: Vapid02) -> str:
    """What browsers subscribe with, in base64url."""
    return str(b64urlencode(key.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)))


def sign(key: Vapid02, *, origin: str, base_url: str, now: datetime) -> dict[str, str]:
    """The header that shows a push service of this origin who sends."""
    claims = {
        "aud": origin,
        "sub": base_url if base_url.startswith("https://") else NOBODY,
        "exp": int((now + LIFETIME).timestamp()),
    }
    return dict(key.sign(claims))


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Vapid02()
    made.generate_keys()
    temporary = path.with_name(f".{NAME}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(made.private_pem())
    with suppress(FileExistsError):
        os.link(temporary, path)
    temporary.unlink()
