"""The link in a weekly letter that ends it: one press, without logging in. Looking at the page changes nothing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import PlainTextResponse

from bot.desk.door.plain import render_page
from bot.desk.frame.base import LANGUAGE, Desk
from bot.service.insights.weekly import wishing
from bot.service.insights.weekly.sending import OFF

Field = Annotated[str, Form(max_length=40)]


def weekly_routes(desk: Desk) -> APIRouter:
    """The page, and what its button and that of a mail program do (RFC 8058); the code in the address is the key."""
    router = APIRouter()
    database = desk.app.database

    @router.get(OFF + "{code}")
    async def show(request: Request, code: str) -> Response:
        known = await database.read(wishing.is_known, code)
        return _render(desk, request, code, name="weekly-off") if known else _refuse(desk)

    @router.post(OFF + "{code}")
    async def switch(request: Request, code: str, again: Field = "") -> Response:
        known = await database.write(wishing.do_switch_mail, code, by_mail=bool(again))
        return _render(desk, request, code, name="weekly-back" if again else "weekly-ended") if known else _refuse(desk)

    return router


def _render(desk: Desk, request: Request, code: str, *, name: str) -> Response:
    hidden = {"again": "yes"} if name == "weekly-ended" else {}
    intro = desk.say(LANGUAGE.get(), f"{name}-intro")
    return render_page(desk, request, name=name, boxes=(), action=f"{OFF}{code}", hidden=hidden, intro=intro)


def _refuse(desk: Desk) -> Response:
    return PlainTextResponse(desk.say(LANGUAGE.get(), "weekly-unknown"), status_code=404)
