"""Where staff are reached outside the desk, and the one-time codes that connect their Telegram."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    cast,
    delete,
    insert,
    literal,
    select,
    union_all,
    update,
)

from bot.core.desk.calls import Link
from bot.core.desk.push import CHANNEL
from bot.core.people import Role
from bot.core.presence import Presence
from bot.storage.database import Tx
from bot.storage.tables.people import link_codes, people, presence, push_subscriptions, staff_links


def record_code(tx: Tx, *, code_hash: str, person_id: int, expires_at: datetime) -> None:
    """A new code; an older one of the person counts no more, and neither does one whose time is over."""
    over = (link_codes.c.person_id == person_id) | (link_codes.c.expires_at < tx.now)
    tx.connection.execute(delete(link_codes).where(over))
    row = insert(link_codes).values(code_hash=code_hash, person_id=person_id, expires_at=expires_at)
    tx.connection.execute(row)


def take_code(tx: Tx, code_hash: str) -> int | None:
    """Whose code it is, once; None for one that is unknown or whose time is over."""
    where = (link_codes.c.code_hash == code_hash, link_codes.c.expires_at >= tx.now)
    person_id = tx.connection.execute(select(link_codes.c.person_id).where(*where)).scalar()
    tx.connection.execute(delete(link_codes).where(link_codes.c.code_hash == code_hash))
    return person_id


def record_link(tx: Tx, *, person_id: int, channel: str, account: str, chat_key: str, username: str) -> None:
    """The person is reached there from now on, and whoever was reached there before is not."""
    place = (staff_links.c.channel == channel, staff_links.c.account == account, staff_links.c.chat_key == chat_key)
    tx.connection.execute(delete(staff_links).where(*place))
    remove(tx, person_id)
    fields = {"channel": channel, "account": account, "chat_key": chat_key, "username": username}
    tx.connection.execute(insert(staff_links).values(person_id=person_id, always=False, linked_at=tx.now, **fields))


def record_always(tx: Tx, person_id: int, *, always: bool) -> None:
    """Whether they are also told when no page of theirs is open."""
    tx.connection.execute(update(staff_links).where(staff_links.c.person_id == person_id).values(always=always))


def remove(tx: Tx, person_id: int) -> bool:
    """They are reached there no more; whether they were."""
    return tx.connection.execute(delete(staff_links).where(staff_links.c.person_id == person_id)).rowcount > 0


def find(tx: Tx, person_id: int) -> Link | None:
    """Where a person is reached in Telegram."""
    row = tx.connection.execute(_linked().where(staff_links.c.person_id == person_id)).mappings().first()
    return _to_link(row) if row is not None else None


def list_links(tx: Tx) -> tuple[Link, ...]:
    """All places where somebody can be reached, their browsers too; who is shut out can't."""
    found = tx.connection.execute(union_all(_linked(), _subscribed())).mappings()
    return tuple(sorted(map(_to_link, found), key=lambda link: (link.person_id, link.place)))


def _linked() -> Select[Any]:
    places = (staff_links.c[name] for name in ("person_id", "channel", "account", "chat_key", "username", "always"))
    return _with_person(select(*places), staff_links.c.person_id)


def _subscribed() -> Select[Any]:
    known = push_subscriptions.c
    places = (
        known.person_id,
        literal(CHANNEL).label("channel"),
        literal("").label("account"),
        cast(known.id, String).label("chat_key"),
        known.browser.label("username"),
        known.always,
    )
    return _with_person(select(*places), known.person_id)


def _with_person(query: Select[Any], person_id: ColumnElement[int]) -> Select[Any]:
    columns = (people.c.name, people.c.role, people.c.language, presence.c.state, presence.c.gone_at)
    return (
        query.add_columns(*columns)
        .join(people, people.c.id == person_id)
        .outerjoin(presence, presence.c.person_id == person_id)
        .where(people.c.disabled.is_(False))
    )


def _to_link(row: Mapping[Any, Any]) -> Link:
    here = row["state"] and row["gone_at"] is None
    return Link(
        person_id=row["person_id"],
        name=row["name"],
        role=Role(row["role"]),
        language=row["language"],
        channel=row["channel"],
        account=row["account"],
        chat_key=row["chat_key"],
        username=row["username"],
        always=row["always"],
        presence=Presence(row["state"]) if here else Presence.OFFLINE,
    )
