"""The chats behind a figure as a file to take along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from fastapi import APIRouter, Request, Response

from bot.core.insights.reports.cells import MOST_ROWS
from bot.core.insights.reports.listing import Row
from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.insights.downloads import hand_over
from bot.desk.insights.reports.period import read_asked
from bot.desk.insights.reports.tables import COLUMNS, WIDTHS, to_cells
from bot.desk.insights.sheets import WRITERS, Table
from bot.service.insights.reports.exporting import export
from bot.service.insights.reports.listing import Listing, read_wanted


def number_routes(desk: Desk) -> APIRouter:
    """GET /desk/numbers/export; the door has checked the session, the use case checks whose numbers these are."""
    router = APIRouter(prefix=f"{HOME}/numbers")

    @router.get("/export")
    async def take_along(request: Request) -> Response:
        asked, person = request.query_params, request.state.person
        wanted = read_wanted(asked, read_asked(asked))
        letter = Letter(desk=desk, person=person, kind=asked.get("format", ""))

        def work(path: Path, gone: Event) -> Awaitable[None]:
            return export(desk.app, person, wanted, partial(letter.write, path), gone=gone)

        return await hand_over(desk, request, wanted.measure.key, work)

    return router


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Words for what the file says, in the language of the person."""

    desk: Desk
    person: Person
    kind: str

    def write(self, path: Path, listing: Listing, rows: Iterator[Row]) -> None:
        """The whole file."""
        heads = [self._say(f"numbers-column-{name}") for name in COLUMNS]
        cells = to_cells(rows, self._call, listing.span.zone)
        names = (self._say("numbers-sheet-rows"), self._say("numbers-sheet-about"))
        about = tuple(self._about(listing))
        WRITERS[self.kind](path, Table(heads=heads, rows=cells, about=about, names=names, widths=WIDTHS))

    def _about(self, listing: Listing) -> Iterator[tuple[str, str]]:
        wanted, say = listing.wanted, self._say
        key = wanted.measure.key
        yield say(f"number-{key}"), say(f"number-{key}-text")
        yield say("numbers-side"), say(f"numbers-side-{wanted.side.value}")
        yield say("numbers-period"), f"{listing.span.first} – {listing.span.last}, {listing.span.zone}"
        if wanted.by is not None:
            yield say(f"by-{wanted.by.value}"), listing.called or wanted.value or say("by-none")
        count = min(listing.count, MOST_ROWS)
        yield say("numbers-sheet-rows"), say("numbers-of", part=count, of=listing.count)
        for name in ("at", "minutes", "counts"):
            yield say(f"numbers-column-{name}"), say(f"numbers-column-{name}-text")

    def _call(self, name: str, row: Row) -> str:
        value = str(getattr(row, name))
        if name == "result" and dict(row.result_names).get(self.person.language):
            return dict(row.result_names)[self.person.language]
        return self._say_or(f"{name}-{value.replace('_', '-') if name == 'result' else value}", value) if value else ""

    @property
    def _say(self) -> Callable[..., str]:
        return lambda key, **values: self.desk.say(self.person.language, key, **values)

    def _say_or(self, key: str, fallback: str) -> str:
        return self._say(key) if self.desk.app.words.has(f"desk-{key}") else fallback
