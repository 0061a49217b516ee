"""Rows into an empty database as fast as it takes them: executemany on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final

import psycopg
from sqlalchemy import JSON, Column, ColumnDefault, Table, create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.scale.year import NOW, Row, Year, to_json
from bot.storage.chat.search import rebuild
from bot.storage.tables import metadata
from bot.storage.tables.base import Moment

ORDER: Final = ("people", "conversations", "messages", "outbox", "updates", "escalations")
BATCH: Final = 10_000
Convert = Callable[[Any], Any]


def load(year: Year, url: str) -> None:
    """Fill a migrated, empty database, and index what was said."""
    if url.startswith("sqlite"):
        _load_sqlite(year, str(make_url(url).database))
    else:
        _load_postgres(year, url)
    engine = create_engine(url)
    with engine.begin() as connection:
        rebuild(connection)
        if not url.startswith("sqlite"):
            connection.execute(text("ANALYZE found_lines"))
    engine.dispose()


def _load_sqlite(year: Year, path: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; PRAGMA foreign_keys=OFF")
    for name in ORDER:
        table = metadata.tables[name]
        names = [column.name for column in table.columns]
        insert = f"INSERT INTO {name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 - names of our own tables
        rows = _tuples(table, getattr(year, name)(), _sqlite_time)
        while batch := list(islice(rows, BATCH)):
            connection.executemany(insert, batch)
        connection.commit()
    connection.close()


def _load_postgres(year: Year, url: str) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        connection.execute("SET session_replication_role = replica")  # foreign keys hold by construction
        for name in ORDER:
            table = metadata.tables[name]
            names = ", ".join(column.name for column in table.columns)
            with connection.cursor().copy(f"COPY {name} ({names}) FROM STDIN".encode()) as copy:
                for row in _tuples(table, getattr(year, name)(), lambda value: value):
                    copy.write_row(row)
            connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))".encode()  # noqa: S608 - names of our own tables
            )
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _tuples(table: Table, rows: Iterable[Row], time: Convert) -> Iterator[tuple[Any, ...]]:
    """The rows in the order of the columns; what a row does not say is the column's default."""
    columns = [(column.name, _default(column), _converter(column, time)) for column in table.columns]
    for row in rows:
        yield tuple(convert(row.get(name, default)) for name, default, convert in columns)


def _default(column: Column[Any]) -> Any:
    if isinstance(column.default, ColumnDefault) and column.default.is_scalar:
        return column.default.arg
    return NOW if isinstance(column.type, Moment) and not column.nullable else None


def _converter(column: Column[Any], time: Convert) -> Convert:
    if isinstance(column.type, JSON):
        return to_json
    return time if isinstance(column.type, Moment) else lambda value: value


def _sqlite_time(value: datetime | None) -> str | None:
    return None if value is None else value.strftime("%Y-%m-%d %H:%M:%S.%f")
