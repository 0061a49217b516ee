"""What each translation was made of when it was in step with its source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from bot.storage.database import Tx
from bot.storage.tables.shelf import translations


@dataclass(frozen=True, kw_only=True)
class Origin:
    """A translation that was in step: with which language, and the marks of both texts then."""

    article: str
    language: str
    source: str
    source_mark: str
    own_mark: str


@dataclass(frozen=True, kw_only=True)
class InStep:
    """The same, to be remembered with the words of the source."""

    origin: Origin
    source_text: str
    person_id: int | None = None


def list_origins(tx: Tx, article: str = "") -> dict[tuple[str, str], Origin]:
    """By article and language; of one article or of all."""
    columns = [translations.c[name] for name in Origin.__dataclass_fields__]
    query = select(*columns)
    if article:
        query = query.where(translations.c.article == article)
    found = (Origin(**row) for row in tx.connection.execute(query).mappings())
    return {(one.article, one.language): one for one in found}


def find_source_text(tx: Tx, *, article: str, language: str) -> str:
    """The words of the source when the translation was in step; "" for one nobody has seen yet."""
    where = (translations.c.article == article, translations.c.language == language)
    return tx.connection.execute(select(translations.c.source_text).where(*where)).scalar() or ""


def record_in_step(tx: Tx, found: Collection[InStep]) -> None:
    """These are in step now."""
    for one in found:
        remove(tx, article=one.origin.article, language=one.origin.language)
    rows = [
        {
            **{name: getattr(one.origin, name) for name in Origin.__dataclass_fields__},
            "source_text": one.source_text,
            "person_id": one.person_id,
            "at": tx.now,
        }
        for one in found
    ]
    if rows:
        tx.connection.execute(insert(translations), rows)


def remove(tx: Tx, *, article: str, language: str) -> None:
    """It is no translation any more."""
    where = (translations.c.article == article, translations.c.language == language)
    tx.connection.execute(delete(translations).where(*where))
