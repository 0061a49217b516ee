"""Where a try to log in comes from: a network, or a browser that has logged in to this account before."""

from __future__ import annotations

from fastapi import Request, Response

from bot.core.addresses import to_network
from bot.core.tries import KNOWN_BROWSER
from bot.desk.frame.base import HOME, Desk
from bot.desk.frame.secret import is_signed, sign

BROWSER_COOKIE = "answerdesk_browser"
PURPOSE = "browser"
HALF_A_YEAR = 182 * 24 * 3600


def find_place(desk: Desk, request: Request, login: str) -> str:
    """The place whose mistakes count for this try."""
    mark = request.cookies.get(BROWSER_COOKIE, "")
    if mark and is_signed(desk.secret, PURPOSE, login.strip().lower(), mark):
        return KNOWN_BROWSER
    return to_network(request.client.host if request.client else "")


def know_browser(desk: Desk, response: Response, login: str) -> Response:
    """Strangers' wrong passwords will not slow this browser down."""
    mark = sign(desk.secret, PURPOSE, login.strip().lower())
    response.set_cookie(
        BROWSER_COOKIE, mark, max_age=HALF_A_YEAR, path=HOME, httponly=True, samesite="lax", secure=desk.secure
    )
    return response
