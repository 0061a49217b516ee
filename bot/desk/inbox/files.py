"""GET /desk/files/{message}/{number}: a file of a chat, streamed from where it lies; …/small: a small picture of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, StreamingResponse

from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.ids import to_id
from bot.errors import AnswerdeskError
from bot.files import headers_of, split_head
from bot.service.cases import files
from bot.service.outbox.small_pictures import SmallPictures


def file_routes(desk: Desk) -> APIRouter:
    """The route; the door has checked the session, ``files`` checks the role."""
    router, pictures = APIRouter(prefix=HOME), SmallPictures(desk.app)

    @router.get("/files/{message_id}/{number}")
    async def show(request: Request, message_id: str, number: str) -> Response:
        person: Person = request.state.person
        try:
            ref = await desk.app.database.read(files.access_file, person, to_id(message_id), to_place(number))
            return await _stream(await files.open_file(desk.app, ref), ref.attachment.name)
        except AnswerdeskError as error:
            words = escape(desk.app.words.explain(person.language, error))
            return HTMLResponse(f"<!doctype html><p>{words}</p>", status_code=int(getattr(error, "status", 502)))

    @router.get("/files/{message_id}/{number}/small")
    async def show_small(request: Request, message_id: str, number: str) -> Response:
        person: Person = request.state.person
        try:
            ref = await desk.app.database.read(files.access_file, person, to_id(message_id), to_place(number))
            content, headers = await files.find_small(desk.app, pictures, ref)
        except AnswerdeskError as error:
            return Response(status_code=int(getattr(error, "status", 502)))
        return Response(content, headers=headers)

    return router


def to_place(given: str) -> int:
    """The place of a file in its message, from 0; -1 for what can't be one."""
    return to_id(given) or (0 if given == "0" else -1)


async def _stream(pieces: AsyncIterator[bytes], name: str) -> Response:
    head, content = await split_head(pieces)
    return StreamingResponse(content, headers=headers_of(head, name))
