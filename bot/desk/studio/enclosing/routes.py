"""Pictures and files of articles: loaded up from the editor, shown in its preview."""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from starlette.requests import ClientDisconnect

from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.json_answers import answer
from bot.errors import AnswerdeskError
from bot.files import HEAD, headers_of
from bot.service.articles import enclosing


def article_file_routes(desk: Desk) -> APIRouter:
    """The routes; the door has checked the session, the use cases check the role."""
    router = APIRouter(prefix=f"{HOME}/articles/files")

    @router.post("")
    async def load_up(request: Request, name: str = "") -> JSONResponse:
        async def keep(person: Person) -> object:
            return asdict(await enclosing.load_up(desk.app, person, name=name, pieces=request.stream()))

        try:
            return await answer(desk, request, keep)
        except ClientDisconnect:
            return JSONResponse({}, status_code=400)

    @router.get("")
    def show(request: Request, place: str = "") -> Response:
        person: Person = request.state.person
        try:
            return _hand_out(enclosing.access_file(desk.app, person, place))
        except AnswerdeskError as error:
            words = escape(desk.app.words.explain(person.language, error))
            return HTMLResponse(f"<!doctype html><p>{words}</p>", status_code=int(getattr(error, "status", 503)))

    return router


def _hand_out(path: Path) -> Response:
    with path.open("rb") as file:
        head = file.read(HEAD)
    return FileResponse(path, headers=headers_of(head, path.name))
