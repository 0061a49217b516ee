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
from bot.service.insights.reports.listing import Wanted, list_chats
from bot.service.insights.reports.overview import read_overview
from bot.storage.database import Database, Tx
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


def measure_insights(size: str, *, say: Callable[[str], None]) -> list[Figure]:
    """Overview of a week, month and year, and the chats behind figures."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'insights.db'}"
        migrate(url)
        database = Database(url, clock=lambda: NOW)
        begun = time.perf_counter()
        database.write_now(lambda tx: History(tx, SIZES[size]).write())
        say(f"{size} generated in {time.perf_counter() - begun:.0f} s")
        found = [
            _time(database, f"overview, {days}", OVERVIEW, read_overview, days) for days in ("week", "month", "quarter")
        ]
        for key, by, value in (("alone", None, ""), ("lasting", By.TOPIC, "delivery"), ("resolution", By.TAG, "vip")):
            wanted = Wanted(measure=BY_KEY[key], days="month", by=by, value=value)
            name = f"chats of {key}" + (f" by {by.value}" if by is not None else "")
            found.append(_time(database, name, CHATS, list_chats, wanted))
        database.close()
        return found


def _time(database: Database, name: str, bound: str, read: Callable[..., Any], *args: Any) -> Figure:
    def run(tx: Tx) -> None:
        read(tx, _Desk, LEAD, *args)

    best = min(_seconds(lambda: database.read_now(run)) for _ in range(2))
    return Figure(metric=name, subject="a history in SQLite", system="answerdesk", value=best, unit="s", bound=bound)


def _seconds(work: Callable[[], None]) -> float:
    """Of a processor: how busy the machine is otherwise does not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun
