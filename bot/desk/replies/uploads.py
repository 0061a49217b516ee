"""Files for a reply: taken in one by one before it is sent, thrown away when the operator thinks better of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.requests import ClientDisconnect

from bot.core.messages import Attachment
from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.ids import to_id
from bot.desk.frame.json_answers import answer
from bot.service.cases import composing
from bot.service.outbox.problems import ConnectionBroke


def upload_routes(desk: Desk) -> APIRouter:
    """The routes; the door has checked the session, ``composing`` checks the role."""
    router = APIRouter(prefix=f"{HOME}/reply")

    @router.post("/{conversation_id}/files")
    async def attach(request: Request, conversation_id: str, name: str = "") -> JSONResponse:
        async def keep(person: Person) -> object:
            pieces = read_pieces(request)
            return to_json(await composing.attach(desk.app, person, to_id(conversation_id), name=name, pieces=pieces))

        return await answer(desk, request, keep)

    @router.delete("/{conversation_id}/files/{key}")
    async def detach(request: Request, conversation_id: str, key: str) -> JSONResponse:
        async def throw_away(person: Person) -> object:
            await composing.detach(desk.app, person, to_id(conversation_id), key)
            return {}

        return await answer(desk, request, throw_away)

    return router


async def read_pieces(request: Request) -> AsyncIterator[bytes]:
    """The body as it comes.

    Raises:
        ConnectionBroke: it ends before its end.
    """
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        raise ConnectionBroke() from None


def to_json(attachment: Attachment) -> dict[str, object]:
    """A file for the script."""
    return {
        "key": attachment.own_key,
        "kind": attachment.kind,
        "name": attachment.name,
        "size": attachment.size,
    }
