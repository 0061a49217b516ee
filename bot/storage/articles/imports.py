"""Imports of articles: how far each is, and where every imported article comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.articles import imported, imports
from bot.storage.tables.people import people

LONGEST_ID = 300
_KEPT = 220


class ImportState(StrEnum):
    """``READ`` waits for a person to choose; ``STOPPED`` and ``FAILED`` wrote nothing more."""

    READING = "reading"
    READ = "read"
    WRITING = "writing"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    UNDONE = "undone"


@dataclass(frozen=True, kw_only=True)
class Import:
    """One import. ``chosen`` is what the person wanted of it, ``result`` what became of each article."""

    id: int
    name: str
    state: ImportState
    person_name: str
    created_at: datetime
    changed_at: datetime
    done: int = 0
    total: int = 0
    chosen: Mapping[str, Any] | None = None
    result: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where an article comes from. ``mark`` stands for its words and ``digest`` for its file as they were written.

    ``made``: the import made it; else it changed one that an earlier import had made.
    """

    source: str
    source_id: str
    language: str
    article: str
    mark: str
    digest: str
    import_id: int
    made: bool


def add(tx: Tx, *, person_id: int | None, name: str, state: ImportState = ImportState.READING) -> int:
    """Begin an import; its id."""
    times = {"created_at": tx.now, "changed_at": tx.now}
    row = insert(imports).values(person_id=person_id, name=name[:200], state=state.value, done=0, total=0, **times)
    return tx.insert(row)


def get(tx: Tx, import_id: int) -> Import | None:
    """An import; None if there is none."""
    query = _query().where(imports.c.id == import_id)
    row = tx.connection.execute(query).mappings().first()
    return _to_import(row) if row is not None else None


def list_recent(tx: Tx, *, limit: int = 10) -> tuple[Import, ...]:
    """The newest imports first."""
    rows = tx.connection.execute(_query().order_by(imports.c.id.desc()).limit(limit)).mappings()
    return tuple(map(_to_import, rows))


def change(tx: Tx, import_id: int, *, only: tuple[ImportState, ...], **values: Any) -> bool:
    """Change an import that is in one of these states; whether it was."""
    where = (imports.c.id == import_id, imports.c.state.in_([state.value for state in only]))
    row = update(imports).where(*where).values(**values, changed_at=tx.now)
    return tx.connection.execute(row).rowcount == 1


def record_origin(tx: Tx, origin: Origin) -> None:
    """Remember where an article comes from, in the place of what was known of it."""
    own = (imported.c.source == origin.source, imported.c.source_id == shorten_id(origin.source_id))
    tx.connection.execute(delete(imported).where(*own, imported.c.language == origin.language))
    values = {**origin.__dict__, "source_id": shorten_id(origin.source_id)}
    tx.connection.execute(insert(imported).values(**values, created_at=tx.now))


def record_digest(tx: Tx, origin: Origin, digest: str) -> None:
    """The file has another state, by the import itself."""
    own = (imported.c.source == origin.source, imported.c.source_id == origin.source_id)
    tx.connection.execute(update(imported).where(*own, imported.c.language == origin.language).values(digest=digest))


def list_origins(tx: Tx, *, import_id: int | None = None) -> tuple[Origin, ...]:
    """Where articles come from: all, or those that one import wrote last."""
    query = select(imported).order_by(imported.c.id)
    if import_id is not None:
        query = query.where(imported.c.import_id == import_id)
    names = Origin.__dataclass_fields__
    return tuple(Origin(**{name: row[name] for name in names}) for row in tx.connection.execute(query).mappings())


def forget_origin(tx: Tx, origin: Origin) -> None:
    """The article is gone."""
    own = (imported.c.source == origin.source, imported.c.source_id == origin.source_id)
    tx.connection.execute(delete(imported).where(*own, imported.c.language == origin.language))


def shorten_id(source_id: str) -> str:
    """An id that fits, and is still only this one's."""
    if len(source_id) <= LONGEST_ID:
        return source_id
    return f"{source_id[:_KEPT]}~{hashlib.sha256(source_id.encode()).hexdigest()}"


def _query() -> Any:
    return select(imports, people.c.name.label("person_name")).outerjoin(people, people.c.id == imports.c.person_id)


def _to_import(row: Mapping[Any, Any]) -> Import:
    return Import(
        id=row["id"],
        name=row["name"],
        state=ImportState(row["state"]),
        person_name=row["person_name"] or "",
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        done=row["done"],
        total=row["total"],
        chosen=row["chosen"],
        result=row["result"],
    )
