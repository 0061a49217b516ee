"""Pages that work without a script: login and password. Server-rendered, every value escaped."""

from __future__ import annotations

import secrets
from html import escape

from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from bot.desk.frame.base import COOKIE, FORM_COOKIE, HOME, LANGUAGE, Desk
from bot.desk.frame.secret import FORM_PURPOSE, is_signed, sign
from bot.errors import Refused

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="/desk/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/desk/static/desk.css">
</head>
<body class="plain">
<main class="plain-card">
<div class="brand">Answerdesk</div>
<h1>{title}</h1>
{error}
{intro}
<form method="post" action="{action}" autocomplete="on">
<input type="hidden" name="form_token" value="{token}">
{fields}
<button class="btn btn-primary" type="submit">{submit}</button>
</form>
</main>
</body>
</html>"""


class StaleForm(Refused):
    """The form was open too long. Please send it once more."""

    status = 403


def render_page(
    desk: Desk,
    request: Request,
    *,
    name: str,
    fields: str,
    action: str,
    intro: str = "",
    error: str = "",
    status: int = 200,
) -> Response:
    """A page with one form; ``fields`` is HTML of ours, every other value is escaped here."""
    language = LANGUAGE.get()
    key = request.cookies.get(COOKIE) or request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)
    html = PAGE.format(
        language=language,
        title=escape(desk.say(language, f"{name}-title")),
        error=f'<p class="alert" role="alert">{escape(error)}</p>' if error else "",
        intro=f"<p>{escape(intro)}</p>" if intro else "",
        action=escape(action),
        token=sign(desk.secret, FORM_PURPOSE, key),
        fields=fields,
        submit=escape(desk.say(language, f"{name}-submit")),
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


def field(
    label: str, name: str, *, kind: str = "text", value: str = "", complete: str = "", focus: bool = False
) -> str:
    """One labelled input as HTML."""
    auto = " autofocus" if focus else ""
    return (
        f'<label class="field"><span>{escape(label)}</span><input type="{kind}" name="{name}" value="{escape(value)}" '
        f'autocomplete="{complete}" maxlength="200" required{auto}></label>'
    )
