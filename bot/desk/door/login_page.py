"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from bot.core.people import Person
from bot.desk.door.known import find_place, know_browser
from bot.desk.door.plain import Box, check_form, render_page
from bot.desk.frame.base import COOKIE, FORM_COOKIE, HOME, LANGUAGE, Desk, local_path
from bot.errors import AnswerdeskError
from bot.service.cases import leaving
from bot.service.insights import starting
from bot.service.people import login as logins

Field = Annotated[str, Form(max_length=400)]


def login_routes(desk: Desk) -> APIRouter:
    """The login page and the two forms around a session."""
    router = APIRouter(prefix=HOME)

    @router.get("/login")
    async def show(request: Request, next: str = HOME) -> Response:
        return _render(desk, request, wanted=next)

    @router.post("/login")
    async def log_in(
        request: Request, login: Field = "", password: Field = "", form_token: Field = "", next: Field = HOME
    ) -> Response:
        place = find_place(desk, request, login[:80])
        try:
            check_form(desk, request, form_token)
            made = await logins.log_in(desk.app, login=login[:80], password=password[:200], address=place)
        except AnswerdeskError as error:
            return _render(desk, request, wanted=next, login=login, error=error)
        await end_session(desk, request)
        target = await first_page(desk, made.person, local_path(next))
        return start_session(desk, RedirectResponse(target, status_code=303), made)

    @router.post("/logout")
    async def log_out(request: Request, form_token: Field = "") -> Response:
        response = RedirectResponse(f"{HOME}/login", status_code=303)
        try:
            check_form(desk, request, form_token)
        except AnswerdeskError:
            return RedirectResponse(HOME, status_code=303)
        if COOKIE in request.cookies:
            await leaving.log_out(desk.app, request.cookies[COOKIE])
        response.delete_cookie(COOKIE, path=HOME)
        return response

    return router


async def first_page(desk: Desk, person: Person, wanted: str) -> str:
    """Where a login leads: who comes to an empty installation and wants nothing else sees the first steps."""
    return f"{HOME}/start" if wanted == HOME and await starting.leads_here(desk.app, person) else wanted


def start_session(desk: Desk, response: Response, made: logins.Login) -> Response:
    """Put the session into the browser, and let the browser be known from now on."""
    hours = desk.app.settings.session_hours
    know_browser(desk, response, made.person.login)
    response.set_cookie(
        COOKIE, made.token, max_age=hours * 3600, path=HOME, httponly=True, samesite="lax", secure=desk.secure
    )
    response.delete_cookie(FORM_COOKIE, path=HOME)
    return response


async def end_session(desk: Desk, request: Request) -> None:
    """Make the session of this browser worthless."""
    if COOKIE in request.cookies:
        await desk.app.database.write(logins.do_log_out, request.cookies[COOKIE])


def _render(
    desk: Desk, request: Request, *, wanted: str, login: str = "", error: AnswerdeskError | None = None
) -> Response:
    language = LANGUAGE.get()
    boxes = (
        Box(label=desk.say(language, "login"), name="login", value=login, complete="username", focus=not login),
        Box(
            label=desk.say(language, "password"),
            name="password",
            kind="password",
            complete="current-password",
            focus=bool(login),
        ),
    )
    return render_page(
        desk,
        request,
        name="login",
        boxes=boxes,
        hidden={"next": local_path(wanted)},
        action=f"{HOME}/login",
        error=desk.app.words.explain(language, error) if error else "",
        status=int(getattr(error, "status", 503)) if error else 200,
    )
