"""The search over all chats on a generated year: how long a look takes, by the clock, whatever is looked for."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from benchmarks.scale.rows import OURS
from benchmarks.scale.year import NOW, ORDER
from benchmarks.table import Figure
from bot.core.case import Reason
from bot.core.desk.scope import CaseState, Scope
from bot.core.people import Person
from bot.core.queue import Filters, ListedChat
from bot.service.cases import views
from bot.service.chat import finding
from bot.service.ports import App

SCOPES: Final[Mapping[str, Scope]] = {
    "in one language": Scope(filters=Filters(language="uk")),
    "in open cases": Scope(state=CaseState.OPEN),
    "in closed cases, all of them old": Scope(state=CaseState.CLOSED),
    "in cases of one colleague": Scope(who=7),
    "with a tag that no case has": Scope(filters=Filters(tag="nobody")),
    "in a week of spring": Scope(since=NOW - timedelta(days=200), until=NOW - timedelta(days=193)),
    "by all filters at once": Scope(
        filters=Filters(language="uk", channel="telegram", reason=Reason.REQUESTED, tag="nobody"),
        state=CaseState.CLOSED,
        who=3,
        since=NOW - timedelta(days=300),
        until=NOW - timedelta(days=10),
    ),
}
COMMON: Final = "доставка "  # in every message: the worst that can be looked for within something rare
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
    found += [
        Figure(
            metric=f"search: a word that is in every message, {title}",
            subject=f"a year in {database}",
            system=OURS,
            value=await _measure(app, person, COMMON, scope),
            unit="ms",
            bound=BOUND,
        )
        for title, scope in SCOPES.items()
    ]
    return iter([*found, *[await _page(database, app, person, name) for name in ("closed", "with_bot")]])


async def _measure(app: App, person: Person, query: str, scope: Scope = finding.EVERYWHERE) -> float:
    await app.database.read(finding.find, person, query, scope=scope)
    return statistics.median([await _once(app, person, query, scope) for _ in range(TIMES)])


async def _once(app: App, person: Person, query: str, scope: Scope) -> float:
    begun = time.perf_counter()
    await app.database.read(finding.find, person, query, scope=scope)
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
