"""Who is at the other end: an opaque token in a cookie; the database only knows its hash."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from bot.channels.web.problems import ForeignPage, NoSession
from bot.core.addresses import to_network
from bot.core.business import Business
from bot.core.language import LANGUAGES
from bot.settings import Settings

COOKIE: Final = "answerdesk_chat"
YEAR: Final = 365 * 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")  # 128 bits
_WEIGHT = re.compile(r"([A-Za-z]{1,8})(?:-[A-Za-z0-9-]*)?(?:\s*;\s*q=([01](?:\.\d{0,3})?))?")


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """``chat_key`` names the conversation; ``network`` is the address for the flood guard; ``language`` of the page."""

    chat_key: str
    network: str
    language: str


def make_token() -> str:
    """128 random bits in 22 characters."""
    return secrets.token_urlsafe(16)


def read_token(request: Request) -> str:
    """The visitor's token, or "" when there is none we could have made."""
    token = request.cookies.get(COOKIE, "")
    return token if _TOKEN.fullmatch(token) else ""


def to_chat_key(token: str) -> str:
    """The name of the visitor's chat; the token can't be had from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def access_visitor(request: Request, business: Business) -> Visitor:
    """The visitor of a request.

    Raises:
        NoSession: there is no cookie (yet, or the browser keeps none).
    """
    token = read_token(request)
    if not token:
        raise NoSession()
    address = request.client.host if request.client else ""
    language = pick_language(request, business)
    return Visitor(chat_key=to_chat_key(token), network=to_network(address), language=language)


def check_own_page(request: Request) -> None:
    """Only our own page writes; the embedded one counts as ours, for its requests start there.

    Raises:
        ForeignPage: a page of another origin sent the request.
    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise ForeignPage()


def to_cookie(token: str, settings: Settings) -> str:
    """The Set-Cookie header: for foreign frames over https, for our own pages otherwise."""
    base = urlsplit(settings.public_url)
    where = "SameSite=None; Secure; Partitioned" if base.scheme == "https" else "SameSite=Lax"
    path = f"{base.path.rstrip('/')}/chat"
    return f"{COOKIE}={token}; Path={path}; Max-Age={YEAR}; HttpOnly; {where}"


def pick_language(request: Request, business: Business) -> str:
    """``?lang=``, else the best of Accept-Language, else the language of the house."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    return read_accepted(request.headers.get("accept-language", "")) or business.language


def read_accepted(header: str) -> str:
    """The language of ours an Accept-Language header likes best, "" when it names none."""
    best, weight = "", 0.0
    for match in filter(None, map(_WEIGHT.fullmatch, map(str.strip, header[:500].split(",")))):
        language, given = match[1].lower(), float(match[2] or 1)
        if language in LANGUAGES and given > weight:
            best, weight = language, given
    return best
