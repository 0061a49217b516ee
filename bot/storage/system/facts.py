"""Small named facts, for instance an offset or a sign of life."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.system import facts


def name_of(name: str, account: str) -> str:
    """The name of a fact that each account of a channel has for itself."""
    return f"{name}:{account}" if account else name


def record_fact(tx: Tx, name: str, value: str) -> None:
    """Remember a small thing by name, for instance the engine's last sign of life."""
    change = update(facts).where(facts.c.name == name).values(value=value, updated_at=tx.now)
    if tx.connection.execute(change).rowcount == 0:
        tx.connection.execute(insert(facts).values(name=name, value=value, updated_at=tx.now))


def find_facts(tx: Tx, names: Collection[str]) -> dict[str, tuple[str, datetime]]:
    """Those of the named facts that are known, with their value and when it was written."""
    query = select(facts).where(facts.c.name.in_(names))
    return {row.name: (row.value, row.updated_at) for row in tx.connection.execute(query)}


def find_fact(tx: Tx, name: str) -> tuple[str, datetime] | None:
    """The value of a named fact and when it was written."""
    row = tx.connection.execute(select(facts.c.value, facts.c.updated_at).where(facts.c.name == name)).first()
    return (row.value, row.updated_at) if row else None


def move_fact(tx: Tx, name: str, *, before: str, after: str) -> bool:
    """Change a fact that still is what it was; False when somebody was first."""
    change = update(facts).where(facts.c.name == name, facts.c.value == before)
    return tx.connection.execute(change.values(value=after, updated_at=tx.now)).rowcount == 1


def remove_fact(tx: Tx, name: str) -> None:
    """Forget it."""
    tx.connection.execute(delete(facts).where(facts.c.name == name))
