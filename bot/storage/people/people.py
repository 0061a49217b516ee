"""Staff and their sessions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.core.events import Topic
from bot.core.people import Person, Role
from bot.errors import LoginTaken, NotFound
from bot.storage.database import Tx
from bot.storage.tables.people import people, sessions


def record_person(tx: Tx, *, login: str, name: str, role: Role, language: str, password_hash: str) -> Person:
    """Add somebody; they must choose a password of their own at the first login.

    Raises:
        LoginTaken: the login is in use.
    """
    if find_by_login(tx, login) is not None:
        raise LoginTaken(login=login)
    row = insert(people).values(
        login=login,
        name=name,
        role=role.value,
        language=language,
        password_hash=password_hash,
        must_change_password=True,
        created_at=tx.now,
    )
    tx.tell(Topic.PEOPLE)
    return get(tx, tx.insert(row))


def record_change(tx: Tx, /, person_id: int, **fields: Any) -> Person:
    """Change name, role, language, password_hash, disabled, must_change_password, capacity, languages, undo_seconds."""
    tx.connection.execute(update(people).where(people.c.id == person_id).values(**fields))
    tx.tell(Topic.PEOPLE)
    return get(tx, person_id)


def get(tx: Tx, person_id: int) -> Person:
    """One person.

    Raises:
        NotFound: nobody has this id.
    """
    row = tx.connection.execute(select(people).where(people.c.id == person_id)).mappings().first()
    if row is None:
        raise NotFound(what="person")
    return _to_person(row)


def find_by_login(tx: Tx, login: str) -> tuple[Person, str] | None:
    """The person and the hash of the password."""
    row = tx.connection.execute(select(people).where(people.c.login == login)).mappings().first()
    return (_to_person(row), row["password_hash"]) if row else None


def list_people(tx: Tx) -> tuple[Person, ...]:
    """Everybody, by name."""
    return tuple(_to_person(row) for row in tx.connection.execute(select(people).order_by(people.c.name)).mappings())


def count(tx: Tx) -> int:
    """How many there are."""
    return int(tx.connection.execute(select(func.count()).select_from(people)).scalar_one())


def record_session(tx: Tx, *, token_hash: str, person_id: int, expires_at: datetime) -> None:
    """A login."""
    row = insert(sessions).values(token_hash=token_hash, person_id=person_id, created_at=tx.now, expires_at=expires_at)
    tx.connection.execute(row)


def find_session(tx: Tx, token_hash: str) -> Person | None:
    """Who is behind a token; None when it is unknown, expired or the person was disabled."""
    query = (
        select(people)
        .join(sessions, sessions.c.person_id == people.c.id)
        .where(sessions.c.token_hash == token_hash, sessions.c.expires_at > tx.now, people.c.disabled.is_(False))
    )
    row = tx.connection.execute(query).mappings().first()
    return _to_person(row) if row else None


def end_session(tx: Tx, token_hash: str) -> None:
    """A logout."""
    tx.connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash))


def end_sessions_of(tx: Tx, person_id: int) -> None:
    """Log somebody out everywhere."""
    tx.connection.execute(delete(sessions).where(sessions.c.person_id == person_id))


def forget_expired(tx: Tx) -> None:
    """Remove the sessions whose time is over."""
    tx.connection.execute(delete(sessions).where(sessions.c.expires_at < tx.now))


def _to_person(row: Mapping[Any, Any]) -> Person:
    return Person(
        id=row["id"],
        login=row["login"],
        name=row["name"],
        role=Role(row["role"]),
        language=row["language"],
        disabled=row["disabled"],
        must_change_password=row["must_change_password"],
        capacity=row["capacity"],
        languages=tuple(row["languages"].split()),
        undo_seconds=row["undo_seconds"],
    )
