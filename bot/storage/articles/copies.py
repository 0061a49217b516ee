"""Texts of articles that somebody works on: one open per article and language, beside those that were put aside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, func, insert, select, update

from bot.storage.database import Tx
from bot.storage.tables.articles import article_drafts
from bot.storage.tables.people import people

SINCE: Final = 1_700_000_000  # seconds that every number has behind it


@dataclass(frozen=True, kw_only=True)
class Written:
    """``base``: the digest of the file it was made of, "" where there was none. ``form`` is what stood in the fields of
    the page; None where only the text is known.
    """

    text: str
    form: Mapping[str, str] | None
    base: str


@dataclass(frozen=True, kw_only=True)
class WorkingCopy(Written):
    """``number`` grows at each change, and from one copy of an article to the next."""

    id: int
    article: str
    language: str
    number: int
    person_id: int | None
    person_name: str
    changed_at: datetime
    closed_at: datetime | None


def find_open(tx: Tx, *, article: str, language: str) -> WorkingCopy | None:
    """The one that is worked on."""
    where = (article_drafts.c.article == article, article_drafts.c.language == language)
    return _first(tx, *where, article_drafts.c.closed_at.is_(None))


def get(tx: Tx, number: int) -> WorkingCopy | None:
    """By its id, open or put aside."""
    return _first(tx, article_drafts.c.id == number)


def list_open(tx: Tx) -> tuple[WorkingCopy, ...]:
    """All that are worked on, the newest first."""
    query = _query().where(article_drafts.c.closed_at.is_(None)).order_by(article_drafts.c.changed_at.desc())
    return tuple(map(_to_copy, tx.connection.execute(query).mappings()))


def list_places(tx: Tx) -> frozenset[tuple[str, str]]:
    """Article and language of all that are worked on."""
    query = select(article_drafts.c.article, article_drafts.c.language).where(article_drafts.c.closed_at.is_(None))
    return frozenset(tx.connection.execute(query).tuples())


def list_closed(tx: Tx, *, article: str, language: str) -> tuple[WorkingCopy, ...]:
    """Those that were put aside, the newest first."""
    where = (article_drafts.c.article == article, article_drafts.c.language == language)
    query = _query().where(*where, article_drafts.c.closed_at.is_not(None)).order_by(article_drafts.c.id.desc())
    return tuple(map(_to_copy, tx.connection.execute(query).mappings()))


def begin(tx: Tx, words: Written, *, article: str, language: str, person_id: int | None) -> bool:
    """Open one, unless there is one; whether it was opened."""
    number = _new_number(tx, article, language)
    row = _row(words) | {"article": article, "language": language, "person_id": person_id, "number": number}
    return tx.insert_if_new(article_drafts, **row, created_at=tx.now, changed_at=tx.now) is not None


def change(tx: Tx, words: Written, *, article: str, language: str, person_id: int | None, over: int) -> bool:
    """Change the open one if it still has the number ``over``; whether it had."""
    row = (
        update(article_drafts)
        .where(
            article_drafts.c.article == article,
            article_drafts.c.language == language,
            article_drafts.c.number == over,
            article_drafts.c.closed_at.is_(None),
        )
        .values(**_row(words), person_id=person_id, number=over + 1, changed_at=tx.now)
    )
    return tx.connection.execute(row).rowcount == 1


def close(tx: Tx, number: int) -> None:
    """Put it aside."""
    row = update(article_drafts).where(article_drafts.c.id == number, article_drafts.c.closed_at.is_(None))
    tx.connection.execute(row.values(closed_at=tx.now))


def reopen(tx: Tx, copy: WorkingCopy) -> None:
    """Take it up again; there must be no other one. Its number is one that no page has before it."""
    row = update(article_drafts).where(article_drafts.c.id == copy.id)
    number = _new_number(tx, copy.article, copy.language)
    tx.connection.execute(row.values(closed_at=None, number=number, changed_at=tx.now))


def add_aside(tx: Tx, words: Written, *, article: str, language: str, person_id: int | None) -> None:
    """Put a text aside beside the one that goes on."""
    row = _row(words) | {"article": article, "language": language, "person_id": person_id, "number": 0}
    moments = {"created_at": tx.now, "changed_at": tx.now, "closed_at": tx.now}
    tx.connection.execute(insert(article_drafts).values(row | moments))


def forget(tx: Tx, number: int) -> None:
    """It has become what it was to become."""
    tx.connection.execute(delete(article_drafts).where(article_drafts.c.id == number))


def move(tx: Tx, *, article: str, to: str) -> None:
    """The article has another name."""
    tx.connection.execute(update(article_drafts).where(article_drafts.c.article == article).values(article=to))


def forget_closed(tx: Tx, *, before: datetime) -> None:
    """Remove what was put aside long ago."""
    tx.connection.execute(delete(article_drafts).where(article_drafts.c.closed_at < before))


def _new_number(tx: Tx, article: str, language: str) -> int:
    """More than any copy has or had: nobody keeps more often than once a second."""
    where = (article_drafts.c.article == article, article_drafts.c.language == language)
    newest = tx.connection.execute(select(func.max(article_drafts.c.number)).where(*where)).scalar()
    return max(int(tx.now.timestamp()) - SINCE, (newest or 0) + 1)


def _row(words: Written) -> dict[str, Any]:
    return {"text": words.text, "form": dict(words.form) if words.form else None, "base": words.base}


def _first(tx: Tx, *where: Any) -> WorkingCopy | None:
    found = tx.connection.execute(_query().where(*where)).mappings().first()
    return _to_copy(found) if found is not None else None


def _query() -> Any:
    return select(article_drafts, people.c.name.label("person_name")).outerjoin(
        people, people.c.id == article_drafts.c.person_id
    )


def _to_copy(row: Mapping[Any, Any]) -> WorkingCopy:
    names = WorkingCopy.__dataclass_fields__
    return WorkingCopy(
        **{name: row[name] for name in names if name != "person_name"}, person_name=row["person_name"] or ""
    )
