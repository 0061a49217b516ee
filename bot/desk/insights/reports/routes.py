"""The chats behind a figure as a file to take along."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse
from starlette.background import BackgroundTask

from bot.core.insights.reports.cells import MOST_ROWS
from bot.core.insights.reports.listing import Row
from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.insights.reports.period import read_asked
from bot.desk.insights.reports.tables import COLUMNS, WRITERS, Table, to_cells
from bot.errors import AnswerdeskError, NotFound
from bot.service.insights.reports.exporting import Gone, export
from bot.service.insights.reports.listing import Listing, Wanted, read_wanted

LOOK_SECONDS = 0.5
NOBODY_WAITS = 499
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def number_routes(desk: Desk) -> APIRouter:
    """GET /desk/numbers/export; the door has checked the session, the use case checks whose numbers these are."""
    router = APIRouter(prefix=f"{HOME}/numbers")

    @router.get("/export")
    async def take_along(request: Request) -> Response:
        person: Person = request.state.person
        kind = request.query_params.get("format", "")
        wanted = read_wanted(request.query_params, read_asked(request.query_params))
        path = _make_file()
        with ExitStack() as unfinished:
            unfinished.callback(path.unlink, missing_ok=True)
            try:
                await _write(desk, request, Letter(desk=desk, person=person, kind=kind, path=path), wanted)
            except Gone:
                return Response(status_code=NOBODY_WAITS)
            except AnswerdeskError as error:
                words = desk.app.words.explain(person.language, error)
                return JSONResponse({"message": words}, status_code=int(getattr(error, "status", 503)))
            unfinished.pop_all()
        remove = BackgroundTask(path.unlink, missing_ok=True)
        name = f"{wanted.measure.key}-{desk.app.clock():%Y-%m-%d}.{kind}"
        return FileResponse(path, media_type=TYPES[kind], filename=name, background=remove)

    return router


def _make_file() -> Path:
    handle, name = tempfile.mkstemp(prefix="numbers-")
    os.close(handle)
    return Path(name)


async def _write(desk: Desk, request: Request, letter: Letter, wanted: Wanted) -> None:
    """Write the file, and stop when nobody waits for it any more."""
    if letter.kind not in WRITERS:
        raise NotFound(what="format")
    gone = Event()
    work = asyncio.ensure_future(export(desk.app, letter.person, wanted, letter.write, gone=gone))
    try:
        while not (await asyncio.wait([work], timeout=LOOK_SECONDS))[0]:
            if await request.is_disconnected():
                gone.set()
    except asyncio.CancelledError:
        gone.set()
        with suppress(Gone):
            await work
        raise
    await work


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Words for what the file says, in the language of the person."""

    desk: Desk
    person: Person
    kind: str
    path: Path

    def write(self, listing: Listing, rows: Iterator[Row]) -> None:
        """The whole file."""
        heads = [self._say(f"numbers-column-{name}") for name in COLUMNS]
        cells = to_cells(rows, self._call, listing.span.zone)
        names = (self._say("numbers-sheet-rows"), self._say("numbers-sheet-about"))
        WRITERS[self.kind](self.path, Table(heads=heads, rows=cells, about=tuple(self._about(listing)), names=names))

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
