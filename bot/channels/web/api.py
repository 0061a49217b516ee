"""The JSON interface and the event stream of the web chat, and the router that holds all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.sse import EventSourceResponse
from starlette.types import Receive, Scope, Send

from bot.channels.web import store
from bot.channels.web.body import LanguageBody, MessageBody, PressBody, StartBody, read_body
from bot.channels.web.channel import WebChannel
from bot.channels.web.elsewhere import add_elsewhere
from bot.channels.web.files import add_files
from bot.channels.web.flood import FloodGuard
from bot.channels.web.page import page_router
from bot.channels.web.problems import ChatBusy, ChatTooLong, explain
from bot.channels.web.raw import TEXT_LIMIT, Pressed, Started, Update, Written, WrittenFile
from bot.channels.web.store import Transcript
from bot.channels.web.stream import Places, Stream
from bot.channels.web.visitor import (
    Visitor,
    access_visitor,
    check_own_page,
    make_token,
    pick_language,
    read_token,
    to_cookie,
)
from bot.errors import AnswerdeskError, EmptyReply, MachineTrouble, Refused
from bot.service.chat.cursor import parse_cursor
from bot.service.ports import App

HEADERS: Final = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
MessageId = Annotated[int, Query(ge=0, lt=2**31)]
FILES: Final = 30  # a minute
TYPING_SIGNS: Final = 60  # a minute; a page sends one every two seconds while somebody types
STREAM_HEADERS: Final = {"X-Accel-Buffering": "no"}  # proxies must not hold events back


@dataclass(frozen=True, kw_only=True)
class ChatRoutes:
    """What the routes share."""

    app: App
    channel: WebChannel
    guard: FloodGuard = field(default_factory=FloodGuard)
    typing_guard: FloodGuard = field(default_factory=lambda: FloodGuard(most=TYPING_SIGNS))
    file_guard: FloodGuard = field(default_factory=lambda: FloodGuard(most=FILES))
    places: Places = field(default_factory=Places)


def web_router(app: App) -> APIRouter:
    """Every route under /chat. Streams end when the app's web channel is closed."""
    channel = app.channels.get(WebChannel.name)
    chat = ChatRoutes(app=app, channel=channel if isinstance(channel, WebChannel) else WebChannel())
    router = APIRouter()
    router.include_router(page_router(app))
    api = APIRouter(prefix="/chat/api", route_class=_speaking_route(app))
    _add_writing(api, chat)
    _add_reading(api, chat)
    add_files(api, app, writer=lambda request: _access_writer(request, chat), count=lambda one: _count_file(chat, one))
    add_elsewhere(
        api,
        app,
        writer=lambda request: _access_writer(request, chat),
        count=lambda key: chat.guard.check(app.clock(), key),
    )
    router.include_router(api)
    return router


def _add_writing(api: APIRouter, chat: ChatRoutes) -> None:
    settings = chat.app.settings

    @api.post("/session")
    async def open_session(request: Request) -> Response:
        check_own_page(request)
        answer = JSONResponse({"language": pick_language(request, chat.app.business)})
        answer.headers.append("Set-Cookie", to_cookie(read_token(request) or make_token(), settings))
        return answer

    @api.post("/start")
    async def start(request: Request) -> Response:
        visitor = _access_writer(request, chat)
        body = await read_body(request, StartBody)
        return await _receive(chat, visitor, Started(payload=body.payload, **_common(chat, visitor)))

    @api.post("/messages")
    async def write(request: Request) -> Response:
        visitor = _access_writer(request, chat)
        body = await read_body(request, MessageBody)
        text = check_text(body.text, bare=bool(body.files))
        files = tuple(WrittenFile(key=key) for key in body.files)
        written = Written(
            client_id=body.client_id, text=text, files=files, reply_to=body.reply_to, **_common(chat, visitor)
        )
        return await _receive(chat, visitor, written)

    @api.post("/press")
    async def press(request: Request) -> Response:
        visitor = _access_writer(request, chat)
        body = await read_body(request, PressBody)
        pressed = Pressed(
            client_id=body.client_id,
            message_id=body.message_id,
            action=body.action,
            **_common(chat, visitor),
        )
        return await _receive(chat, visitor, pressed)

    @api.post("/typing")
    async def type_on(request: Request) -> Response:
        visitor = _access_writer(request, chat)
        chat.typing_guard.check(chat.app.clock(), f"visitor {visitor.chat_key}", f"address {visitor.network}")
        await chat.app.database.write(store.do_note_typing, visitor.chat_key)
        return JSONResponse({"ok": True})

    @api.post("/language")
    async def choose_language(request: Request) -> Response:
        visitor = _access_writer(request, chat)
        body = await read_body(request, LanguageBody)
        _count(chat, visitor)
        await chat.app.database.write(
            store.do_choose_language, chat.app, chat_key=visitor.chat_key, language=body.language
        )
        return JSONResponse({"ok": True})


def _add_reading(api: APIRouter, chat: ChatRoutes) -> None:
    @api.get("/messages")
    async def read(request: Request, after: MessageId = 0, before: MessageId = 0) -> Transcript:
        visitor = access_visitor(request, chat.app.business)
        if before:
            return await chat.app.database.read(store.read_earlier, visitor.chat_key, before=before)
        return await chat.app.database.read(store.read_transcript, visitor.chat_key, after=after)

    @api.get("/stream")
    async def follow(request: Request, cursor: str = "") -> Response:
        visitor = access_visitor(request, chat.app.business)
        start = parse_cursor(request.headers.get("last-event-id") or cursor)
        stream = Stream(chat.app, chat.channel, chat_key=visitor.chat_key, cursor=start)
        give_back = chat.places.take(visitor.chat_key, visitor.network)
        return HeldPlace(_follow(stream), give_back)


def check_text(text: str, *, bare: bool = False) -> str:
    """The text as typed; ``bare`` allows none, where files say it.

    Raises:
        EmptyReply, ChatTooLong: nothing, or more than 4000 characters.
    """
    if not text.strip() and not bare:
        raise EmptyReply()
    if len(text) > TEXT_LIMIT:
        raise ChatTooLong(limit=TEXT_LIMIT)
    return text


async def _receive(chat: ChatRoutes, visitor: Visitor, update: Update) -> Response:
    _count(chat, visitor)
    stored = await chat.app.database.write(store.do_receive, chat.app, update)
    return JSONResponse({"ok": True, "stored": stored})


async def _follow(stream: Stream) -> AsyncIterator[str]:
    async with aclosing(stream.events()) as events:
        async for event in events:
            yield event


class HeldPlace(EventSourceResponse):
    """A stream that gives its place back however it ends, also when it never began."""

    def __init__(self, events: AsyncIterator[str], give_back: Callable[[], None]) -> None:
        super().__init__(events, headers=STREAM_HEADERS)
        self._give_back = give_back

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._give_back()


def _access_writer(request: Request, chat: ChatRoutes) -> Visitor:
    check_own_page(request)
    return access_visitor(request, chat.app.business)


def _count(chat: ChatRoutes, visitor: Visitor) -> None:
    chat.guard.check(chat.app.clock(), f"visitor {visitor.chat_key}", f"address {visitor.network}")


def _count_file(chat: ChatRoutes, visitor: Visitor) -> None:
    chat.file_guard.check(chat.app.clock(), f"visitor {visitor.chat_key}", f"address {visitor.network}")


def _common(chat: ChatRoutes, visitor: Visitor) -> dict[str, Any]:
    return {"chat": visitor.chat_key, "at": chat.app.clock(), "language": visitor.language}


def _speaking_route(app: App) -> type[APIRoute]:
    """Routes whose refusals are sentences in the visitor's language."""

    class SpeakingRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
            handle = super().get_route_handler()

            async def speak(request: Request) -> Response:
                try:
                    response = await handle(request)
                except (Refused, MachineTrouble) as error:
                    response = _refuse(app, request, error)
                for name, value in HEADERS.items():
                    response.headers.setdefault(name, value)
                return response

            return speak

    return SpeakingRoute


def _refuse(app: App, request: Request, error: AnswerdeskError) -> Response:
    sentence = explain(app.words, pick_language(request, app.business), error)
    status = error.status if isinstance(error, Refused) else 503
    headers = {"Retry-After": str(error.seconds)} if isinstance(error, ChatBusy) else {}
    return JSONResponse({"error": error.code, "message": sentence}, status_code=status, headers=headers)
