"""Who wants the weekly letter, and which was sent last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, or_, select, update

from bot.core.insights.weekly.wish import Wish
from bot.storage.database import Tx
from bot.storage.tables.insights import weekly
from bot.storage.tables.people import people

WISH: Final = ("by_mail", "by_telegram", "address", "weekday", "hour", "zone")


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """What a person wants. ``code`` is in the link that ends it, ``sent_for`` the name of the newest letter; ``quiet``:
    that one said that nothing happened; ``problem``: why it did not arrive.
    """

    person_id: int
    wish: Wish
    code: str
    sent_for: str
    quiet: bool = False
    problem: str = ""


def find(tx: Tx, person_id: int) -> Subscription | None:
    """What this person wants; None where they never said."""
    row = tx.connection.execute(select(weekly).where(weekly.c.person_id == person_id)).mappings().first()
    return _to_subscription(row) if row is not None else None


def find_by_code(tx: Tx, code: str) -> Subscription | None:
    """Whose link it is."""
    row = tx.connection.execute(select(weekly).where(weekly.c.code == code)).mappings().first()
    return _to_subscription(row) if row is not None else None


def list_wanted(tx: Tx) -> tuple[Subscription, ...]:
    """All who want one and may come in."""
    query = select(weekly).join(people, people.c.id == weekly.c.person_id).where(people.c.disabled.is_(False))
    query = query.where(or_(weekly.c.by_mail, weekly.c.by_telegram)).order_by(weekly.c.person_id)
    return tuple(map(_to_subscription, tx.connection.execute(query).mappings()))


def record(tx: Tx, known: Subscription) -> None:
    """What they want from now on."""
    tx.connection.execute(delete(weekly).where(weekly.c.person_id == known.person_id))
    wish = {name: getattr(known.wish, name) for name in WISH}
    rest = {"code": known.code, "sent_for": known.sent_for, "quiet": known.quiet, "problem": known.problem}
    tx.connection.execute(weekly.insert().values(person_id=known.person_id, **wish, **rest))


def take(tx: Tx, person_id: int, *, sent_for: str, quiet: bool) -> bool:
    """Have the letter of this name sent by whoever comes first, once."""
    change = update(weekly).where(weekly.c.person_id == person_id, weekly.c.sent_for < sent_for)
    return tx.connection.execute(change.values(sent_for=sent_for, quiet=quiet)).rowcount == 1


def record_mail(tx: Tx, code: str, *, by_mail: bool) -> None:
    """Whether it comes by e-mail."""
    tx.connection.execute(update(weekly).where(weekly.c.code == code).values(by_mail=by_mail))


def record_problem(tx: Tx, person_id: int, *, address: str, problem: str) -> None:
    """Why the newest one did not arrive at this address, "" where it did."""
    mine = (weekly.c.person_id == person_id, weekly.c.address == address)
    tx.connection.execute(update(weekly).where(*mine).values(problem=problem))


def _to_subscription(row: Mapping[Any, Any]) -> Subscription:
    wish = Wish(**{name: row[name] for name in WISH})
    rest = {name: row[name] for name in ("person_id", "code", "sent_for", "quiet", "problem")}
    return Subscription(wish=wish, **rest)
