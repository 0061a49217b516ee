"""Logging in and out, and one's own password."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from math import ceil

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.core.people import Person
from bot.core.tries import KNOWN_BROWSER, wait_before_next
from bot.errors import (
    TooManyTries,
    WeakPassword,
    WrongPassword,
)
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import people, tries
from bot.storage.system import audit

HASHER = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)  # OWASP's least for Argon2id
LEAST_PASSWORD = 10


@dataclass(frozen=True, kw_only=True)
class Login:
    """A new session: ``token`` goes into the cookie and is stored nowhere."""

    token: str
    person: Person


def hash_password(password: str) -> str:
    """An Argon2id hash."""
    return HASHER.hash(password)


@cache
def _nobody() -> str:
    return hash_password(secrets.token_hex(8))


def matches(password: str, password_hash: str) -> bool:
    """Whether the password belongs to the hash; takes the same time either way."""
    try:
        return HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


async def log_in(app: App, *, login: str, password: str, address: str) -> Login:
    """Open a session. ``address`` is the place whose mistakes count: a network, or KNOWN_BROWSER.

    Raises:
        WrongPassword: login or password; which of them is not said.
        TooManyTries: ten wrong passwords for this account or from this address (bot/core/tries.py).
    """
    login = login.strip().lower()
    known = await app.database.write(_take_try, login=login, address=address)
    person, password_hash = known or (None, _nobody())
    right = await asyncio.to_thread(matches, password, password_hash)
    if person is None or person.disabled or not right:
        raise WrongPassword()
    token = secrets.token_urlsafe(32)
    lifetime = timedelta(hours=app.settings.session_hours)
    await app.database.write(_open_session, person=person, address=address, token=token, lifetime=lifetime)
    return Login(token=token, person=person)


def find_person(tx: Tx, token: str) -> Person | None:
    """Who is logged in with this token."""
    return people.find_session(tx, digest(token)) if token else None


def do_log_out(tx: Tx, token: str) -> None:
    """End a session."""
    people.end_session(tx, digest(token))


async def change_password(app: App, person: Person, *, old: str, new: str) -> None:
    """A password of one's own; other sessions end.

    Raises:
        WrongPassword: the old one does not match.
        TooManyTries: as at the login.
        WeakPassword: the new one is too short or the same.
    """
    if not LEAST_PASSWORD <= len(new) <= 200 or new == old:
        raise WeakPassword(least=LEAST_PASSWORD)
    known = await app.database.write(_take_try, login=person.login, address=KNOWN_BROWSER)
    if known is None or not await asyncio.to_thread(matches, old, known[1]):
        raise WrongPassword()
    await app.database.write(_set_password, person, await asyncio.to_thread(hash_password, new))


def _take_try(tx: Tx, *, login: str, address: str) -> tuple[Person, str] | None:
    """Check and count in one transaction, before the slow look at the password: a thousand at once are a thousand."""
    tried = tries.read_tries(tx, login=login, address=address)
    wait = wait_before_next(tried, address=address, now=tx.now)
    if wait > timedelta():
        raise TooManyTries(seconds=ceil(wait.total_seconds()))
    tries.record_try(tx, login=login, address=address)
    return people.find_by_login(tx, login)


def _open_session(tx: Tx, *, person: Person, address: str, token: str, lifetime: timedelta) -> None:
    tries.forget_tries(tx, login=person.login, address=address)
    people.record_session(tx, token_hash=digest(token), person_id=person.id, expires_at=tx.now + lifetime)
    audit.record_audit(tx, person_id=person.id, action="login")


def _set_password(tx: Tx, person: Person, password_hash: str) -> None:
    tries.forget_tries(tx, login=person.login, address=KNOWN_BROWSER)
    people.record_change(tx, person.id, password_hash=password_hash, must_change_password=False)
    people.end_sessions_of(tx, person.id)
    audit.record_audit(tx, person_id=person.id, action="password.change")


def digest(token: str) -> str:
    """What is stored of the token of a session."""
    return hashlib.sha256(token.encode()).hexdigest()
