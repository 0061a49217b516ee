"""How long the next try of a password must wait. Pure.

Ten wrong ones from one place close this account for this place for some minutes. Ten wrong ones for an account, or from
an address, whoever sent them, slow all further ones down, but shut nobody out: else a stranger could lock the staff out
of their own desk. A browser that has logged in to the account before is slowed by its own mistakes only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

TRIES = 10
WINDOW = timedelta(minutes=5)
SPACING = timedelta(seconds=5)
KNOWN_BROWSER = "known browser"  # in the place of an address


@dataclass(frozen=True, kw_only=True)
class Tries:
    """Wrong passwords and unfinished tries of the last minutes: how many, and when the ``last`` (``first``) was.

    ``here``: for this account from this place. ``account``: for it, from anywhere. ``address``: from here, for any.
    """

    here: int = 0
    here_first: datetime | None = None
    account: int = 0
    account_last: datetime | None = None
    address: int = 0
    address_last: datetime | None = None


def wait_before_next(tries: Tries, *, address: str, now: datetime) -> timedelta:
    """How long the next try must wait; nothing or less: it may be made now."""
    waits = [_until(tries.here_first, WINDOW, now)] if tries.here >= TRIES else []
    if address != KNOWN_BROWSER:
        waits += [_until(tries.account_last, SPACING, now)] if tries.account >= TRIES else []
        waits += [_until(tries.address_last, SPACING, now)] if tries.address >= TRIES else []
    return max(waits, default=timedelta())


def _until(since: datetime | None, pause: timedelta, now: datetime) -> timedelta:
    return min(since + pause - now, pause) if since is not None else timedelta()
