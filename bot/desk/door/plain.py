"""Pages that work without a script: login and password. One template, which escapes every value."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.desk.frame.base import COOKIE, FORM_COOKIE, HOME, LANGUAGE, Desk
from bot.desk.frame.secret import FORM_PURPOSE, is_signed, sign
from bot.errors import Refused

TEMPLATES = Path(__file__).parent / "templates"


class StaleForm(Refused):
    """The form was open too long. Please send it once more."""

    status = 403


@dataclass(frozen=True, kw_only=True)
class Box:
    """One labelled input. ``complete``: what a browser may fill it in with; ``focus``: the cursor starts here."""

    label: str
    name: str
    kind: str = "text"
    value: str = ""
    complete: str = ""
    focus: bool = False


def render_page(
    desk: Desk,
    request: Request,
    *,
    name: str,
    boxes: Sequence[Box],
    action: str,
    hidden: Mapping[str, str] | None = None,
    intro: str = "",
    error: str = "",
    status: int = 200,
) -> Response:
    """A page with one form; ``hidden`` comes back with it unseen."""
    language = LANGUAGE.get()
    key = request.cookies.get(COOKIE) or request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
    html = (
        _templates()
        .get_template("form.html")
        .render(
            language=language,
            title=desk.say(language, f"{name}-title"),
            error=error,
            intro=intro,
            action=action,
            token=sign(desk.secret, FORM_PURPOSE, key),
            hidden=hidden or {},
            boxes=boxes,
            submit=desk.say(language, f"{name}-submit"),
        )
    )
    response = HTMLResponse(html, status_code=status, headers={"Cache-Control": "no-store"})
    if COOKIE not in request.cookies:
        response.set_cookie(
            FORM_COOKIE, key, max_age=3600, path=HOME, httponly=True, samesite="lax", secure=desk.secure
        )
    return response


def check_form(desk: Desk, request: Request, token: str) -> None:
    """The form came from a page of ours in this very browser.

    Raises:
        StaleForm: it did not, or the cookie is gone.
    """
    key = request.cookies.get(COOKIE) or request.cookies.get(FORM_COOKIE) or ""
    if not key or not is_signed(desk.secret, FORM_PURPOSE, key, token):
        raise StaleForm()


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
