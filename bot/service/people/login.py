"""Logging in and out, and one's own password."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.core.people import Person
from bot.errors import (
    TooManyTries,
    WeakPassword,
    WrongPassword,
)
from bot.service.ports import App
from bot.storage.engine import Tx
from bot.storage.people import people
from bot.storage.system import audit

HASHER = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)  # OWASP's least for Argon2id


TRIES = 10


PAUSE = timedelta(minutes=5)


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
    """Open a session.

    Raises:
        WrongPassword: login or password; which of them is not said.
        TooManyTries: ten wrong passwords for this account or from this address.
    """
    login = login.strip().lower()
    known = await app.database.write(_check_tries, login=login, address=address)
    person, password_hash = known or (None, _nobody())
    right = await asyncio.to_thread(matches, password, password_hash)
    if person is None or person.disabled or not right:
        await app.database.write(people.record_wrong_password, login=login, address=address)
        raise WrongPassword()
    token = secrets.token_urlsafe(32)
    lifetime = timedelta(hours=app.settings.session_hours)
    await app.database.write(_open_session, person=person, token=token, lifetime=lifetime)
    return Login(token=token, person=person)


def find_person(tx: Tx, token: str) -> Person | None:
    """Who is logged in with this token."""
    return people.find_session(tx, _digest(token)) if token else None


def do_log_out(tx: Tx, token: str) -> None:
    """End a session."""
    people.end_session(tx, _digest(token))


async def change_password(app: App, person: Person, *, old: str, new: str) -> None:
    """A password of one's own; other sessions end.

    Raises:
        WrongPassword: the old one does not match.
        TooManyTries: as at the login.
        WeakPassword: the new one is too short or the same.
    """
    if not LEAST_PASSWORD <= len(new) <= 200 or new == old:
        raise WeakPassword(least=LEAST_PASSWORD)
    here = f"person {person.id}"
    known = await app.database.write(_check_tries, login=person.login, address=here)
    if known is None or not await asyncio.to_thread(matches, old, known[1]):
        await app.database.write(people.record_wrong_password, login=person.login, address=here)
        raise WrongPassword()
    await app.database.write(_set_password, person.id, await asyncio.to_thread(hash_password, new))


def _check_tries(tx: Tx, *, login: str, address: str) -> tuple[Person, str] | None:
    since = tx.now - PAUSE
    if people.count_wrong_passwords(tx, login=login, address=address, since=since) >= TRIES:
        raise TooManyTries(seconds=int(PAUSE.total_seconds()))
    return people.find_by_login(tx, login)


def _open_session(tx: Tx, *, person: Person, token: str, lifetime: timedelta) -> None:
    people.forget_wrong_passwords(tx, login=person.login)
    people.record_session(tx, token_hash=_digest(token), person_id=person.id, expires_at=tx.now + lifetime)
    audit.record_audit(tx, person_id=person.id, action="login")


def _set_password(tx: Tx, person_id: int, password_hash: str) -> None:
    people.record_change(tx, person_id, password_hash=password_hash, must_change_password=False)
    people.end_sessions_of(tx, person_id)
    audit.record_audit(tx, person_id=person_id, action="password.change")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
