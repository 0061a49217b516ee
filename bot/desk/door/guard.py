"""The door of the desk: nothing under /desk is reached without a session, whatever route somebody adds."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.core.people import Person
from bot.desk.door.headers import Sealed
from bot.desk.frame.base import COOKIE, HOME, LANGUAGE, Desk, choose_language
from bot.errors import AnswerdeskError
from bot.service.insights.weekly.sending import OFF
from bot.service.people import login

OPEN_PATHS = (f"{HOME}/login", f"{HOME}/static/")
LETTERS = re.compile(rf"{OFF}[^/]+")  # the link in a weekly letter that ends it
PASSWORD_PATHS = (f"{HOME}/password", f"{HOME}/logout")
SAFE_METHODS = ("GET", "HEAD")
BODY_LIMIT = 1_000_000
UPLOADS = re.compile(rf"{HOME}/reply/\d+/files")
FOR_EVER = "private, max-age=31536000, immutable"  # NiceGUI's own files carry its version in their path


class Guard:
    """Checks origin, size and session of every request under /desk, and seals every response with headers."""

    def __init__(self, inner: ASGIApp, *, desk: Desk) -> None:
        self._outside = inner
        self._inside = Sealed(inner)
        self._files = Sealed(GZipMiddleware(inner, minimum_size=1000), cache=FOR_EVER)
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not _is_ours(scope["path"]):
            await self._outside(scope, receive, send)
            return
        scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"x-forwarded-prefix"]
        refusal = await self._check(scope)
        if refusal is None:
            if scope["path"] == HOME:
                scope = {**scope, "path": f"{HOME}/", "raw_path": f"{HOME}/".encode()}
            inner = self._files if scope["path"].startswith(f"{HOME}/_nicegui/") else self._inside
            await inner(scope, _limited(receive, self._most(scope["path"])), send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4401})
        else:
            await Sealed(refusal)(scope, receive, send)

    def _most(self, path: str) -> int:
        """How long a body may be: files are longer than anything else, and counted where they are taken in."""
        files = UPLOADS.fullmatch(path) is not None
        return self._desk.app.settings.upload_limit_mb * 1_000_000 + BODY_LIMIT if files else BODY_LIMIT

    async def _check(self, scope: Scope) -> Response | None:
        connection = HTTPConnection(scope)
        language = choose_language(connection.headers.get("accept-language", ""), self._desk.app.business.language)
        LANGUAGE.set(language)
        if not _same_origin(scope, connection.headers, self._desk.app.settings.base_url):
            return PlainTextResponse(self._desk.say(language, "foreign-origin"), status_code=403)
        path = scope["path"]
        if path == OPEN_PATHS[0] or path.startswith(OPEN_PATHS[1:]) or LETTERS.fullmatch(path):
            return None
        token = connection.cookies.get(COOKIE, "")
        try:
            person = await self._desk.app.database.read(login.find_person, token)
        except AnswerdeskError as error:
            return PlainTextResponse(self._desk.app.words.explain(language, error), status_code=503)
        return self._refuse(scope, person) if person is None else self._admit(scope, person, token)

    def _refuse(self, scope: Scope, person: Person | None) -> Response:
        if scope["type"] == "http" and scope["method"] in SAFE_METHODS and "/_nicegui" not in scope["path"]:
            wanted = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return RedirectResponse(f"{OPEN_PATHS[0]}?next={quote(wanted, safe='')}", status_code=303)
        return PlainTextResponse(self._desk.say(LANGUAGE.get(), "logged-out"), status_code=401)

    def _admit(self, scope: Scope, person: Person, token: str) -> Response | None:
        LANGUAGE.set(person.language)
        scope.setdefault("state", {}).update(person=person, token=token)
        if person.must_change_password and scope["path"] not in PASSWORD_PATHS:
            if scope["type"] == "http" and scope["method"] in SAFE_METHODS:
                return RedirectResponse(PASSWORD_PATHS[0], status_code=303)
            return PlainTextResponse(self._desk.say(person.language, "password-first"), status_code=403)
        return None


def _is_ours(path: str) -> bool:
    return path == HOME or path.startswith(f"{HOME}/")


def _same_origin(scope: Scope, headers: Headers, base_url: str) -> bool:
    """A page of another site may link to us, but neither post a form nor open our stream."""
    if scope["type"] == "http" and scope["method"] in SAFE_METHODS and "/_nicegui_ws" not in scope["path"]:
        return True
    origin = headers.get("origin", "")
    if not origin:
        return headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return urlsplit(origin).netloc in (headers.get("host", ""), urlsplit(base_url).netloc)


def _limited(receive: Receive, most: int) -> Receive:
    """Cut a request body off after so many bytes: the sender is treated as gone."""
    seen = 0

    async def receive_some() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                return {"type": "http.disconnect"}
        return message

    return receive_some
