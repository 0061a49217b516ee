"""What was proposed to the leads, what they said, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, update

from bot.core.insights.asked import QUIET
from bot.core.insights.week import Finding, Proposal, State, Stretch, What
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.insights import asked, proposals
from bot.storage.tables.people import people


def list_proposals(tx: Tx, *, since: datetime) -> tuple[Proposal, ...]:
    """Those made since then, what saves most first."""
    query = _query().where(proposals.c.made_at >= since).order_by(proposals.c.saves.desc(), proposals.c.id)
    return tuple(map(_to_proposal, tx.connection.execute(query).mappings()))


def has_open(tx: Tx) -> bool:
    """Whether the leads have something to decide."""
    query = select(proposals.c.id).where(proposals.c.state == State.OPEN.value).limit(1)
    return tx.connection.execute(query).first() is not None


def get(tx: Tx, number: int) -> Proposal:
    """One of them.

    Raises:
        NotFound: there is none.
    """
    row = tx.connection.execute(_query().where(proposals.c.id == number)).mappings().first()
    if row is None:
        raise NotFound(what="proposal")
    return _to_proposal(row)


def record_new(tx: Tx, found: Iterable[Finding]) -> None:
    """Put these before the leads."""
    rows = [{**_values(one), "state": State.OPEN.value, "reason": "", "made_at": tx.now} for one in found]
    if rows:
        tx.connection.execute(insert(proposals), rows)


def record_renewed(tx: Tx, number: int, finding: Finding) -> None:
    """The same with what is known by now."""
    tx.connection.execute(update(proposals).where(proposals.c.id == number).values(**_values(finding)))


def record_state(tx: Tx, number: int, state: State, *, person_id: int | None, reason: str = "") -> None:
    """What became of it; open again, nobody has decided."""
    decided = None if state is State.OPEN else tx.now
    values = {"state": state.value, "person_id": person_id, "reason": reason, "decided_at": decided}
    tx.connection.execute(update(proposals).where(proposals.c.id == number).values(**values))


def measure(tx: Tx, finding: Finding, *, since: datetime, until: datetime) -> Stretch:
    """How many chats asked about it between two moments, and how many of them were not served."""
    if finding.what is What.GAP:
        about = asked.c.gap_id == int(finding.place)
        unserved: ColumnElement[bool] = asked.c.gap != ""
    else:
        about = asked.c.article == finding.place
        quiet = and_(asked.c.followed.is_(False), asked.c.at < tx.now - QUIET)
        calm = and_(asked.c.thumb.is_(None), asked.c.person.is_(False), or_(asked.c.chosen, quiet))
        unserved = ~or_(asked.c.thumb.is_(True), calm)
    chats = func.count(asked.c.conversation_id.distinct())
    where = (about, asked.c.at >= since, asked.c.at < until)
    total = tx.connection.execute(select(chats).where(*where)).scalar_one()
    failed = tx.connection.execute(select(chats).where(*where, unserved)).scalar_one()
    return Stretch(days=(until - since).total_seconds() / 86400, asked=int(total), unserved=int(failed))


def _values(one: Finding) -> dict[str, Any]:
    fixed = {"what": one.what.value, "place": one.place, "title": one.title}
    return {**fixed, "saves": one.saves, "evidence": dict(one.evidence)}


def _query() -> Select[Any]:
    return select(proposals, people.c.name).outerjoin(people, people.c.id == proposals.c.person_id)


def _to_proposal(row: Mapping[Any, Any]) -> Proposal:
    finding = Finding(
        what=What(row["what"]),
        place=row["place"],
        title=row["title"],
        saves=row["saves"],
        evidence=row["evidence"] or {},
    )
    return Proposal(
        id=row["id"],
        finding=finding,
        state=State(row["state"]),
        made_at=row["made_at"],
        decided_at=row["decided_at"],
        person_name=row["name"] or "",
        reason=row["reason"],
    )
