"""Whether the tables of a database are those of the product."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.storage.tables import metadata
from bot.storage.word_index import is_index


def compare_schema(connection: Connection) -> list[object]:
    """What differs; the index of the search is no table of the product's."""
    options = {"include_name": lambda name, kind, _: kind != "table" or not is_index(name)}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))
