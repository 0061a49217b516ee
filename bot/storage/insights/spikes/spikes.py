"""Spikes, and whom they concern."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, insert, or_, select, update

from bot.core.case import OPEN
from bot.core.insights.spikes.spikes import LIVE, Affected, Heard, Spike, SpikeState
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.cases import escalations
from bot.storage.tables.chat import CALLED, conversations, messages
from bot.storage.tables.people import people
from bot.storage.tables.spikes import spike_people, spikes

_LIVE = tuple(state.value for state in LIVE)


def list_known(tx: Tx) -> tuple[tuple[int, bytes], ...]:
    """Spikes that go on, and those of which nobody wants to hear for now, with their middles."""
    quiet = and_(spikes.c.state == SpikeState.QUIET.value, spikes.c.quiet_until > tx.now)
    query = select(spikes.c.id, spikes.c.centre).where(or_(spikes.c.state.in_(_LIVE), quiet)).order_by(spikes.c.id)
    return tuple(tx.connection.execute(query).tuples().all())


def record_spike(tx: Tx, title: str, centre: bytes, asked: Collection[Heard], *, usual: float) -> int:
    """A new one, of so many people; its id."""
    moments = [one.at for one in asked]
    number = tx.insert(
        insert(spikes).values(
            title=title,
            centre=centre,
            state=SpikeState.OPEN.value,
            first=len({one.conversation_id for one in asked}),
            usual=usual,
            began_at=min(moments),
            seen_at=max(moments),
        )
    )
    record_people(tx, number, asked)
    return number


def record_people(tx: Tx, number: int, asked: Iterable[Heard]) -> None:
    """These ask the same; each chat counts once."""
    known = set(
        tx.connection.execute(select(spike_people.c.conversation_id).where(spike_people.c.spike_id == number)).scalars()
    )
    first: dict[int, Heard] = {}
    for one in asked:
        first.setdefault(one.conversation_id, one)
    new = [one for chat, one in first.items() if chat not in known]
    rows = [
        {"spike_id": number, "conversation_id": one.conversation_id, "message_id": one.message_id, "at": one.at}
        for one in new
    ]
    if rows:
        tx.connection.execute(insert(spike_people), rows)
        newest = max(one.at for one in new)
        where = (spikes.c.id == number, spikes.c.seen_at < newest)
        tx.connection.execute(update(spikes).where(*where).values(seen_at=newest))


def record_state(
    tx: Tx, number: int, state: SpikeState, *, person_id: int | None = None, quiet_until: datetime | None = None
) -> None:
    """What was decided."""
    values: dict[str, Any] = {"state": state.value, "quiet_until": quiet_until}
    if person_id is not None:
        values["person_id"] = person_id
    tx.connection.execute(update(spikes).where(spikes.c.id == number).values(**values))


def close_calm(tx: Tx, *, before: datetime, but: Collection[int] = ()) -> None:
    """Those of which nobody has asked since then are over."""
    where = (spikes.c.state.in_(_LIVE), spikes.c.seen_at < before, spikes.c.id.not_in(but))
    tx.connection.execute(update(spikes).where(*where).values(state=SpikeState.OVER.value))


def get(tx: Tx, number: int) -> Spike:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    found = _list(tx, _query().where(spikes.c.id == number))
    if not found:
        raise NotFound(what="page")
    return found[0]


def list_live(tx: Tx) -> tuple[Spike, ...]:
    """Those that go on, the newest first."""
    return _list(tx, _query().where(spikes.c.state.in_(_LIVE)).order_by(spikes.c.id.desc()))


def count_live(tx: Tx) -> dict[SpikeState, int]:
    """How many go on, by what was decided."""
    query = select(spikes.c.state, func.count()).where(spikes.c.state.in_(_LIVE)).group_by(spikes.c.state)
    counts: dict[str, int] = dict(tx.connection.execute(query).tuples().all())
    return {state: counts.get(state.value, 0) for state in LIVE}


def list_past(tx: Tx, *, limit: int) -> tuple[Spike, ...]:
    """Those that are over or were none, the newest first."""
    return _list(tx, _query().where(spikes.c.state.not_in(_LIVE)).order_by(spikes.c.id.desc()).limit(limit))


def list_untold(tx: Tx) -> tuple[Spike, ...]:
    """Those that nobody has decided about and no lead was called for."""
    return _list(tx, _query().where(spikes.c.state == SpikeState.OPEN.value, spikes.c.told_at.is_(None)))


def record_told(tx: Tx, number: int) -> bool:
    """Leads are called; whether nobody had them called before."""
    where = (spikes.c.id == number, spikes.c.told_at.is_(None))
    return bool(tx.connection.execute(update(spikes).where(*where).values(told_at=tx.now)).rowcount)


def list_affected(tx: Tx, number: int) -> tuple[Affected, ...]:
    """Whom it concerns, those first who asked first."""
    query = (
        select(
            spike_people.c.conversation_id,
            spike_people.c.message_id,
            CALLED.label("name"),
            conversations.c.language,
            messages.c.text,
            spike_people.c.at,
            escalations.c.id.label("case_id"),
            escalations.c.person_id,
            func.coalesce(people.c.name, "").label("holder"),
            escalations.c.waiting_since,
        )
        .join(conversations, conversations.c.id == spike_people.c.conversation_id)
        .join(messages, messages.c.id == spike_people.c.message_id)
        .outerjoin(
            escalations,
            and_(
                escalations.c.conversation_id == spike_people.c.conversation_id,
                escalations.c.state.in_([state.value for state in OPEN]),
            ),
        )
        .outerjoin(people, people.c.id == escalations.c.person_id)
        .where(spike_people.c.spike_id == number)
        .order_by(spike_people.c.at, spike_people.c.id)
    )
    return tuple(Affected(**row) for row in tx.connection.execute(query).mappings())


def _query() -> Select[Any]:
    counted = select(func.count()).where(spike_people.c.spike_id == spikes.c.id).scalar_subquery()
    columns = (spikes.c[name] for name in ("id", "title", "state", "first", "usual", "began_at", "seen_at"))
    return select(
        *columns, spikes.c.quiet_until, counted.label("people"), func.coalesce(people.c.name, "").label("decided_name")
    ).outerjoin(people, people.c.id == spikes.c.person_id)


def _list(tx: Tx, query: Select[Any]) -> tuple[Spike, ...]:
    return tuple(_to_spike(row) for row in tx.connection.execute(query).mappings())


def _to_spike(row: Mapping[Any, Any]) -> Spike:
    return Spike(**{**row, "state": SpikeState(row["state"])})
