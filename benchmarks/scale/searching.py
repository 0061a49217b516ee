"""The search over all chats on a generated year: how long a look takes, by the clock, whatever is looked for."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping
from typing import Final

from benchmarks.scale.rows import OURS
from benchmarks.scale.year import ORDER
from benchmarks.table import Figure
from bot.core.people import Person
from bot.core.queue import Filters, ListedChat
from bot.service.cases import views
from bot.service.chat import finding
from bot.service.ports import App

BOUND: Final = "300 ms"
TIMES: Final = 7
QUERIES: Final[Mapping[str, str]] = {
    "a word that is in every message": "доставка ",
    "the beginning of such a word": "дост",
    "four such words in other forms": "сколько стоили доставки воскресенья ",
    "an order number that is in one": ORDER.format(number=7),
    "a word that nobody said": "абракадабра ",
    "a common word and one that nobody said": "доставка абракадабра ",
    "a customer's name": "customer 777",
    "the number of a case": "№ 77",
}


async def search(database: str, app: App, person: Person) -> Iterator[Figure]:
    """A line for each kind of query, and one for the first pages of the lists that are not open."""
    found = [
        Figure(
            metric=f"search: {title}",
            subject=f"a year in {database}",
            system=OURS,
            value=await _measure(app, person, query),
            unit="ms",
            bound=BOUND,
        )
        for title, query in QUERIES.items()
    ]
    return iter([*found, *[await _page(database, app, person, name) for name in ("closed", "with_bot")]])


async def _measure(app: App, person: Person, query: str) -> float:
    await app.database.read(finding.find, person, query)
    return statistics.median([await _once(app, person, query) for _ in range(TIMES)])


async def _once(app: App, person: Person, query: str) -> float:
    begun = time.perf_counter()
    await app.database.read(finding.find, person, query)
    return (time.perf_counter() - begun) * 1000


async def _page(database: str, app: App, person: Person, name: str) -> Figure:
    read = {"closed": views.list_closed, "with_bot": views.list_with_bot}[name]
    begun = time.perf_counter()
    rows: tuple[ListedChat, ...] = await app.database.read(read, person, Filters())
    assert len(rows) == views.PAGE
    taken = (time.perf_counter() - begun) * 1000
    title = {"closed": "closed cases", "with_bot": "chats with the bot"}[name]
    return Figure(
        metric=f"a page of {title}", subject=f"a year in {database}", system=OURS, value=taken, unit="ms", bound=""
    )
