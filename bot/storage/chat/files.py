"""What is known of the files that lie with us."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from bot.core.messages import OWN, Attachment
from bot.storage.database import Tx
from bot.storage.tables.files import files


def record_file(tx: Tx, attachment: Attachment, *, owner: str) -> None:
    """A file that was taken in and is part of no message yet."""
    row = insert(files).values(
        key=attachment.own_key,
        owner=owner,
        kind=attachment.kind,
        name=attachment.name,
        mime=attachment.mime,
        size=attachment.size,
        created_at=tx.now,
    )
    tx.connection.execute(row)


def list_waiting(tx: Tx, owner: str) -> tuple[Attachment, ...]:
    """What this owner has taken in and not sent, in the order it came."""
    query = select(files).where(files.c.owner == owner, files.c.used_at.is_(None)).order_by(files.c.id)
    return tuple(_to_attachment(row) for row in tx.connection.execute(query).mappings())


def record_use(tx: Tx, keys: Collection[str], *, owner: str) -> int:
    """These are part of a message from now on; how many of them were not before."""
    where = (files.c.owner == owner, files.c.key.in_(sorted(keys)), files.c.used_at.is_(None))
    return tx.connection.execute(update(files).where(*where).values(used_at=tx.now)).rowcount


def record_owner(tx: Tx, keys: Collection[str], *, owner: str, to: str) -> int:
    """Give what waits to another owner; how many of these were the first one's."""
    where = (files.c.owner == owner, files.c.key.in_(sorted(keys)), files.c.used_at.is_(None))
    return tx.connection.execute(update(files).where(*where).values(owner=to)).rowcount


def take_back(tx: Tx, key: str, *, owner: str) -> bool:
    """Forget a file that was not sent; False when it is not this owner's, or was."""
    where = (files.c.owner == owner, files.c.key == key, files.c.used_at.is_(None))
    return tx.connection.execute(delete(files).where(*where)).rowcount > 0


def total_size(tx: Tx) -> int:
    """The bytes of all of them."""
    return int(tx.connection.execute(select(func.coalesce(func.sum(files.c.size), 0))).scalar_one())


def list_old(tx: Tx, *, unused_before: datetime, used_before: datetime, limit: int) -> tuple[str, ...]:
    """Keys of what was never sent, or sent long ago."""
    waits = files.c.owner.like("planned:%")  # for a reply that leaves later
    unused = files.c.used_at.is_(None) & (files.c.created_at < unused_before) & ~waits
    query = select(files.c.key).where(or_(unused, files.c.used_at < used_before)).order_by(files.c.id).limit(limit)
    return tuple(tx.connection.execute(query).scalars())


def forget_files(tx: Tx, keys: Collection[str]) -> None:
    """Remove what is known of these."""
    tx.connection.execute(delete(files).where(files.c.key.in_(sorted(keys))))


def _to_attachment(row: Mapping[Any, Any]) -> Attachment:
    return Attachment(
        kind=row["kind"], file_key=f"{OWN}{row['key']}", name=row["name"], mime=row["mime"], size=row["size"]
    )
