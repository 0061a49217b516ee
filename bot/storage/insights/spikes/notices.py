"""Notices, and who has read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, update

from bot.core.insights.spikes.notices import Notice, Whom
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.chat import messages
from bot.storage.tables.people import people
from bot.storage.tables.spikes import notice_people, notices


@dataclass(frozen=True, kw_only=True)
class Wanting:
    """Somebody who wants to be told when it works again, and what they had asked."""

    id: int
    conversation_id: int
    text: str


def record_notice(
    tx: Tx,
    *,
    spike_id: int | None,
    texts: Mapping[str, str],
    whom: Whom,
    examples: Sequence[str],
    person_id: int,
    ends_at: datetime | None,
) -> int:
    """A new one, from now on; its id."""
    fields = {"texts": dict(texts), "whom": whom.value, "examples": list(examples)}
    return tx.insert(
        insert(notices).values(spike_id=spike_id, person_id=person_id, began_at=tx.now, ends_at=ends_at, **fields)
    )


def record_stopped(tx: Tx, number: int) -> None:
    """Nobody new reads it."""
    where = (notices.c.id == number, notices.c.stopped_at.is_(None))
    tx.connection.execute(update(notices).where(*where).values(stopped_at=tx.now))


def record_end(tx: Tx, number: int, ends_at: datetime | None) -> None:
    """Another end."""
    tx.connection.execute(update(notices).where(notices.c.id == number).values(ends_at=ends_at))


def record_change(
    tx: Tx,
    number: int,
    *,
    texts: Mapping[str, str],
    whom: Whom,
    examples: Sequence[str],
    ends_at: datetime | None,
) -> None:
    """It reads otherwise from now on."""
    fields = {"texts": dict(texts), "whom": whom.value, "examples": list(examples), "ends_at": ends_at}
    tx.connection.execute(update(notices).where(notices.c.id == number).values(**fields))


def get(tx: Tx, number: int) -> Notice:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    found = _list(tx, _query().where(notices.c.id == number))
    if not found:
        raise NotFound(what="page")
    return found[0]


def list_live(tx: Tx) -> tuple[Notice, ...]:
    """Those that go on, the newest first."""
    return _list(tx, _plain().where(_live(tx.now)).order_by(notices.c.id.desc()))


def list_read(tx: Tx, conversation_id: int) -> frozenset[int]:
    """Those that were read in this chat."""
    query = select(notice_people.c.notice_id).where(notice_people.c.conversation_id == conversation_id)
    return frozenset(tx.connection.execute(query).scalars())


def list_of(tx: Tx, *, spike_id: int | None) -> tuple[Notice, ...]:
    """Those of a spike, or those of none that go on or have somebody to be told; the newest first."""
    query = _query().where(notices.c.spike_id == spike_id if spike_id is not None else notices.c.spike_id.is_(None))
    found = _list(tx, query.order_by(notices.c.id.desc()).limit(20))
    return found if spike_id is not None else tuple(one for one in found if one.is_live(tx.now) or one.wanting)


def list_live_spikes(tx: Tx) -> frozenset[int]:
    """The spikes with a notice that goes on."""
    query = select(notices.c.spike_id).where(_live(tx.now), notices.c.spike_id.is_not(None))
    return frozenset(number for number in tx.connection.execute(query).scalars() if number is not None)


def record_read(tx: Tx, number: int, *, conversation_id: int, message_id: int) -> bool:
    """Somebody reads it before their answer; whether they had not."""
    fields = {"notice_id": number, "conversation_id": conversation_id, "message_id": message_id, "at": tx.now}
    return tx.insert_if_new(notice_people, **fields) is not None


def record_wants(tx: Tx, number: int, *, conversation_id: int, wants: bool) -> None:
    """They want to be told when it works again, or no more."""
    where = (notice_people.c.notice_id == number, notice_people.c.conversation_id == conversation_id)
    tx.connection.execute(
        update(notice_people)
        .where(*where, notice_people.c.told_at.is_(None))
        .values(wants_at=tx.now if wants else None)
    )


def list_wanting(tx: Tx, number: int) -> tuple[Wanting, ...]:
    """Who is to be told, the first first."""
    query = (
        select(notice_people.c.id, notice_people.c.conversation_id, messages.c.text)
        .join(messages, messages.c.id == notice_people.c.message_id)
        .where(notice_people.c.notice_id == number, *_WANTS)
        .order_by(notice_people.c.id)
    )
    return tuple(Wanting(**row) for row in tx.connection.execute(query).mappings())


def record_told(tx: Tx, number: int) -> bool:
    """They are told; whether they still wanted it. ``number`` is that of a Wanting."""
    change = update(notice_people).where(notice_people.c.id == number, *_WANTS).values(told_at=tx.now)
    return bool(tx.connection.execute(change).rowcount)


_WANTS = (notice_people.c.wants_at.is_not(None), notice_people.c.told_at.is_(None))


def _live(now: datetime) -> ColumnElement[bool]:
    return and_(notices.c.stopped_at.is_(None), or_(notices.c.ends_at.is_(None), notices.c.ends_at > now))


def _plain() -> Select[Any]:
    names = ("id", "spike_id", "texts", "whom", "examples", "began_at", "ends_at", "stopped_at")
    return select(*(notices.c[name] for name in names))


def _query() -> Select[Any]:
    of_it = notice_people.c.notice_id == notices.c.id
    counts = {"given": (), "wanting": _WANTS, "told": (notice_people.c.told_at.is_not(None),)}
    counted = (
        select(func.count()).where(of_it, *where).scalar_subquery().label(name) for name, where in counts.items()
    )
    named = _plain().add_columns(people.c.name.label("person_name"), *counted)
    return named.join(people, people.c.id == notices.c.person_id)


def _list(tx: Tx, query: Select[Any]) -> tuple[Notice, ...]:
    return tuple(
        Notice(**{**row, "whom": Whom(row["whom"]), "examples": tuple(row["examples"] or ())})
        for row in tx.connection.execute(query).mappings()
    )
