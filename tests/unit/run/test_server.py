"""Who comes, behind proxies that are trusted and such that are not."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from bot.errors import StartRefused
from bot.run.server import make_server
from bot.settings import ROOT, Settings, read_settings
from tests.support.proxy import HEADER, Manner, proxy_to

VISITOR, FORGED = "198.51.100.7", "203.0.113.66"


async def site(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the address it takes the visitor for."""
    if scope["type"] == "lifespan":
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["client"][0].encode()})


@asynccontextmanager
async def serving(trusted: str, *, host: str = "127.0.0.1", public_url: str = "") -> AsyncIterator[int]:
    """The port of the product's own server, with another site in it."""
    settings = Settings(trusted_proxies=trusted, public_url=public_url)
    server = make_server(site, settings, handles=1024)
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.bind((host, 0))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        await task


async def seen_as(url: str, forged: str = "") -> str:
    """Whom the site takes somebody for who says to be ``forged``."""
    async with httpx.AsyncClient(timeout=30) as http:
        return (await http.get(url, headers={HEADER: forged} if forged else {})).text


@pytest.mark.parametrize("manner", [Manner.SET, Manner.APPEND])
@pytest.mark.parametrize("trusted", ["127.0.0.1", "10.0.0.0/8, 127.0.0.0/8", "::1 127.0.0.1"])
async def test_behind_a_trusted_proxy_everybody_has_an_address_and_nobody_another_ones(
    manner: Manner, trusted: str
) -> None:
    async with serving(trusted) as port, proxy_to(port, manner, visitor=VISITOR) as url:
        assert await seen_as(url) == VISITOR
        for forged in (FORGED, "127.0.0.1", f"{FORGED}, {FORGED}", "unknown", f"127.0.0.1, {FORGED}"):
            assert await seen_as(url, forged) == VISITOR


@pytest.mark.parametrize("manner", list(Manner))
async def test_without_a_trusted_proxy_nobody_may_name_themselves(manner: Manner) -> None:
    async with serving("") as port, proxy_to(port, manner, visitor=VISITOR) as url:
        assert await seen_as(url, FORGED) == "127.0.0.1"
        assert await seen_as(f"http://127.0.0.1:{port}", FORGED) == "127.0.0.1"


async def test_another_machine_than_the_proxy_may_not_name_itself() -> None:
    async with serving("192.0.2.1") as port:
        assert await seen_as(f"http://127.0.0.1:{port}", FORGED) == "127.0.0.1"


async def test_two_trusted_proxies_in_a_row_are_looked_through() -> None:
    async with serving("127.0.0.1, 192.0.2.0/24") as port:
        assert await seen_as(f"http://127.0.0.1:{port}", f"{FORGED}, {VISITOR}, 192.0.2.9") == VISITOR


async def test_a_proxy_is_known_on_a_socket_of_both_families_too() -> None:
    async with serving("127.0.0.1", host="::") as port, proxy_to(port, Manner.SET, visitor=VISITOR) as url:
        assert await seen_as(url) == VISITOR


async def test_a_proxy_that_nobody_named_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    async with serving("") as port, proxy_to(port, Manner.SET, visitor=VISITOR) as url:
        await seen_as(url)
        await seen_as(url)
    assert sum("127.0.0.1" in record.message for record in caplog.records) == 1


async def test_a_public_address_without_a_trusted_proxy_is_asked_about(caplog: pytest.LogCaptureFixture) -> None:
    async with serving("", public_url="https://answers.example.com"):
        assert "ANSWERDESK_TRUSTED_PROXIES" in caplog.text


@pytest.mark.parametrize("value", ["0.0.0.0/0", "::/0", "*", "localhost", "10.0.0.0/99", "127.0.0.1, nginx"])
def test_a_setting_that_trusts_everybody_or_nobody_known_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("ANSWERDESK_TRUSTED_PROXIES", value)
    with pytest.raises(StartRefused, match="ANSWERDESK_TRUSTED_PROXIES"):
        read_settings()


def test_the_examples_set_the_header_and_do_not_append_to_it() -> None:
    nginx = _without_comments(ROOT / "deploy" / "nginx.conf")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in nginx
    assert "$proxy_add_x_forwarded_for" not in nginx
    assert "trusted_proxies" not in _without_comments(ROOT / "deploy" / "Caddyfile")


def _without_comments(path: Path) -> str:
    lines = (" ".join(line.split()) for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if not line.startswith("#"))
