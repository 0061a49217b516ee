"""Which rows hold which words: FTS5 on SQLite, tsvector on PostgreSQL. No ``Table`` is both, so the SQL stands here.

``found_lines`` holds the words of each line by the id of the message, ``found_chats`` those of each customer's names by
the id of the conversation. Words come from :mod:`bot.language.finding.words`: letters and digits in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Integer,
    Subquery,
    TextClause,
    literal_column,
    select,
    text,
)

from bot.core.queue import Term
from bot.language.finding.words import index_words

LINES: Final = "found_lines"
CHATS: Final = "found_chats"
BATCH: Final = 5_000
# without content and places of words, for nothing asks for either: a line costs what it says once; beginnings of words
# have lists of their own, or each look at one would join those of all words that begin so
FTS5: Final = (
    "CREATE VIRTUAL TABLE {0} USING fts5(words, content='', detail=none, prefix='2 3 4 5 6 7',"
    " tokenize='unicode61 remove_diacritics 0')"
)
TSVECTOR: Final = "CREATE TABLE {0} (id integer PRIMARY KEY, words tsvector NOT NULL)"
SAMPLED: Final = (
    "SELECT COUNT(*) AS seen, COUNT(*) FILTER (WHERE has) AS hits,"
    " (SELECT reltuples FROM pg_class WHERE oid = to_regclass(:name)) AS rows FROM"
    " (SELECT words @@ CAST(:wanted AS tsquery) AS has FROM {0} ORDER BY id DESC LIMIT 2000) sample"
)
GIN: Final = "CREATE INDEX ix_{0}_words ON {0} USING gin (words)"


def create(connection: Connection, table: str) -> None:
    """Make an empty index."""
    for statement in (FTS5,) if _is_sqlite(connection) else (TSVECTOR, GIN):
        connection.execute(text(statement.format(table)))


def is_index(name: str | None) -> bool:
    """Whether a table of the database belongs to an index (FTS5 keeps tables of its own beside it)."""
    return bool(name) and str(name).startswith((LINES, CHATS))


def record(connection: Connection, table: str, key: int, *, now: str, before: str = "") -> None:
    """A row says this, and said that before."""
    words, old = index_words(now), index_words(before)
    if words == old:
        return
    if old:
        connection.execute(_delete(connection, table), _values(connection, key, old))
    if words:
        connection.execute(_insert(connection, table), _values(connection, key, words))


def fill(connection: Connection, table: str, said: Executable) -> None:
    """Index all that ``said`` selects, pairs of id and text, in the place of whatever the index holds."""
    connection.execute(_clear(connection, table))
    rows = connection.execute(said, execution_options={"yield_per": BATCH})
    while batch := list(islice(rows, BATCH)):
        values = [_values(connection, key, words) for key, given in batch if (words := index_words(given))]
        if values:
            connection.execute(_insert(connection, table), values)


def newest(
    connection: Connection, table: str, terms: Sequence[Term], *, after: int, before: int, limit: int
) -> Subquery:
    """The newest rows between two ids that have all terms, to be joined by their ``id``; no more of them are read.

    FTS5 walks its lists backwards, so that the newest of a million hits cost what the newest of ten do. A GIN index has
    no order: what many rows have is looked for in the rows from the newest on, what few have is fetched and sorted.
    """
    sqlite, wanted = _is_sqlite(connection), _to_wanted(connection, terms)
    key: ColumnElement[int] = literal_column("f.rowid" if sqlite else "f.id", Integer)
    has = f"{table} MATCH :wanted" if sqlite else "f.words @@ CAST(:wanted AS tsquery)"
    walks = sqlite or _is_frequent(connection, table, wanted, limit)
    order = key if walks else literal_column("f.id + 0", Integer)  # so worded that no index is walked in this order
    where = (text(has).bindparams(wanted=wanted), key < before, key > after)
    query = select(key.label("id")).select_from(text(f"{table} f")).where(*where)
    return query.order_by(order.desc()).limit(limit).subquery("hits")


def _is_frequent(connection: Connection, table: str, wanted: str, limit: int) -> bool:
    """Whether so many hits are sooner met among the newest rows than fetched all; by what a sample of these says.

    A plan made for any words would be wrong for most: until the end of the transaction each statement gets its own.
    """
    connection.execute(text("SET LOCAL plan_cache_mode = force_custom_plan"))
    row = connection.execute(text(SAMPLED.format(table)), {"wanted": wanted, "name": table}).one()
    share = row.hits / max(row.seen, 1)
    return bool(limit <= 2 * share * share * max(row.rows, row.seen))


def _insert(connection: Connection, table: str) -> TextClause:
    if _is_sqlite(connection):
        return text(f"INSERT INTO {table} (rowid, words) VALUES (:key, :words)")  # noqa: S608 - a name of ours
    return text(
        f"INSERT INTO {table} (id, words) VALUES (:key, array_to_tsvector(CAST(:words AS text[])))"  # noqa: S608
        " ON CONFLICT (id) DO UPDATE SET words = EXCLUDED.words"
    )


def _delete(connection: Connection, table: str) -> TextClause:
    """A table without content is told what it held."""
    if _is_sqlite(connection):
        return text(f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', :key, :words)")  # noqa: S608
    return text(f"DELETE FROM {table} WHERE id = :key")  # noqa: S608


def _clear(connection: Connection, table: str) -> TextClause:
    if _is_sqlite(connection):
        return text(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    return text(f"DELETE FROM {table}")  # noqa: S608


def _values(connection: Connection, key: int, words: tuple[str, ...]) -> dict[str, Any]:
    return {"key": key, "words": " ".join(words) if _is_sqlite(connection) else list(words)}


def _to_wanted(connection: Connection, terms: Sequence[Term]) -> str:
    """Words hold letters and digits only, so that quotes are all they need."""
    quote, both, either, begin = ('"', " AND ", " OR ", " *") if _is_sqlite(connection) else ("'", " & ", " | ", ":*")
    return both.join(f"({either.join(_spell(term, quote, begin))})" for term in terms)


def _spell(term: Term, quote: str, begin: str) -> Iterator[str]:
    yield from (f"{quote}{form}{quote}" for form in sorted(term.forms))
    if term.prefix:
        yield f"{quote}{term.prefix}{quote}{begin}"


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
