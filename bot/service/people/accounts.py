"""Staff: who may do what, logging in and out, and managing people."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.core.people import Person, Right, Role, may
from bot.core.turn import LANGUAGES
from bot.errors import (
    BadLanguage,
    BadLogin,
    BadName,
    NotAllowed,
    OwnRole,
    TooManyTries,
    WeakPassword,
    WrongPassword,
)
from bot.service.ports import App
from bot.storage.engine import Tx
from bot.storage.people import people
from bot.storage.system import records

HASHER = PasswordHasher(memory_cost=19_456, time_cost=2, parallelism=1)  # OWASP's least for Argon2id
TRIES = 10
PAUSE = timedelta(minutes=5)
LEAST_PASSWORD = 10


@dataclass(frozen=True, kw_only=True)
class Login:
    """A new session: ``token`` goes into the cookie and is stored nowhere."""

    token: str
    person: Person


def check_right(person: Person, right: Right) -> None:
    """Nothing happens without the right.

    Raises:
        NotAllowed: the role does not include it.
    """
    if not may(person, right):
        raise NotAllowed()


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


def do_add_person(tx: Tx, by: Person | None, *, login: str, name: str, role: Role, language: str) -> tuple[Person, str]:
    """Add somebody; the person and a one-time password. ``by`` None is the command line of the machine.

    Raises:
        NotAllowed, LoginTaken, BadInput.
    """
    if by is not None:
        check_right(by, Right.MANAGE_PEOPLE)
    login, name = login.strip().lower(), name.strip()
    if not login or not login.isprintable() or len(login) > 80 or " " in login:
        raise BadLogin()
    _check_name(name, language)
    password = new_password()
    person = people.record_person(
        tx, login=login, name=name, role=role, language=language, password_hash=hash_password(password)
    )
    records.record_audit(tx, person_id=by.id if by else None, action="person.add", object=login)
    return person, password


def do_change_person(tx: Tx, by: Person, person_id: int, *, role: Role, disabled: bool) -> Person:
    """Change the role of somebody or shut him out; nobody can shut himself out.

    Raises:
        NotAllowed, BadInput.
    """
    check_right(by, Right.MANAGE_PEOPLE)
    if person_id == by.id:
        raise OwnRole()
    person = people.record_change(tx, person_id, role=role.value, disabled=disabled)
    if disabled:
        people.end_sessions_of(tx, person_id)
    action = f"person.role={role.value},disabled={disabled}"
    records.record_audit(tx, person_id=by.id, action=action, object=person.login)
    return person


def do_reset_password(tx: Tx, by: Person | None, person_id: int) -> str:
    """A new one-time password; all sessions of the person end."""
    if by is not None:
        check_right(by, Right.MANAGE_PEOPLE)
    password = new_password()
    person = people.record_change(tx, person_id, password_hash=hash_password(password), must_change_password=True)
    people.end_sessions_of(tx, person_id)
    records.record_audit(tx, person_id=by.id if by else None, action="person.reset_password", object=person.login)
    return password


def do_change_own(tx: Tx, person: Person, *, name: str, language: str) -> Person:
    """Name and desk language of oneself."""
    name = name.strip()
    _check_name(name, language)
    return people.record_change(tx, person.id, name=name, language=language)


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


def list_people(tx: Tx, by: Person) -> tuple[Person, ...]:
    """Everybody, for those who manage people."""
    check_right(by, Right.MANAGE_PEOPLE)
    return people.list_people(tx)


def new_password() -> str:
    """Four groups of four letters and digits, easy to read out: 80 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def _check_name(name: str, language: str) -> None:
    if not name or len(name) > 80:
        raise BadName()
    if language not in LANGUAGES:
        raise BadLanguage()


def _check_tries(tx: Tx, *, login: str, address: str) -> tuple[Person, str] | None:
    since = tx.now - PAUSE
    if people.count_wrong_passwords(tx, login=login, address=address, since=since) >= TRIES:
        raise TooManyTries(seconds=int(PAUSE.total_seconds()))
    return people.find_by_login(tx, login)


def _open_session(tx: Tx, *, person: Person, token: str, lifetime: timedelta) -> None:
    people.forget_wrong_passwords(tx, login=person.login)
    people.record_session(tx, token_hash=_digest(token), person_id=person.id, expires_at=tx.now + lifetime)
    records.record_audit(tx, person_id=person.id, action="login")


def _set_password(tx: Tx, person_id: int, password_hash: str) -> None:
    people.record_change(tx, person_id, password_hash=password_hash, must_change_password=False)
    people.end_sessions_of(tx, person_id)
    records.record_audit(tx, person_id=person_id, action="password.change")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
