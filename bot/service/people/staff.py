"""Managing people."""

from __future__ import annotations

import secrets

from bot.core.language import LANGUAGES
from bot.core.people import UNDO_SECONDS, Person, Right, Role
from bot.errors import (
    BadInput,
    BadLanguage,
    BadLogin,
    BadName,
    OwnRole,
)
from bot.service.people.login import hash_password
from bot.service.people.rights import check_right
from bot.storage.database import Tx
from bot.storage.people import people, pushes
from bot.storage.system import audit


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
    audit.record_audit(tx, person_id=by.id if by else None, action="person.add", object=login)
    return person, password


def do_change_person(tx: Tx, by: Person, person_id: int, *, role: Role, disabled: bool) -> Person:
    """Change the role of somebody or shut them out; nobody can shut themselves out.

    Raises:
        NotAllowed, BadInput.
    """
    check_right(by, Right.MANAGE_PEOPLE)
    if person_id == by.id:
        raise OwnRole()
    person = people.record_change(tx, person_id, role=role.value, disabled=disabled)
    if disabled:
        people.end_sessions_of(tx, person_id)
        pushes.remove_of(tx, person_id)
    action = f"person.role={role.value},disabled={disabled}"
    audit.record_audit(tx, person_id=by.id, action=action, object=person.login)
    return person


def do_reset_password(tx: Tx, by: Person | None, person_id: int) -> str:
    """A new one-time password; all sessions of the person end."""
    if by is not None:
        check_right(by, Right.MANAGE_PEOPLE)
    password = new_password()
    person = people.record_change(tx, person_id, password_hash=hash_password(password), must_change_password=True)
    people.end_sessions_of(tx, person_id)
    audit.record_audit(tx, person_id=by.id if by else None, action="person.reset_password", object=person.login)
    return password


def do_change_own(tx: Tx, person: Person, *, name: str, language: str, undo_seconds: int = 0) -> Person:
    """Name and desk language of oneself, and how long a reply is held before it leaves.

    Raises:
        BadName, BadLanguage, BadInput: what can't be.
    """
    name = name.strip()
    _check_name(name, language)
    if undo_seconds not in UNDO_SECONDS:
        raise BadInput(problem=f"{undo_seconds} seconds")
    return people.record_change(tx, person.id, name=name, language=language, undo_seconds=undo_seconds)


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
