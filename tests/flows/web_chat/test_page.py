"""The page of the web chat and what belongs to it."""

from __future__ import annotations

import json

import pytest

from bot.service.cases import holding
from bot.service.ports import App
from tests.flows.web_chat.conftest import Chat, deliver_all
from tests.support.web_front import (
    claim,
    hire,
)


@pytest.mark.parametrize(("language", "word"), [("en", "Send"), ("ru", "Отправить"), ("uk", "Надіслати")])
async def test_the_page_speaks_the_visitors_language(chat: Chat, language: str, word: str) -> None:
    by_browser = await chat.http.get("/chat", headers={"Accept-Language": language})
    by_address = await chat.http.get("/chat", params={"lang": language})
    assert f'aria-label="{word}"' in by_browser.text
    assert by_browser.text == by_address.text


async def test_the_page_has_a_strict_policy_and_no_inline_script(chat: Chat) -> None:
    page = await chat.http.get("/chat", params={"start": '"><script>alert(1)</script>'})
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors *" in policy
    assert page.text.count("<script") == 1
    assert "<script src=" in page.text
    assert " style=" not in page.text
    api = await chat.http.get("/chat/api/messages")
    assert "frame-ancestors 'none'" in api.headers["Content-Security-Policy"]
    assert api.headers["X-Content-Type-Options"] == "nosniff"


async def test_static_files_are_two_and_last(chat: Chat) -> None:
    for name, kind in (("chat.css", "text/css"), ("chat.js", "text/javascript")):
        answer = await chat.http.get(f"/chat/static/{name}")
        assert answer.headers["content-type"].startswith(kind)
        assert "immutable" in answer.headers["cache-control"]
    for name in ("chat.html", "..%2fapi.py", "%2e%2e/api.py"):
        assert (await chat.http.get(f"/chat/static/{name}")).status_code == 404


async def test_the_snippet_is_a_script_any_site_may_load(chat: Chat) -> None:
    answer = await chat.http.get("/chat/embed.js", headers={"Accept-Language": "uk"})
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "$words" not in answer.text
    assert json.dumps("Поставити запитання") in answer.text


async def test_a_resolved_case_brings_the_bot_back(chat: Chat, app: App) -> None:
    await chat.write("Hello")
    await chat.press(0, "human")
    anna = hire(app)
    conversation_id = claim(app, anna)
    await app.database.write(holding.do_resolve, app, anna, conversation_id)
    await deliver_all(app)
    assert (await chat.http.get("/chat/api/messages")).json()["state"]["holder"] == "bot"
    assert "Anna has closed request #1C" in (await chat.texts())[-1]
