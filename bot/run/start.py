"""Starting the product: database, first account, the two processes."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import sys
from functools import partial
from pathlib import Path

import typer

from bot.app import training_of
from bot.clock import utc_now
from bot.core.people import Person, Role
from bot.dialogue.train import is_current
from bot.errors import AnswerdeskError, BadInput, NotFound, StartRefused
from bot.run.process import listen, set_up_logging
from bot.service.system import health
from bot.settings import ROOT, Settings, read_settings
from bot.storage.database import Database, Tx, check_integrity, sqlite_file
from bot.storage.people import people
from bot.storage.setup import migrate

log = logging.getLogger(__name__)


def run(role: str, *, pulse_file: int | None = None) -> int:
    """Be one process, or the supervisor of both; the exit status. The supervisor feels an engine by ``pulse_file``."""
    settings = read_settings()
    set_up_logging(role or "supervisor", settings.log)
    if not role:
        return _run_both(settings)
    migrate(settings.database)
    if role == "front":
        from bot.run.front import run_front

        asyncio.run(run_front(settings))
    else:
        from bot.run.engine import run_engine

        asyncio.run(run_engine(settings, pulse_file=pulse_file))
    return 0


def open_database(settings: Settings | None = None) -> Database:
    """The database at the present schema, for commands."""
    settings = settings or read_settings()
    migrate(settings.database)
    return Database(settings.database, clock=utc_now)


def access_login(tx: Tx, login: str) -> Person:
    """The person with this login.

    Raises:
        NotFound: nobody has it.
    """
    known = people.find_by_login(tx, login.strip().lower())
    if known is None:
        raise NotFound(what=f'person with the login "{login}"')
    return known[0]


def copy_database(target: Path) -> None:
    """A consistent copy of a SQLite database in use.

    Raises:
        BadInput: the database is another one, or the target exists.
    """
    file = sqlite_file(read_settings().database)
    if file is None:
        raise BadInput(problem="This database is not SQLite: use the backup tools of your database server.")
    if target.exists():
        raise BadInput(problem=f"{target} exists already. Name a new file.")
    with sqlite3.connect(file) as source, sqlite3.connect(target) as copy:
        source.backup(copy)


def _run_both(settings: Settings) -> int:
    from bot.run.supervisor import part_of, supervise

    typer.echo("Preparing the database")
    database = open_database(settings)
    damage = database.read_now(check_integrity)
    if damage:
        raise StartRefused(problem=f"the database is damaged ({damage}). Put back the last backup (README, Backup).")
    listen(settings).close()
    _greet(settings, _make_first_admin(database))
    database.close()
    report = partial(_report_deaths, settings)
    return asyncio.run(supervise((part_of("front"), part_of("engine")), report=report))


def _report_deaths(settings: Settings, part: str, deaths: int) -> None:
    database = Database(settings.database, clock=utc_now)
    try:
        database.write_now(health.record_deaths, part, deaths)
    except AnswerdeskError as error:  # the part is started again all the same
        log.error("%s", error)
    finally:
        database.close()


def _make_first_admin(database: Database) -> str:
    from bot.service.people.staff import do_add_person

    if database.read_now(people.count):
        return ""
    add = {"login": "admin", "name": "Admin", "role": Role.ADMIN, "language": "en"}
    return database.write_now(do_add_person, None, **add)[1]  # type: ignore[arg-type]


def _greet(settings: Settings, password: str) -> None:
    lines = [
        "",
        f"  Desk      {settings.base_url}/desk",
        f"  Web chat  {settings.base_url}/chat",
        f"  Telegram  {_say_telegram(settings)}",
    ]
    if password:
        lines.append(f"  Log in as admin with the one-time password {password}")
    lines += ["", "  The pages are there at once, the first answer once the articles are indexed.", ""]
    if not is_current(ROOT, settings.models, training_of(settings)):
        lines += ["  The dialogue model is trained meanwhile, which takes two minutes more.", ""]
    lines += ["  Ctrl-C stops everything.", ""]
    typer.echo("\n".join(lines))
    sys.stdout.flush()


def _say_telegram(settings: Settings) -> str:
    if settings.demo:
        return "off: this is a demo"
    if settings.telegram_token.get_secret_value():
        return "on"
    return "off: put ANSWERDESK_TELEGRAM_TOKEN=… (from @BotFather) into .env and start again"
