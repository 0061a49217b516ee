"""Bringing a database to the present schema."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from bot.errors import DatabaseTrouble
from bot.storage.database import sqlite_file, translate

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_KEY = 5_024_715_093  # any number of ours: PostgreSQL keeps advisory locks by number


def migrate(url: str) -> bool:
    """Create or upgrade the tables; True when something was done. Of several processes one does it, the others wait.

    Raises:
        DatabaseTrouble: with what to do.
    """
    file = sqlite_file(url)
    if file is not None:
        _make_folder(file.parent)
    config = make_config(url)
    newest = ScriptDirectory.from_config(config).get_current_head()
    try:
        if _version(url) == newest:
            return False
        with _alone(url):
            if _version(url) == newest:
                return False
            command.upgrade(config, "head")
    except DBAPIError as error:
        raise translate(error, url) from error
    return True


@contextmanager
def _alone(url: str) -> Iterator[None]:
    """Hold the one place from which a database is migrated; it is free again when the process ends."""
    file = sqlite_file(url)
    if file is not None:
        with file.with_name(f"{file.name}.migrating").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
            yield
    finally:
        engine.dispose()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"{folder} can't be made ({error.strerror}). Set ANSWERDESK_HOME to a folder that can be written."
        raise DatabaseTrouble(problem=problem) from error


def _version(url: str) -> str | None:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def make_config(url: str) -> Config:
    """What Alembic needs to migrate this database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config
