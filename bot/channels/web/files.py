"""Files of the web chat: brought by the visitor before the message they go with, and handed out to them alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from starlette.requests import ClientDisconnect

from bot.channels.web import store
from bot.channels.web.raw import clean
from bot.channels.web.visitor import Visitor, access_visitor
from bot.files import headers_of, split_head
from bot.service.outbox.problems import ConnectionBroke
from bot.service.outbox.small_pictures import SmallPictures
from bot.service.ports import App

NAME_LIMIT: Final = 300
Number = Annotated[int, Path(ge=0, lt=2**31)]
Name = Annotated[str, Query(max_length=NAME_LIMIT)]
Key = Annotated[str, Path(pattern=r"^[A-Za-z0-9_-]{16,40}$")]


def add_files(
    api: APIRouter, app: App, *, writer: Callable[[Request], Visitor], count: Callable[[Visitor], None]
) -> None:
    """The routes; ``writer`` says who may bring something, ``count`` refuses who brings too much at once."""

    pictures = SmallPictures(app)

    @api.post("/files")
    async def bring(request: Request, name: Name = "") -> Response:
        visitor = writer(request)
        count(visitor)
        kept = await store.keep_upload(app, visitor.chat_key, name=clean(name), pieces=_read(request))
        return JSONResponse({"key": kept.own_key, "kind": kept.kind, "name": kept.name, "size": kept.size})

    @api.delete("/files/{key}")
    async def take_back(request: Request, key: Key) -> Response:
        await store.take_back(app, writer(request).chat_key, key)
        return JSONResponse({"ok": True})

    @api.get("/files/{message_id}/{number}")
    async def hand_out(request: Request, message_id: Number, number: Number) -> Response:
        visitor = access_visitor(request, app.business)
        found = await app.database.read(store.access_file, visitor.chat_key, message_id, number)
        head, content = await split_head(await store.open_file(app, found))
        return StreamingResponse(content, headers=headers_of(head, found.name))

    @api.get("/files/{message_id}/{number}/small")
    async def show_small(request: Request, message_id: Number, number: Number) -> Response:
        visitor = access_visitor(request, app.business)
        found = await app.database.read(store.access_file, visitor.chat_key, message_id, number)
        content, headers = await store.find_small(app, pictures, found)
        return Response(content, headers=headers)


async def _read(request: Request) -> AsyncIterator[bytes]:
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        raise ConnectionBroke() from None
