"""The raw inbox: every update is here before the channel is told that it was received."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, update

from bot.storage.database import Tx
from bot.storage.tables.chat import updates

BATCH = 100


@dataclass(frozen=True, kw_only=True)
class RawUpdate:
    """An update as it came. ``state``: new, done or parked (could not be read; ``error`` says why)."""

    id: int
    channel: str
    account: str
    update_key: str
    raw: str
    state: str
    error: str = ""


def record_update(tx: Tx, *, channel: str, update_key: str, raw: str | None, account: str = "") -> int | None:
    """Store the update; None when the same one of the same account is here already.

    Of one that is nothing for us (``raw`` is None) only the key is kept, and nothing is left to be done.
    """
    names = {"channel": channel, "account": account, "update_key": update_key}
    return tx.insert_if_new(updates, **names, raw=raw or "", state="done" if raw is None else "new", received_at=tx.now)


def is_known(tx: Tx, *, channel: str, update_key: str) -> bool:
    """Whether this update of a channel with one account is here already."""
    where = (updates.c.channel == channel, updates.c.account == "", updates.c.update_key == update_key)
    return tx.connection.execute(select(updates.c.id).where(*where)).first() is not None


def next_new(tx: Tx, *, channel: str, account: str = "", limit: int = BATCH) -> tuple[RawUpdate, ...]:
    """The oldest updates of an account nobody has handled, in order of arrival."""
    where = (updates.c.channel == channel, updates.c.account == account, updates.c.state == "new")
    query = select(updates).where(*where).order_by(updates.c.id)
    return tuple(_to_update(row) for row in tx.connection.execute(query.limit(limit)).mappings())


def take_new(tx: Tx, update_id: int) -> bool:
    """Mark the update as handled; False when somebody else did. Part of the transaction that handles it.

    Its text goes, for the transcript has it now; its key stays, so that a second arrival changes nothing.
    """
    return _move(tx, update_id, state="done", raw="")


def park(tx: Tx, update_id: int, *, error: str) -> bool:
    """Set the update aside for a person to look at."""
    return _move(tx, update_id, state="parked", error=error[:500])


def count_states(tx: Tx) -> dict[str, int]:
    """How many updates are new, done and parked."""
    rows = tx.connection.execute(select(updates.c.state, func.count()).group_by(updates.c.state))
    return dict(rows.tuples().all())


def list_parked(tx: Tx, *, limit: int = 50) -> tuple[RawUpdate, ...]:
    """The newest parked updates."""
    query = select(updates).where(updates.c.state == "parked").order_by(updates.c.id.desc()).limit(limit)
    return tuple(_to_update(row) for row in tx.connection.execute(query).mappings())


def _move(tx: Tx, update_id: int, *, state: str, **fields: str) -> bool:
    change = update(updates).where(updates.c.id == update_id, updates.c.state == "new")
    return tx.connection.execute(change.values(state=state, **fields)).rowcount == 1


def _to_update(row: object) -> RawUpdate:
    fields = {name: row[name] for name in ("id", "channel", "account", "update_key", "raw", "state", "error")}  # type: ignore[index]
    return RawUpdate(**fields)
