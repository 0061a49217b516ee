"""Who is here: what each person says of themselves, and when a page of theirs was open last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select, update

from bot.core.events import Topic
from bot.core.presence import Presence, Present
from bot.storage.database import Tx
from bot.storage.tables.people import presence, sessions


def find(tx: Tx, person_id: int) -> Present:
    """What is known of a person."""
    row = tx.connection.execute(select(presence).where(presence.c.person_id == person_id)).first()
    if row is None or row.gone_at is not None:
        return Present(presence=Presence.OFFLINE)
    return Present(presence=Presence(row.state), reason=row.reason)


def record_seen(tx: Tx, person_id: int, *, token_hash: str) -> None:
    """A page of the person is open now."""
    tx.connection.execute(update(sessions).where(sessions.c.token_hash == token_hash).values(seen_at=tx.now))
    _see(tx, person_id, tx.now)


def record_acting(tx: Tx, person_id: int, *, until: datetime) -> None:
    """The person does something where there are no pages: until then they are thought to be here."""
    _see(tx, person_id, until)


def _see(tx: Tx, person_id: int, until: datetime) -> None:
    columns = (presence.c.gone_at, presence.c.seen_at)
    before = tx.connection.execute(select(*columns).where(presence.c.person_id == person_id)).first()
    if before is not None and before.gone_at is None:
        _change(tx, person_id, seen_at=max(before.seen_at, until))
        return
    _change(tx, person_id, seen_at=until, gone_at=None, since=tx.now)
    _tell(tx)


def record_state(tx: Tx, person_id: int, *, state: Presence, reason: str) -> None:
    """What a person says of themselves."""
    _change(tx, person_id, state=state.value, reason=reason, since=tx.now, seen_at=tx.now, gone_at=None)
    _tell(tx)


def record_gone(tx: Tx, person_id: int) -> None:
    """No page of the person is open; the next one begins as online."""
    values = {"gone_at": tx.now, "state": Presence.ONLINE.value, "reason": ""}
    if not _update(tx, person_id, **values):
        _change(tx, person_id, seen_at=tx.now, **values)
    _tell(tx)


def has_other_page(tx: Tx, person_id: int, *, after: datetime) -> bool:
    """Whether a session of theirs that goes on had a page open lately."""
    where = (sessions.c.person_id == person_id, sessions.c.expires_at > tx.now, sessions.c.seen_at > after)
    return bool(tx.connection.execute(select(func.count()).select_from(sessions).where(*where)).scalar_one())


def begin_grace(tx: Tx, person_id: int) -> None:
    """Somebody who was never seen: they are thought to be here until their time of grace is over."""
    _change(tx, person_id, seen_at=tx.now, since=tx.now)


def renew_all(tx: Tx) -> None:
    """Nobody could be seen while we were away: the time of grace begins anew."""
    seen = (presence.c.gone_at.is_(None), presence.c.seen_at < tx.now)
    tx.connection.execute(update(presence).where(*seen).values(seen_at=tx.now))


def _change(tx: Tx, person_id: int, **fields: object) -> None:
    if not _update(tx, person_id, **fields):
        row = {
            "state": Presence.ONLINE.value,
            "reason": "",
            "since": tx.now,
            "seen_at": tx.now,
            "gone_at": None,
            **fields,
        }
        tx.connection.execute(presence.insert().values(person_id=person_id, **row))


def _update(tx: Tx, person_id: int, **fields: object) -> bool:
    change = update(presence).where(presence.c.person_id == person_id).values(**fields)
    return tx.connection.execute(change).rowcount > 0


def _tell(tx: Tx) -> None:
    tx.tell(Topic.PEOPLE)
    tx.tell(Topic.QUEUE)
