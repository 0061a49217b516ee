"""Files for an import come one by one, before it begins; its report goes out as a table."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.requests import ClientDisconnect

from bot.core.people import Person
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.ids import to_id
from bot.desk.frame.json_answers import answer
from bot.errors import AnswerdeskError
from bot.service.articles.imports import basket, running


def import_routes(desk: Desk) -> APIRouter:
    """The routes; the door has checked the session, the use cases check the role."""
    router = APIRouter(prefix=f"{HOME}/import")

    @router.post("/files")
    async def bring(request: Request, name: str = "", of: str = "") -> JSONResponse:
        async def keep(person: Person) -> object:
            basket_name = basket.CONVERSATIONS if of == basket.CONVERSATIONS else ""
            brought = await basket.bring(desk.app, person, name=name, pieces=request.stream(), of=basket_name)
            return {"name": brought.name, "size": brought.size}

        try:
            return await answer(desk, request, keep)
        except ClientDisconnect:
            return JSONResponse({}, status_code=400)

    @router.delete("/files")
    async def throw_out(request: Request, name: str = "", of: str = "") -> JSONResponse:
        async def remove(person: Person) -> object:
            basket.throw_out(desk.app, person, name, of)
            return {}

        return await answer(desk, request, remove)

    @router.get("/{import_id}/report")
    async def report(request: Request, import_id: str) -> Response:
        person: Person = request.state.person

        def say(key: str, **values: str | int) -> str:
            return desk.say(person.language, key, **values)

        try:
            text = await running.read_report(desk.app, person, to_id(import_id), say)
        except AnswerdeskError as error:
            words = desk.app.words.explain(person.language, error)
            return JSONResponse({"message": words}, status_code=int(getattr(error, "status", 503)))
        headers = {"Content-Disposition": f'attachment; filename="import-{to_id(import_id)}.csv"'}
        return Response(text, media_type="text/csv; charset=utf-8", headers=headers)

    return router
