"""The sentences that a business has added for its bot to learn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, func, select

from bot.core.insights.phrases import Added, Phrase
from bot.storage.database import Tx
from bot.storage.tables.insights import phrases
from bot.storage.tables.people import people


def list_added(tx: Tx) -> tuple[Added, ...]:
    """All of them, the oldest first."""
    query = select(phrases, people.c.name).outerjoin(people, people.c.id == phrases.c.person_id)
    return tuple(map(_to_added, tx.connection.execute(query.order_by(phrases.c.id)).mappings()))


def find(tx: Tx, normal: str) -> Phrase | None:
    """The one that reads so."""
    row = tx.connection.execute(select(phrases).where(phrases.c.normal == normal)).mappings().first()
    return _to_phrase(row) if row else None


def count(tx: Tx) -> int:
    """How many there are."""
    return int(tx.connection.execute(select(func.count()).select_from(phrases)).scalar_one())


def record(tx: Tx, phrase: Phrase, *, person_id: int) -> bool:
    """Keep one; False where it is there already."""
    values = {"intent": phrase.intent, "language": phrase.language, "text": phrase.text, "normal": phrase.normal}
    return tx.insert_if_new(phrases, **values, person_id=person_id, at=tx.now) is not None


def remove(tx: Tx, normals: Iterable[str]) -> int:
    """Forget these; how many there were."""
    return tx.connection.execute(delete(phrases).where(phrases.c.normal.in_(tuple(normals)))).rowcount


def _to_phrase(row: Mapping[Any, Any]) -> Phrase:
    return Phrase(intent=row["intent"], language=row["language"], text=row["text"], normal=row["normal"])


def _to_added(row: Mapping[Any, Any]) -> Added:
    return Added(phrase=_to_phrase(row), person_name=row["name"] or "", at=row["at"])
