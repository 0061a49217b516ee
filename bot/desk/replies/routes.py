"""What the script of the reply box asks for: its draft and canned replies at once, articles as one types."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from nicegui import background_tasks

from bot.core.desk.numbers import write_number
from bot.core.people import Person
from bot.core.snippets import Snippet, Suggestion
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.ids import to_id
from bot.desk.frame.json_answers import answer
from bot.desk.frame.names import overdue as say_overdue
from bot.desk.frame.names import whom
from bot.desk.replies import uploads
from bot.errors import AnswerdeskError, BadInput
from bot.service.articles import enclosing, quoting
from bot.service.articles.quoting import Quote
from bot.service.articles.shelf.reviewing import find_overdue, today_of
from bot.service.cases import composing
from bot.service.cases.composing import Asked
from bot.service.chat import suggesting


def reply_routes(desk: Desk) -> APIRouter:
    """The routes; the door has checked the session, the services check the role."""
    router = APIRouter(prefix=f"{HOME}/reply")

    @router.get("/{conversation_id}")
    async def begin(request: Request, conversation_id: str) -> JSONResponse:
        async def find(person: Person) -> object:
            read = desk.app.database.read
            found = await read(composing.access_composing, desk.app, person, to_id(conversation_id))
            asked = await read(composing.access_asked, person, to_id(conversation_id))
            background_tasks.create(prepare(desk, person, asked), name="desk articles")
            return {
                "draft": found.draft,
                "files": [uploads.to_json(one) for one in found.files],
                "snippets": [to_json(one) for one in found.snippets],
            }

        return await answer(desk, request, find)

    @router.get("/{conversation_id}/articles")
    async def find_articles(request: Request, conversation_id: str, q: str = "") -> JSONResponse:
        async def find(person: Person) -> object:
            asked = await desk.app.database.read(composing.access_asked, person, to_id(conversation_id))
            found = await quoting.find_quotes(desk.app, person, wanted=q, question=asked.text, language=asked.language)
            judged = quoting.is_judged(desk.app, question=asked.text, language=asked.language)
            if not judged:
                background_tasks.create(prepare(desk, person, asked), name="desk articles")
            return {"quotes": [_to_quote(desk, person, one) for one in found], "judged": judged}

        return await answer(desk, request, find)

    @router.get("/{conversation_id}/suggestion")
    async def suggest(request: Request, conversation_id: str) -> JSONResponse:
        async def find(person: Person) -> object:
            found = await suggesting.suggest(desk.app, person, to_id(conversation_id))
            return {"suggestion": None if found is None else _to_suggestion(found)}

        return await answer(desk, request, find)

    @router.post("/{conversation_id}/suggestion/{number}")
    async def decline(request: Request, conversation_id: str, number: str) -> JSONResponse:
        async def save(person: Person) -> object:
            do, write = suggesting.do_decline, desk.app.database.write
            await write(do, person, to_id(conversation_id), to_id(number))
            return {}

        return await answer(desk, request, save)

    @router.post("/{conversation_id}/draft")
    async def keep(request: Request, conversation_id: str) -> JSONResponse:
        async def save(person: Person) -> object:
            text = await read_text(request)
            await desk.app.database.write(composing.do_keep_draft, person, to_id(conversation_id), text)
            return {}

        return await answer(desk, request, save)

    return router


async def prepare(desk: Desk, person: Person, asked: Asked) -> None:
    """Have the articles read, and judged by the engine, before anybody asks for one; failing is no harm."""
    with suppress(AnswerdeskError):
        await quoting.find_quotes(desk.app, person, wanted="", question="", language=asked.language)
        await quoting.judge(desk.app, person, question=asked.text, language=asked.language)


def to_json(snippet: Snippet) -> dict[str, object]:
    """A canned reply for the script."""
    return {
        "id": snippet.id,
        "name": snippet.name,
        "text": snippet.text,
        "language": snippet.language,
        "tags": list(snippet.tags),
        "own": snippet.person_id is not None,
    }


def _to_suggestion(found: Suggestion) -> dict[str, object]:
    """A suggested reply for the script; a case is told by its number."""
    source = write_number(int(found.source)) if found.kind == "reply" else found.source
    return asdict(found) | {"source": source}


def _to_quote(desk: Desk, person: Person, quote: Quote) -> dict[str, object]:
    """A passage for the script; ``hint`` says that nobody has read its article again in time."""
    shown = {name: getattr(quote, name) for name in ("key", "language", "title", "heading")}
    text, files = enclosing.quote(desk.app, quote)
    shown |= {"text": text, "files": [asdict(file) for file in files]}
    overdue = find_overdue(quote, today_of(desk.app))
    shown["whom"] = _say_whom(desk, person, quote) if quote.variant else ""
    return {**shown, "hint": say_overdue(desk, person.language, overdue) if overdue is not None else ""}


def _say_whom(desk: Desk, person: Person, quote: Quote) -> str:
    return desk.say(person.language, "quote-variant", variant=whom(desk.app, person.language, quote.variant))


async def read_text(request: Request) -> str:
    """The field ``text`` of a small JSON body.

    Raises:
        BadInput: there is none.
    """
    try:
        given = await request.json()
    except (ValueError, RecursionError):
        given = None
    text = given.get("text") if isinstance(given, dict) else None
    if not isinstance(text, str):
        raise BadInput(problem="no text was sent")
    return text
