"""A table as a file to take along: written to the disk while who asked waits, and no further once they have gone."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Event

from fastapi import Request, Response
from fastapi.responses import FileResponse, JSONResponse
from starlette.background import BackgroundTask

from bot.core.people import Person
from bot.desk.frame.base import Desk
from bot.desk.insights.sheets import WRITERS
from bot.errors import AnswerdeskError, NotFound
from bot.service.insights.reports.exporting import Gone

LOOK_SECONDS = 0.5
NOBODY_WAITS = 499
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Work = Callable[[Path, Event], Awaitable[None]]  # writes the file, until the event is set


async def hand_over(desk: Desk, request: Request, name: str, work: Work) -> Response:
    """The file that ``work`` writes, in the ``format`` of the address, called by ``name`` and day."""
    person: Person = request.state.person
    kind, path = request.query_params.get("format", ""), _make_file()
    with ExitStack() as unfinished:
        unfinished.callback(path.unlink, missing_ok=True)
        try:
            if kind not in WRITERS:
                raise NotFound(what="format")
            await _write(request, path, work)
        except Gone:
            return Response(status_code=NOBODY_WAITS)
        except AnswerdeskError as error:
            words = desk.app.words.explain(person.language, error)
            return JSONResponse({"message": words}, status_code=int(getattr(error, "status", 503)))
        unfinished.pop_all()
    remove = BackgroundTask(path.unlink, missing_ok=True)
    called = f"{name}-{desk.app.clock():%Y-%m-%d}.{kind}"
    return FileResponse(path, media_type=TYPES[kind], filename=called, background=remove)


def _make_file() -> Path:
    handle, name = tempfile.mkstemp(prefix="numbers-")
    os.close(handle)
    return Path(name)


async def _write(request: Request, path: Path, work: Work) -> None:
    """Write the file, and stop when nobody waits for it any more."""
    gone = Event()
    writing = asyncio.ensure_future(work(path, gone))
    try:
        while not (await asyncio.wait([writing], timeout=LOOK_SECONDS))[0]:
            if await request.is_disconnected():
                gone.set()
    except asyncio.CancelledError:
        gone.set()
        with suppress(Gone):
            await writing
        raise
    await writing
