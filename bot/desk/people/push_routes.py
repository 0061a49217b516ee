"""What a browser asks for that wants messages: the key of this desk, and to be known or forgotten."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.json_answers import answer
from bot.errors import BadInput
from bot.service.cases.reaching import subscribing
from bot.service.cases.reaching.subscribing import Offered


def push_routes(desk: Desk) -> APIRouter:
    """The routes; the door has checked session and origin, the services check the rest."""
    router = APIRouter(prefix=f"{HOME}/push")
    database = desk.app.database

    @router.get("")
    async def show_key(request: Request) -> JSONResponse:
        async def find(_: Person) -> object:
            return {"key": await subscribing.read_public_key(desk.app)}

        return await answer(desk, request, find)

    @router.post("")
    async def subscribe(request: Request) -> JSONResponse:
        async def save(person: Person) -> object:
            given = await _read(request)
            keys = given.get("keys")
            known = keys if isinstance(keys, dict) else {}
            offered = Offered(
                endpoint=_text(given, "endpoint"),
                p256dh=_text(known, "p256dh"),
                auth=_text(known, "auth"),
                agent=request.headers.get("user-agent", ""),
                old=_text(given, "old") if "old" in given else "",
            )
            await database.write(subscribing.do_subscribe, desk.app, person, offered)
            return {}

        return await answer(desk, request, save)

    @router.post("/known")
    async def look(request: Request) -> JSONResponse:
        async def find(person: Person) -> object:
            endpoint = _text(await _read(request), "endpoint")
            return {"known": await database.read(subscribing.is_known, person, endpoint)}

        return await answer(desk, request, find)

    @router.post("/forget")
    async def forget(request: Request) -> JSONResponse:
        async def remove(person: Person) -> object:
            endpoint = _text(await _read(request), "endpoint")
            await database.write(subscribing.do_forget_endpoint, person, endpoint)
            return {}

        return await answer(desk, request, remove)

    return router


async def _read(request: Request) -> dict[str, object]:
    try:
        given = await request.json()
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise BadInput(problem="no JSON object was sent")
    return given


def _text(given: dict[str, object], name: str) -> str:
    """A field that must be a text.

    Raises:
        BadInput: it is none.
    """
    text = given.get(name)
    if not isinstance(text, str):
        raise BadInput(problem=f"{name} is missing")
    return text
