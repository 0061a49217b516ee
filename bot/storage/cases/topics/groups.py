"""Groups of Telegram that are desks, and the codes that connect them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.core.desk.topics import Group, Lack
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.topics import desk_codes, desk_groups, topic_lines, topic_strangers, topics


@dataclass(frozen=True, kw_only=True)
class Code:
    """Who gave it out, and whose cases shall come to the group."""

    person_id: int
    team_id: int | None


def record_code(tx: Tx, *, code_hash: str, person_id: int, team_id: int | None, expires_at: datetime) -> None:
    """A new code; an older one of the person counts no more, and neither does one whose time is over."""
    over = (desk_codes.c.person_id == person_id) | (desk_codes.c.expires_at < tx.now)
    tx.connection.execute(delete(desk_codes).where(over))
    row = {"code_hash": code_hash, "person_id": person_id, "team_id": team_id, "expires_at": expires_at}
    tx.connection.execute(insert(desk_codes).values(**row))


def take_code(tx: Tx, code_hash: str) -> Code | None:
    """What it stands for, once; None for one that is unknown or whose time is over."""
    where = (desk_codes.c.code_hash == code_hash, desk_codes.c.expires_at >= tx.now)
    row = tx.connection.execute(select(desk_codes).where(*where)).mappings().first()
    tx.connection.execute(delete(desk_codes).where(desk_codes.c.code_hash == code_hash))
    return Code(person_id=row["person_id"], team_id=row["team_id"]) if row is not None else None


def record_group(
    tx: Tx, *, account: str, chat_key: str, title: str, language: str, team_id: int | None, person_id: int
) -> Group:
    """The group is a desk from now on, of this team; one that was it already changes."""
    known = find(tx, account=account, chat_key=chat_key)
    values: dict[str, Any] = {"title": title, "language": language, "team_id": team_id, "person_id": person_id}
    values |= {"lack": Lack.UNKNOWN.value, "connected_at": tx.now}
    if known is None:
        number = tx.insert(insert(desk_groups).values(account=account, chat_key=chat_key, **values))
    else:
        number = known.id
        tx.connection.execute(update(desk_groups).where(desk_groups.c.id == number).values(**values))
    return get(tx, number)


def record_look(tx: Tx, group_id: int, *, lack: Lack, title: str) -> None:
    """What it lacks, as was seen."""
    values = {"lack": lack.value} | ({"title": title} if title else {})
    tx.connection.execute(update(desk_groups).where(desk_groups.c.id == group_id).values(**values))


def record_moved(tx: Tx, group_id: int, chat_key: str) -> None:
    """It became a supergroup, which has another key."""
    values = {"chat_key": chat_key, "lack": Lack.UNKNOWN.value}
    tx.connection.execute(update(desk_groups).where(desk_groups.c.id == group_id).values(**values))


def remove(tx: Tx, group_id: int) -> None:
    """It is a desk no more: what stands there stays there, and is forgotten here."""
    own = select(topics.c.id).where(topics.c.group_id == group_id).scalar_subquery()
    tx.connection.execute(delete(topic_lines).where(topic_lines.c.topic_id.in_(own)))
    for table in (topics, topic_strangers):
        tx.connection.execute(delete(table).where(table.c.group_id == group_id))
    tx.connection.execute(delete(desk_groups).where(desk_groups.c.id == group_id))


def get(tx: Tx, group_id: int) -> Group:
    """One of them.

    Raises:
        NotFound: it was disconnected.
    """
    found = find_by_id(tx, group_id)
    if found is None:
        raise NotFound(what="group")
    return found


def find_by_id(tx: Tx, group_id: int) -> Group | None:
    """The same; None for one that was disconnected."""
    row = tx.connection.execute(select(desk_groups).where(desk_groups.c.id == group_id)).mappings().first()
    return _to_group(row) if row is not None else None


def find_owner(tx: Tx, group_id: int) -> int:
    """Who connected it."""
    query = select(desk_groups.c.person_id).where(desk_groups.c.id == group_id)
    return int(tx.connection.execute(query).scalar_one())


def find(tx: Tx, *, account: str, chat_key: str) -> Group | None:
    """The desk in this chat of this bot."""
    where = (desk_groups.c.account == account, desk_groups.c.chat_key == chat_key)
    row = tx.connection.execute(select(desk_groups).where(*where)).mappings().first()
    return _to_group(row) if row is not None else None


def list_groups(tx: Tx) -> tuple[Group, ...]:
    """All in the order in which they were connected."""
    return tuple(map(_to_group, tx.connection.execute(select(desk_groups).order_by(desk_groups.c.id)).mappings()))


def list_keys(tx: Tx, *, account: str) -> frozenset[str]:
    """Which chats of this bot are desks."""
    query = select(desk_groups.c.chat_key).where(desk_groups.c.account == account)
    return frozenset(tx.connection.execute(query).scalars())


def record_stranger(tx: Tx, group_id: int, sender_key: str) -> bool:
    """Somebody who is not of the staff writes there; whether for the first time."""
    where = (topic_strangers.c.group_id == group_id, topic_strangers.c.sender_key == sender_key)
    if tx.connection.execute(select(topic_strangers.c.group_id).where(*where)).first() is not None:
        return False
    tx.connection.execute(insert(topic_strangers).values(group_id=group_id, sender_key=sender_key, told_at=tx.now))
    return True


def _to_group(row: Mapping[Any, Any]) -> Group:
    return Group(
        id=row["id"],
        account=row["account"],
        chat_key=row["chat_key"],
        title=row["title"],
        language=row["language"],
        lack=Lack(row["lack"]),
        connected_at=row["connected_at"],
        team_id=row["team_id"],
    )
