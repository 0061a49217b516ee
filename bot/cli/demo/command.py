"""``answerdesk demo``: a folder of its own with a made-up shop and its history."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import typer

from bot.business import FILE
from bot.clock import utc_now
from bot.errors import BadInput
from bot.service.people.staff import new_password
from bot.settings import PREFIX, ROOT, Settings

NAME: Final = "answerdesk-demo"
SAMPLE: Final = ROOT / "samples" / "flowers"
COPIED: Final = ("knowledge_base", "data")
MOST_DAYS: Final = 366
A_DAY_TAKES, AT_LEAST = 1_000_000, 300_000_000  # bytes
OPEN: Final = (10, 17)  # hours of the shop in which there is something to see
HOME_ZONE: Final = "Europe/Kyiv"
ZONES: Final = (HOME_ZONE, "Europe/Lisbon", "America/New_York", "America/Los_Angeles", "Pacific/Auckland", "Asia/Tokyo")
SECONDS: Final = 86_400 * 7  # the made-up staff stays at its desk for so long
ENVIRONMENT: Final = f"""# This folder was made by `answerdesk demo`: nobody in it is real, and nothing leaves it.
{PREFIX}DEMO=true
{PREFIX}OFFLINE_AFTER={SECONDS}
"""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How long the history is, what it is drawn from, and whether the product is started with it."""

    days: int = 92
    customers: int = 66  # on an ordinary day
    seed: int = 7
    starts: bool = False
    now: datetime | None = None  # the end; without it, this minute


def make_demo(folder: Path | None, wanted: Wanted) -> str:
    """Write the folder and say how to look at it; the password of everybody in it.

    Raises:
        BadInput: something lies there, there is no room, or so many days can't be made.
    """
    from bot.cli.demo.making import History

    folder = (folder or _find_free()).resolve()
    _check(folder, wanted)
    now, password = wanted.now or utc_now(), new_password()
    with _all_or_nothing(folder):
        write_project(folder, now)
        typer.echo(f"Making up {wanted.days} days of a flower shop in {folder}")
        history = History(
            Settings(project=folder), now=now, days=wanted.days, customers=wanted.customers, seed=wanted.seed
        )
        _show(history.make(password=password))
    typer.echo(_say_how(folder, password))
    if wanted.starts:
        from bot.run import start

        os.environ[f"{PREFIX}PROJECT"] = str(folder)
        sys.exit(start.run(""))
    return password


def _find_free() -> Path:
    names = (Path(NAME if number == 1 else f"{NAME}-{number}") for number in count(1))
    return next(path for path in names if not path.exists())


def _check(folder: Path, wanted: Wanted) -> None:
    if not 1 <= wanted.days <= MOST_DAYS:
        raise BadInput(problem=f"--days is {wanted.days}: a demo has 1 to {MOST_DAYS} days. Nothing was written.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(problem=f"{folder} is not empty. Name a new folder; nothing was written.")
    home = next(path for path in (folder, *folder.parents) if path.exists())
    needed, free = AT_LEAST + wanted.days * A_DAY_TAKES, shutil.disk_usage(home).free
    if free < needed:
        raise BadInput(
            problem=f"{needed // 1_000_000} MB are needed in {home}, {free // 1_000_000} MB are free. "
            "Free some space, or name a folder on another disk; nothing was written."
        )


@contextmanager
def _all_or_nothing(folder: Path) -> Iterator[None]:
    """Half a demo is worth nothing: what was begun is removed when it can't be finished."""
    with ExitStack() as unfinished:
        unfinished.callback(_remove, folder, made=not folder.exists())
        yield
        unfinished.pop_all()


def _remove(folder: Path, *, made: bool) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if made and folder.is_dir():
        folder.rmdir()


def write_project(folder: Path, now: datetime) -> None:
    """The sample shop, in a zone where it is open, and what keeps the demo to itself."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copytree(SAMPLE / name, folder / name)
    (folder / "var").mkdir()
    text = (SAMPLE / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(text.replace(HOME_ZONE, _choose_zone(now)), encoding="utf-8")
    (folder / ".env").write_text(ENVIRONMENT, encoding="utf-8")


def _choose_zone(now: datetime) -> str:
    """A zone in which the shop is open at this minute, its own if that will do."""
    low, high = OPEN
    fitting = (zone for zone in ZONES if low <= now.astimezone(ZoneInfo(zone)).hour <= high)
    return next(fitting, HOME_ZONE)


def _show(done: Iterator[float]) -> None:
    last = 0
    for share in done:
        if int(share * 10) > last:
            last = int(share * 10)
            typer.echo(f"  {last * 10} %")


def _say_how(folder: Path, password: str) -> str:
    command = Path(sys.argv[0]).resolve() if Path(sys.argv[0]).name == "answerdesk" else "answerdesk"
    return "\n".join(
        (
            "",
            f"  Look at it     cd {folder} && {command} run",
            f"  Log in         admin, or larysa (a lead) or olena (an operator), each with {password}",
            "  It is a demo   nobody is real, Telegram is off, and nothing leaves the folder; to end it, delete it.",
            "",
        )
    )
