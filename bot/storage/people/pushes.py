"""Browsers that are told when their person is not looking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.core.desk.push import Subscription
from bot.storage.database import Tx
from bot.storage.tables.people import people, push_subscriptions


def record_subscription(
    tx: Tx, *, person_id: int, endpoint: str, p256dh: str, auth: str, browser: str, always: bool = False
) -> int:
    """The browser is this person's from now on, whoever was told in it before; its id."""
    tx.connection.execute(delete(push_subscriptions).where(push_subscriptions.c.endpoint == endpoint))
    fields = {"person_id": person_id, "endpoint": endpoint, "p256dh": p256dh, "auth": auth, "browser": browser}
    return tx.insert(insert(push_subscriptions).values(**fields, always=always, made_at=tx.now))


def find(tx: Tx, subscription_id: int) -> Subscription | None:
    """One of them; None where it is forgotten, or its person is shut out."""
    query = (
        select(push_subscriptions)
        .join(people, people.c.id == push_subscriptions.c.person_id)
        .where(push_subscriptions.c.id == subscription_id, people.c.disabled.is_(False))
    )
    row = tx.connection.execute(query).mappings().first()
    return _to_subscription(row) if row is not None else None


def find_by_endpoint(tx: Tx, person_id: int, endpoint: str) -> Subscription | None:
    """This very browser of the person."""
    where = (push_subscriptions.c.person_id == person_id, push_subscriptions.c.endpoint == endpoint)
    row = tx.connection.execute(select(push_subscriptions).where(*where)).mappings().first()
    return _to_subscription(row) if row is not None else None


def list_of(tx: Tx, person_id: int) -> tuple[Subscription, ...]:
    """All browsers of a person, the newest first."""
    query = select(push_subscriptions).where(push_subscriptions.c.person_id == person_id)
    rows = tx.connection.execute(query.order_by(push_subscriptions.c.id.desc())).mappings()
    return tuple(_to_subscription(row) for row in rows)


def record_always(tx: Tx, person_id: int, subscription_id: int, *, always: bool) -> None:
    """Whether it is also told when no page of theirs is open."""
    where = (push_subscriptions.c.id == subscription_id, push_subscriptions.c.person_id == person_id)
    tx.connection.execute(update(push_subscriptions).where(*where).values(always=always))


def record_sent(tx: Tx, subscription_id: int) -> None:
    """The push service took a message."""
    change = update(push_subscriptions).where(push_subscriptions.c.id == subscription_id)
    tx.connection.execute(change.values(sent_at=tx.now, problem=""))


def record_problem(tx: Tx, subscription_id: int, problem: str) -> None:
    """It did not."""
    change = update(push_subscriptions).where(push_subscriptions.c.id == subscription_id)
    tx.connection.execute(change.values(problem=problem[:200]))


def remove(tx: Tx, subscription_id: int, *, person_id: int | None = None) -> bool:
    """It is told no more; ``person_id`` limits it to those of a person. Whether there was one."""
    gone = delete(push_subscriptions).where(push_subscriptions.c.id == subscription_id)
    if person_id is not None:
        gone = gone.where(push_subscriptions.c.person_id == person_id)
    return tx.connection.execute(gone).rowcount > 0


def remove_of(tx: Tx, person_id: int) -> None:
    """Nobody of this person's is told any more."""
    tx.connection.execute(delete(push_subscriptions).where(push_subscriptions.c.person_id == person_id))


def _to_subscription(row: Mapping[Any, Any]) -> Subscription:
    return Subscription(**row)
