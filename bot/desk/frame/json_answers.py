"""What a script of the desk is answered: JSON, or the sentence that says what went wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request
from fastapi.responses import JSONResponse

from bot.core.people import Person
from bot.desk.frame.base import Desk
from bot.errors import AnswerdeskError

Work = Callable[[Person], Awaitable[object]]


async def answer(desk: Desk, request: Request, work: Work) -> JSONResponse:
    """The result of ``work`` for the person who asks."""
    person: Person = request.state.person
    try:
        return JSONResponse(await work(person))
    except AnswerdeskError as error:
        words = desk.app.words.explain(person.language, error)
        return JSONResponse({"message": words}, status_code=int(getattr(error, "status", 503)))
