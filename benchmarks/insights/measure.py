"""How long a lead waits for numbers."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from benchmarks.insights.history import NOW, History, Size
from benchmarks.table import Figure
from bot.core.business import Business
from bot.core.insights.reports.cuts import By
from bot.core.insights.reports.measures import BY_KEY
from bot.core.people import Person, Role
from bot.service.insights.reports import keeping
from bot.service.insights.reports.breakdown import read_breakdown
from bot.service.insights.reports.listing import Wanted, list_chats
from bot.service.insights.reports.overview import read_overview
from bot.storage.database import Database, Tx, sqlite_file
from bot.storage.setup import migrate

SIZES: Final = {
    "million": Size(messages=1_000_000, days=365, chats=100_000),
    "small": Size(messages=20_000, days=90, chats=3_000),
}
LEAD: Final = Person(id=1, login="op0", name="Lead", role=Role.LEAD)
OVERVIEW, CHATS = "1 s", "2 s"
HOURS: Final = Business(name={"en": "Shop"}, time_zone="Europe/Kyiv", hours="Mon-Sun 09:00-20:00")


class _Desk:
    """As much of the product as a report asks for."""

    business = HOURS


def measure_insights(size: str, *, url: str = "", say: Callable[[str], None]) -> list[Figure]:
    """Overview of a week, month and quarter, and the chats behind figures; in a file where ``url`` names no server."""
    with tempfile.TemporaryDirectory() as folder:
        url = url or f"sqlite:///{Path(folder) / 'insights.db'}"
        migrate(url)
        database = Database(url, clock=lambda: NOW)
        begun = time.perf_counter()
        database.write_now(lambda tx: History(tx, SIZES[size]).write())
        say(f"{size} generated in {time.perf_counter() - begun:.0f} s")
        begun = time.process_time()
        days = database.write_now(keeping.rebuild, HOURS.zone)
        say(f"{days} days counted ahead in {time.process_time() - begun:.1f} s of a processor")
        found = _measure(database)
        database.close()
        return found


def _measure(database: Database) -> list[Figure]:
    spans = ("week", "month", "quarter")
    found = [_time(database, f"overview, {days}", OVERVIEW, read_overview, days) for days in spans]
    found += [
        _time(database, f"by {by.value}, quarter", CHATS, read_breakdown, "quarter", by.value)
        for by in (By.CHANNEL, By.TOPIC, By.TAG)
    ]
    for key, by, value in (("alone", None, ""), ("lasting", By.TOPIC, "delivery"), ("resolution", By.TAG, "vip")):
        wanted = Wanted(measure=BY_KEY[key], days="quarter", by=by, value=value)
        name = f"chats of {key}" + (f" by {by.value}" if by is not None else "") + ", quarter"
        found.append(_time(database, name, CHATS, list_chats, wanted))
    return found


def _time(database: Database, name: str, bound: str, read: Callable[..., Any], *args: Any) -> Figure:
    def run(tx: Tx) -> None:
        read(tx, _Desk, LEAD, *args)

    clock = time.process_time if sqlite_file(database.url) else time.perf_counter
    best = min(_seconds(lambda: database.read_now(run), clock) for _ in range(2))
    subject = "a history in " + ("SQLite" if sqlite_file(database.url) else "PostgreSQL")
    return Figure(metric=name, subject=subject, system="answerdesk", value=best, unit="s", bound=bound)


def _seconds(work: Callable[[], None], clock: Callable[[], float]) -> float:
    """Of a processor: how busy the machine is otherwise does not count. A server's are not known, so on the wall."""
    begun = clock()
    work()
    return clock() - begun
