"""The chats behind a figure, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.core.insights.reports.cuts import NONE, NUMBERED, By, Cut, list_for
from bot.core.insights.reports.figures import Figure
from bot.core.insights.reports.listing import PAGE_SIZE, Row, Side
from bot.core.insights.reports.measures import BY_KEY, MEASURES, OF_THE_BOT, Kind, Measure
from bot.core.insights.reports.span import Odd, Span, make_span
from bot.core.people import Person
from bot.errors import NotAllowed
from bot.service.insights.reports.counting import Stopwatch, count_all, total
from bot.service.insights.reports.names import list_names
from bot.service.insights.reports.scope import find_scope
from bot.service.ports import App, Tx
from bot.storage.insights.reports import rows

LONGEST_VALUE = 160
SIDED = (Kind.SHARE, Kind.NET)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an address asks for."""

    measure: Measure
    days: str
    by: By | None = None
    value: str = ""
    side: Side = Side.IN
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A page of the chats; ``figure`` counts both sides, ``called`` is the name of the value it is narrowed to."""

    wanted: Wanted
    span: Span
    odd: Odd
    figure: Figure
    rows: tuple[Row, ...]
    called: str = ""
    own: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are on this side."""
        sides = {Side.IN: self.figure.part, Side.OUT: self.figure.of - self.figure.part, Side.ALL: self.figure.of}
        return sides[self.wanted.side]

    @property
    def pages(self) -> int:
        """How many pages they fill."""
        return max(1, -(-self.count // PAGE_SIZE))


def read_wanted(asked: Mapping[str, str], days: str) -> Wanted:
    """What an address asks for; what it says that is nothing here is left out."""
    measure = BY_KEY.get(asked.get("measure", ""), MEASURES[0])
    by, value = _read_cut(measure, asked.get("by", ""), asked.get("value", ""))
    given = asked.get("side", "")
    side = Side(given) if given in set(Side) and measure.kind in SIDED else Side.IN
    page = asked.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    return Wanted(measure=measure, days=days, by=by, value=value, side=side, page=max(1, number))


def _read_cut(measure: Measure, by: str, value: str) -> tuple[By | None, str]:
    if by not in set(By) or By(by) not in list_for(measure.base) or not value:
        return None, ""
    value = "" if value == NONE else value[:LONGEST_VALUE]
    numeric = value.isascii() and value.isdigit() and len(value) < 10
    return (None, "") if value and By(by) in NUMBERED and not numeric else (By(by), value)


def to_cut(person: Person, wanted: Wanted) -> Cut:
    """The rows a person may see of it.

    Raises:
        NotAllowed: it is nobody's own, and the person sees only their own.
    """
    scope = find_scope(person)
    if scope is not None and wanted.measure.key in OF_THE_BOT:
        raise NotAllowed()
    return Cut(person_id=scope, by=wanted.by, value=wanted.value)


def list_chats(tx: Tx, app: App, person: Person, wanted: Wanted) -> Listing:
    """One page of the chats behind a figure."""
    cut = to_cut(person, wanted)
    span, odd = make_span(wanted.days, zone=app.business.zone, now=tx.now)
    measure = wanted.measure
    figure = total(count_all(tx, app.business, span, [measure], cut=cut))[measure.key]
    found = Listing(wanted=wanted, span=span, odd=odd, figure=figure, rows=(), own=cut.person_id is not None)
    page = min(wanted.page, found.pages)
    shown = read_rows(tx, app, span, wanted, cut, limit=PAGE_SIZE, offset=PAGE_SIZE * (page - 1))
    called = list_names(tx, person, wanted.by).get(wanted.value, wanted.value) if wanted.by is not None else ""
    return replace(found, wanted=replace(wanted, page=page), rows=tuple(shown), called=called)


def read_rows(tx: Tx, app: App, span: Span, wanted: Wanted, cut: Cut, *, limit: int, offset: int = 0) -> Iterator[Row]:
    """The rows with their times."""
    stopwatch = Stopwatch(tx, app.business, span)
    for one in rows.list_rows(tx, wanted.measure, span, cut=cut, side=wanted.side, limit=limit, offset=offset):
        yield one.row if one.timed is None else replace(one.row, seconds=stopwatch.measure(one.timed))
