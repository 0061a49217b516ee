"""Letters to a visitor who is away: their address, what they have read, and the link that leads back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from bot.channels.web.body import Body, read_body
from bot.channels.web.raw import CHANNEL, clean
from bot.channels.web.visitor import Visitor, check_own_page, make_token, read_token, to_chat_key, to_cookie
from bot.core.addresses import to_network
from bot.core.reach.identity import Signed
from bot.service.chat.elsewhere import letters, signing_in
from bot.service.chat.moves import moving
from bot.service.chat.pages import Place
from bot.service.ports import App


class AddressBody(Body):
    """Where the visitor is written to; "" for nowhere."""

    address: Annotated[str, Field(max_length=300)]


class NothingBody(Body):
    """All is said by the address."""


class SeenBody(Body):
    """The newest message the visitor has had before them."""

    through: Annotated[int, Field(ge=0, lt=2**31)]


class ReturnBody(Body):
    """The code of a letter, and what is to be done: look where it leads, open the chat, write there no more."""

    code: Annotated[str, Field(min_length=1, max_length=100)]
    act: Literal["look", "open", "stop"]


class SignedBody(Body):
    """Who the visitor is, by the word of the site around the page."""

    user: Annotated[str, Field(min_length=1, max_length=300)]
    hash: Annotated[str, Field(max_length=200)]
    name: Annotated[str, Field(max_length=300)] = ""
    email: Annotated[str, Field(max_length=300)] = ""


def add_elsewhere(
    api: APIRouter, app: App, *, writer: Callable[[Request], Visitor], count: Callable[[str], None]
) -> None:
    """The routes; ``writer`` says who asks, ``count`` refuses who asks too often."""

    @api.post("/mail")
    async def give_address(request: Request) -> Response:
        visitor = writer(request)
        count(f"visitor {visitor.chat_key}")
        body = await read_body(request, AddressBody)
        kept = await app.database.write(letters.do_give, app, _place(visitor.chat_key), body.address)
        return JSONResponse({"address": kept})

    @api.post("/move")
    async def invite(request: Request) -> Response:
        visitor = writer(request)
        count(f"visitor {visitor.chat_key}")
        await read_body(request, NothingBody)
        link = await app.database.write(moving.do_invite, app, channel=CHANNEL, chat_key=visitor.chat_key)
        return JSONResponse({"link": link})

    @api.post("/identify")
    async def sign_in(request: Request) -> Response:
        visitor = writer(request)
        count(f"identify {visitor.network}")
        body = await read_body(request, SignedBody)
        signed = Signed(user=body.user, signature=body.hash, name=clean(body.name), email=clean(body.email))
        token = make_token()
        place = _place(visitor.chat_key)
        found = await app.database.write(signing_in.do_sign_in, app, place, signed, new_key=to_chat_key(token))
        answer = JSONResponse({"known": found.known, "switched": found.switches})
        if found.switches:
            answer.headers.append("Set-Cookie", to_cookie(token, app.settings))
        return answer

    @api.post("/seen")
    async def note_seen(request: Request) -> Response:
        visitor = writer(request)
        body = await read_body(request, SeenBody)
        await app.database.write(letters.do_note_seen, _place(visitor.chat_key), body.through)
        return JSONResponse({"ok": True})

    @api.post("/return")
    async def come_back(request: Request) -> Response:
        check_own_page(request)
        count(f"return {to_network(request.client.host if request.client else '')}")
        body = await read_body(request, ReturnBody)
        place = _place(to_chat_key(read_token(request)))
        if body.act == "look":
            way = await app.database.read(letters.find_way, place, body.code)
            return JSONResponse({"mine": way.mine, "address": way.address})
        if body.act == "stop":
            await app.database.write(letters.do_stop, body.code)
            return JSONResponse({"ok": True})
        return await _open(app, place, body.code)


async def _open(app: App, place: Place, code: str) -> Response:
    """A token nobody knew before, whatever the browser brought: nobody can choose it for somebody else."""
    token = make_token()
    answer = JSONResponse({"ok": True})
    if await app.database.write(letters.do_return, place, code, new_key=to_chat_key(token)):
        answer.headers.append("Set-Cookie", to_cookie(token, app.settings))
    return answer


def _place(chat_key: str) -> Place:
    return Place(channel=CHANNEL, chat_key=chat_key)
