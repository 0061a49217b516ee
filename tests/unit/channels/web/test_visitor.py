"""Visitors are known by a random cookie, and spoken to in the language their browser asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from bot.channels.web.problems import ForeignPage
from bot.channels.web.visitor import (
    check_own_page,
    make_token,
    pick_language,
    read_accepted,
    read_token,
    to_chat_key,
    to_cookie,
)
from bot.core.business import UNNAMED
from bot.core.language import LANGUAGES
from bot.settings import Settings


def ask(query: str = "", **headers: str) -> Request:
    packed = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request(
        {"type": "http", "method": "GET", "path": "/chat", "query_string": query.encode(), "headers": packed}
    )


def house(**values: str) -> Settings:
    return Settings(home=Path("/nowhere"), **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("uk-UA,uk;q=0.9,ru;q=0.8", "uk"),
        ("de-DE, ru;q=0.5, en;q=0.7", "en"),
        ("RU", "ru"),
        ("ru;q=0, en;q=0.1", "en"),
        ("de, fr", ""),
        ("", ""),
        (";;q=;,,", ""),
    ],
)
def test_the_best_accepted_language_of_ours_is_taken(header: str, language: str) -> None:
    assert read_accepted(header) == language


@given(st.text())
def test_any_header_gives_a_language_of_ours_or_none(header: str) -> None:
    assert read_accepted(header) in (*LANGUAGES, "")


def test_the_address_wins_over_the_browser_and_the_house_comes_last() -> None:
    assert pick_language(ask("lang=ru", accept_language="uk"), UNNAMED) == "ru"
    assert pick_language(ask("lang=xx", accept_language="uk"), UNNAMED) == "uk"
    assert pick_language(ask(), replace(UNNAMED, languages=("ru",))) == "ru"


def test_tokens_are_random_and_only_their_hash_names_the_chat() -> None:
    tokens = {make_token() for _ in range(100)}
    assert len(tokens) == 100
    token = tokens.pop()
    assert read_token(ask(cookie=f"answerdesk_chat={token}")) == token
    assert token not in to_chat_key(token)


@pytest.mark.parametrize("cookie", ["", "answerdesk_chat=", "answerdesk_chat=short", "answerdesk_chat=" + "x" * 500])
def test_a_cookie_we_can_not_have_made_is_none(cookie: str) -> None:
    assert read_token(ask(cookie=cookie)) == ""


def test_over_https_the_cookie_works_inside_other_sites() -> None:
    cookie = to_cookie("t", house(public_url="https://help.example.com/support/"))
    assert "SameSite=None; Secure" in cookie
    assert "HttpOnly" in cookie
    assert "Path=/support/chat;" in cookie


def test_over_http_the_cookie_stays_at_home() -> None:
    cookie = to_cookie("t", house())
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_pages_may_not_write(site: str) -> None:
    with pytest.raises(ForeignPage):
        check_own_page(ask(sec_fetch_site=site))


def test_our_page_and_old_browsers_may_write() -> None:
    check_own_page(ask(sec_fetch_site="same-origin"))
    check_own_page(ask())
