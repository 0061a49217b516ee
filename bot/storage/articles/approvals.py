"""Texts that a second person looks at: at most one open per article and language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from bot.core.articles.approval import Approval, Step
from bot.storage.database import Tx
from bot.storage.tables.articles import approvals
from bot.storage.tables.people import people

AUTHORS, ASKED, DECIDED = people.alias("authors"), people.alias("asked_people"), people.alias("deciders")


def add(tx: Tx, *, article: str, language: str, text: str, author_id: int, asked_id: int | None, note: str) -> None:
    """One that waits from now on; there must be no open one."""
    row = {"article": article, "language": language, "text": text, "author_id": author_id, "asked_id": asked_id}
    moments = {"created_at": tx.now, "step": Step.WAITING.value}
    tx.connection.execute(insert(approvals).values(**row, **moments, note=note))


def find_open(tx: Tx, *, article: str, language: str) -> Approval | None:
    """The one that waits or needs work."""
    where = (approvals.c.article == article, approvals.c.language == language, approvals.c.closed_at.is_(None))
    found = tx.connection.execute(_query().where(*where)).mappings().first()
    return _to_approval(found) if found is not None else None


def get(tx: Tx, number: int) -> Approval | None:
    """By its id."""
    found = tx.connection.execute(_query().where(approvals.c.id == number)).mappings().first()
    return _to_approval(found) if found is not None else None


def list_open(tx: Tx) -> tuple[Approval, ...]:
    """All that wait or need work, the oldest first."""
    query = _query().where(approvals.c.closed_at.is_(None)).order_by(approvals.c.id)
    return tuple(map(_to_approval, tx.connection.execute(query).mappings()))


def find_last_text(tx: Tx, *, article: str, language: str) -> str:
    """What was looked at and sent back last, "" for nothing."""
    where = (approvals.c.article == article, approvals.c.language == language, approvals.c.step == Step.AGAIN.value)
    query = select(approvals.c.text).where(*where).order_by(approvals.c.id.desc()).limit(1)
    return tx.connection.execute(query).scalar() or ""


def decide(tx: Tx, number: int, step: Step, *, person_id: int, comment: str = "") -> bool:
    """Nobody waits for it any more; False where somebody was first."""
    row = update(approvals).where(approvals.c.id == number, approvals.c.step == Step.WAITING.value)
    closed = None if step is Step.BACK else tx.now
    values = {"step": step.value, "decided_by": person_id, "decided_at": tx.now, "closed_at": closed}
    return tx.connection.execute(row.values(**values, comment=comment, told_at=None)).rowcount == 1


def close(tx: Tx, *, article: str, language: str, step: Step, person_id: int | None) -> bool:
    """Whatever is open of this article ends so; whether there was anything. Nobody is told."""
    where = (approvals.c.article == article, approvals.c.language == language, approvals.c.closed_at.is_(None))
    values = {"step": step.value, "decided_by": person_id, "decided_at": tx.now, "closed_at": tx.now}
    return tx.connection.execute(update(approvals).where(*where).values(**values, told_at=tx.now)).rowcount > 0


def list_untold(tx: Tx) -> tuple[Approval, ...]:
    """Those of which somebody is to hear and did not."""
    return tuple(map(_to_approval, tx.connection.execute(_query().where(approvals.c.told_at.is_(None))).mappings()))


def record_told(tx: Tx, number: int) -> bool:
    """They have heard of it; whether that was new."""
    row = update(approvals).where(approvals.c.id == number, approvals.c.told_at.is_(None))
    return tx.connection.execute(row.values(told_at=tx.now)).rowcount == 1


def _query() -> Any:
    joined = (
        approvals.join(AUTHORS, AUTHORS.c.id == approvals.c.author_id)
        .outerjoin(ASKED, ASKED.c.id == approvals.c.asked_id)
        .outerjoin(DECIDED, DECIDED.c.id == approvals.c.decided_by)
    )
    return select(
        approvals,
        AUTHORS.c.name.label("author_name"),
        AUTHORS.c.disabled.label("author_gone"),
        ASKED.c.name.label("asked_name"),
        ASKED.c.disabled.label("asked_gone"),
        DECIDED.c.name.label("decided_name"),
    ).select_from(joined)


def _to_approval(row: Mapping[Any, Any]) -> Approval:
    names = ("asked_name", "decided_name")
    read = {name: row[name] for name in Approval.__dataclass_fields__}
    own = {"step": Step(row["step"]), "asked_gone": bool(row["asked_gone"])}
    return Approval(**{**read, **{name: row[name] or "" for name in names}, **own})
