"""Canned replies as rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from bot.core.snippets import Snippet
from bot.errors import NotFound
from bot.storage.database import Tx
from bot.storage.tables.replies import snippets


def record_snippet(
    tx: Tx, *, person_id: int | None, language: str, name: str, text: str, tags: Sequence[str] = ()
) -> int:
    """Add one; its id."""
    row = insert(snippets).values(
        person_id=person_id, language=language, name=name, text=text, tags=list(tags), uses=0, updated_at=tx.now
    )
    return tx.insert(row)


def record_change(
    tx: Tx, snippet_id: int, *, person_id: int | None, language: str, name: str, text: str, tags: Sequence[str]
) -> None:
    """Change one; how often it was used stays."""
    fields = {"person_id": person_id, "language": language, "name": name, "text": text, "tags": list(tags)}
    tx.connection.execute(update(snippets).where(snippets.c.id == snippet_id).values(**fields, updated_at=tx.now))


def forget(tx: Tx, snippet_id: int) -> None:
    """Remove one."""
    tx.connection.execute(delete(snippets).where(snippets.c.id == snippet_id))


def get(tx: Tx, snippet_id: int) -> Snippet:
    """One canned reply.

    Raises:
        NotFound: there is none with this id (any more).
    """
    row = tx.connection.execute(select(snippets).where(snippets.c.id == snippet_id)).mappings().first()
    if row is None:
        raise NotFound(what="reply")
    return _to_snippet(row)


def list_for(tx: Tx, person_id: int) -> tuple[Snippet, ...]:
    """Everybody's and this person's own, the most used first."""
    mine = or_(snippets.c.person_id.is_(None), snippets.c.person_id == person_id)
    order = (snippets.c.uses.desc(), snippets.c.name, snippets.c.id)
    return tuple(
        _to_snippet(row) for row in tx.connection.execute(select(snippets).where(mine).order_by(*order)).mappings()
    )


def count_for(tx: Tx, person_id: int | None) -> int:
    """How many this person has, or how many are everybody's."""
    whose = snippets.c.person_id.is_(None) if person_id is None else snippets.c.person_id == person_id
    return int(tx.connection.execute(select(func.count()).select_from(snippets).where(whose)).scalar_one())


def record_use(tx: Tx, snippet_ids: Collection[int], *, person_id: int) -> None:
    """These were part of a reply of this person; those that are somebody else's own are left alone."""
    mine = or_(snippets.c.person_id.is_(None), snippets.c.person_id == person_id)
    where = (snippets.c.id.in_(sorted(snippet_ids)), mine)
    tx.connection.execute(update(snippets).where(*where).values(uses=snippets.c.uses + 1))


def _to_snippet(row: Mapping[Any, Any]) -> Snippet:
    return Snippet(
        id=row["id"],
        person_id=row["person_id"],
        language=row["language"],
        name=row["name"],
        text=row["text"],
        tags=tuple(row["tags"] or ()),
        uses=row["uses"],
    )
