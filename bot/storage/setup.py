"""Bringing a database to the present schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from bot.errors import DatabaseTrouble
from bot.storage.engine import sqlite_file, translate

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str) -> bool:
    """Create or upgrade the tables; True when something was done.

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
        command.upgrade(config, "head")
    except DBAPIError as error:
        raise translate(error, url) from error
    return True


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
