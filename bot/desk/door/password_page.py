"""Choosing a password of one's own; the first thing after a one-time password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from bot.core.people import Person
from bot.core.tries import KNOWN_BROWSER
from bot.desk.door.login_page import first_page, start_session
from bot.desk.door.plain import Box, check_form, render_page
from bot.desk.frame.base import HOME, Desk
from bot.errors import AnswerdeskError, Refused
from bot.service.people import login

Field = Annotated[str, Form(max_length=400)]


class PasswordsDiffer(Refused):
    """The two new passwords differ. Type the same one twice."""

    status = 422


def password_routes(desk: Desk) -> APIRouter:
    """The password page."""
    router = APIRouter(prefix=HOME)

    @router.get("/password")
    async def show(request: Request) -> Response:
        return _render(desk, request)

    @router.post("/password")
    async def change(
        request: Request, old: Field = "", new: Field = "", again: Field = "", form_token: Field = ""
    ) -> Response:
        person: Person = request.state.person
        try:
            check_form(desk, request, form_token)
            if new != again:
                raise PasswordsDiffer()
            await login.change_password(desk.app, person, old=old, new=new)
            made = await login.log_in(desk.app, login=person.login, password=new, address=KNOWN_BROWSER)
        except AnswerdeskError as error:
            return _render(desk, request, error=error)
        target = await first_page(desk, made.person, HOME)
        return start_session(desk, RedirectResponse(target, status_code=303), made)

    return router


def _render(desk: Desk, request: Request, *, error: AnswerdeskError | None = None) -> Response:
    person: Person = request.state.person
    say = person.language
    boxes = (
        Box(label=desk.say(say, "password-old"), name="old", kind="password", complete="current-password", focus=True),
        Box(label=desk.say(say, "password-new"), name="new", kind="password", complete="new-password"),
        Box(label=desk.say(say, "password-again"), name="again", kind="password", complete="new-password"),
    )
    return render_page(
        desk,
        request,
        name="password",
        boxes=boxes,
        action=f"{HOME}/password",
        intro=desk.say(say, "password-intro" if person.must_change_password else "password-rule"),
        error=desk.app.words.explain(say, error) if error else "",
        status=int(getattr(error, "status", 503)) if error else 200,
    )
