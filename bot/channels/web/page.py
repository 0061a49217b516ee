"""The page, its static files and the snippet that puts the chat on other sites. No framework, no build step."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from fastapi import APIRouter, Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channels.web import store
from bot.channels.web.raw import START_LIMIT, TEXT_LIMIT
from bot.channels.web.visitor import pick_language, read_token, to_chat_key
from bot.core.language import LANGUAGES
from bot.errors import MachineTrouble
from bot.service.chat.inbox import LANGUAGE_NAMES
from bot.service.chat.moves.moving import find_bot
from bot.service.outbox.enclosing import MOST as MOST_FILES
from bot.service.outbox.mail.contact import can_mail
from bot.service.ports import App

STATIC: Final = Path(__file__).parent / "static"
TEMPLATES: Final = Path(__file__).parent / "templates"
SCRIPT: Final = "text/javascript; charset=utf-8"
TYPES: Final = {"chat.css": "text/css; charset=utf-8", "chat.js": SCRIPT, "return.js": SCRIPT}
PARTS: Final = (
    "transcript.js",
    "written.js",
    "holding.js",
    "files.js",
    "answering.js",
    "sending.js",
    "telling.js",
    "mailing.js",
    "moving.js",
    "stream.js",
)  # parts of chat.js, in this order
WORDS: Final = (
    "chat-bot", "chat-busy", "chat-closed", "chat-cookies", "chat-edited", "chat-file-again", "chat-file-failed",
    "chat-file-gone", "chat-file-remove", "chat-files-drop", "chat-mail-failed", "chat-new", "chat-new-tab",
    "chat-not-sent", "chat-offline", "chat-reply", "chat-status-bot", "chat-status-queue", "chat-tell",
    "chat-tell-blocked", "chat-tell-off", "chat-too-long", "chat-typing", "chat-you",
)  # fmt: skip
MAIL_WORDS: Final = ("label", "save", "cancel", "change", "remove")
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
COMMON: Final = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
SPEAKS: Final = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
LASTING: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
NAME: Final = "\u0001"  # stands for a name until the page knows it


@dataclass(frozen=True, kw_only=True)
class Asset:
    """A static file; ``digest`` is part of its address, so that a new version is fetched at once."""

    content: bytes
    digest: str


def page_router(app: App) -> APIRouter:
    """GET /chat, /chat/embed.js and /chat/static/…."""
    router = APIRouter()

    @router.get("/chat")
    async def show_page(request: Request) -> Response:
        language = await _choose_language(app, request)
        page = render_page(app, language, start=request.query_params.get("start", "")[:START_LIMIT])
        headers = {**COMMON, **SPEAKS, "Content-Security-Policy": POLICY}
        return Response(page, media_type="text/html", headers=headers)

    @router.get("/chat/return")
    async def show_way_back(request: Request) -> Response:
        page = render_return(app, pick_language(request, app.business))
        headers = {
            **COMMON,
            **SPEAKS,
            "Content-Security-Policy": POLICY.replace("frame-ancestors *", "frame-ancestors 'none'"),
        }
        return Response(page, media_type="text/html", headers=headers)

    @router.get("/chat/embed.js")
    async def give_snippet(request: Request) -> Response:
        snippet = render_snippet(app, pick_language(request, app.business))
        headers = {**COMMON, **SPEAKS, "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(snippet, media_type="text/javascript", headers=headers)

    @router.get("/chat/static/{name}")
    async def give_file(name: str) -> Response:
        if name not in TYPES:
            return Response(status_code=404)
        return Response(read_asset(name).content, headers={**COMMON, **LASTING, "Content-Type": TYPES[name]})

    return router


def render_page(app: App, language: str, *, start: str) -> str:
    """The page with every word in it; what the script needs stands in one attribute, so that no script is inline."""

    def say(key: str) -> str:
        return app.words.say(language, key)

    return (
        _templates()
        .get_template("chat.html")
        .render(
            language=language,
            title=say("chat-title"),
            name=app.business.called(language),
            greeting=say("start"),
            assistant=say("chat-bot"),
            status=say("chat-status-bot"),
            offline=say("chat-offline"),
            placeholder=say("chat-placeholder"),
            send=say("chat-send"),
            attach=say("chat-attach"),
            answer_none=say("chat-reply-none"),
            files=say("chat-files"),
            takes_files=bool(app.settings.web_upload_limit_mb),
            mail=say("chat-mail"),
            move=say("chat-move"),
            moved=say("chat-moved"),
            move_note=say("chat-move-note"),
            move_open=say("chat-move-open"),
            **{f"mail_{name}": say(f"chat-mail-{name}") for name in MAIL_WORDS},
            human=say("button-human"),
            told=say("chat-tell-note"),
            log=say("chat-log"),
            newer=say("chat-new"),
            earlier=say("chat-earlier"),
            close=say("chat-close"),
            choose=say("chat-language"),
            languages=LANGUAGE_NAMES,
            config=_to_config(app, language, start),
            css=read_asset("chat.css").digest,
            js=read_asset("chat.js").digest,
        )
    )


def render_return(app: App, language: str) -> str:
    """The page to which a letter leads; what it says of the link, the script asks for."""

    def say(key: str) -> str:
        return app.words.say(language, key, address=NAME)

    words = {key: say(f"chat-return-{key}") for key in ("whose", "nobody", "stopped")}
    config = {"language": language, "words": {**words, "offline": say("chat-mail-failed")}}
    return (
        _templates()
        .get_template("return.html")
        .render(
            language=language,
            title=say("chat-return-go"),
            name=app.business.called(language),
            go=say("chat-return-go"),
            anew=say("chat-return-anew"),
            stop=say("chat-return-stop"),
            config=json.dumps(config, ensure_ascii=False),
            css=read_asset("chat.css").digest,
            js=read_asset("return.js").digest,
        )
    )


def render_snippet(app: App, language: str) -> str:
    """The script other sites load."""
    words = {
        "language": language,
        "open": app.words.say(language, "chat-open"),
        "close": app.words.say(language, "chat-close"),
    }
    words["title"] = app.words.say(language, "chat-title")
    return read_asset("embed.js").content.decode().replace('"$words"', json.dumps(words))


@cache
def read_asset(name: str) -> Asset:
    """A file of the static folder, read once; chat.js is made of its parts."""
    content = _join_script() if name == "chat.js" else (STATIC / name).read_bytes()
    return Asset(content=content, digest=hashlib.sha256(content).hexdigest()[:16])


def _join_script() -> bytes:
    """One function around all parts: they share their names, and the page gets none of them."""
    parts = b"\n".join((STATIC / "chat" / name).read_bytes() for name in PARTS)
    return b"'use strict';\n(() => {\n" + parts + b"})();\n"


async def _choose_language(app: App, request: Request) -> str:
    token = read_token(request)
    if request.query_params.get("lang") in LANGUAGES or not token:
        return pick_language(request, app.business)
    try:
        chosen = await app.database.read(store.read_chosen_language, to_chat_key(token))
    except MachineTrouble:
        chosen = ""
    return chosen or pick_language(request, app.business)


def _to_config(app: App, language: str, start: str) -> str:
    words = {key: app.words.say(language, key, limit=str(TEXT_LIMIT)) for key in WORDS}
    words["chat-status-operator"] = app.words.say(language, "chat-status-operator", name=NAME)
    for key in ("chat-mail-kept", "chat-mail-bounced"):
        words[key] = app.words.say(language, key, address=NAME)
    words["chat-your-time"] = app.words.say(language, "chat-your-time", time=NAME)
    megabytes, most = app.settings.web_upload_limit_mb, MOST_FILES
    words["chat-file-large"] = app.words.say(language, "chat-file-large", name=NAME, limit=megabytes)
    words["chat-files-many"] = app.words.say(language, "chat-files-many", count=most)
    told = {
        "language": language,
        "limit": TEXT_LIMIT,
        "start": start,
        "megabytes": megabytes,
        "files": most,
        "mail": can_mail(app),
        "bot": find_bot(app),
    }
    return json.dumps({**told, "words": words}, ensure_ascii=False)


@cache
def _templates() -> Environment:
    """Escapes every value by itself; a value that is missing is an error, not an empty place."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
