"""Every route with odd paths and numbers, as a stranger and as each role: refused in words, never a 500."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import httpx
import pytest
import uvicorn
from nicegui import Client, core

from bot.channels.telegram.run import open_telegram
from bot.channels.web.channel import WebChannel
from bot.core.people import Role
from bot.run.front import build_site
from bot.service.people import login
from bot.service.ports import Channel
from tests.support.desk_server import PASSWORD, DeskServer, build_server, forget_nicegui

VALUES = (
    b"0", b"-1", b"1", b"2147483648", b"99999999999999999999", b"9" * 400, b"1e9", b"0x10", b"%00", b"%0A", b"%FF%FE",
    b"..", b"..%2f..%2fetc%2fpasswd", b"%2e%2e", b"%D1%8F", b"%F0%9F%98%80", b"a/b", b"a//b", b"%5C", b"'%22%3Cx%3E",
    b"%E2%91%A0", b"x" * 3000, b"{x}", b"%25", b"%E2%80%AE",
)  # fmt: skip
QUERIES = (
    b"/desk/articles/edit?key=%00/..&language=zz", b"/desk/articles/edit?key=" + b"a" * 5000, b"/desk/login?next=//x",
    b"/desk/articles/edit?key=%FF&key=2&language=%00", b"/desk/login?next=%00%0d%0aX:1", b"/chat?lang=%00&start=%FF",
    b"/chat/api/messages?after=99999999999999999999", b"/chat/api/messages?before=-1", b"/chat/api/messages?before=1e3",
    b"/chat/api/messages?before=2147483648", b"/chat/api/stream?cursor=", b"/health?x=%FF", b"/?", b"//", b"/desk//",
    b"/desk//chat//1", b"/desk/../desk", b"/desk/static/", b"/desk/static//a/b", b"/desk/static/a/b/c.css?v=%00",
    b"/desk/_nicegui/x", b"/desk/_nicegui/%00/static/x", b"/desk/_nicegui_ws/socket.io/?EIO=x&transport=y",
)  # fmt: skip
ROLES = ("", "anna", "lena", "boss")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """The whole front with a webhook, and somebody of each role."""
    home = tmp_path_factory.mktemp("odd")
    (home / "articles").mkdir()
    secrets = {"telegram_token": f"1:{'x' * 35}", "telegram_webhook_secret": "s" * 20}
    made = build_server(home, home / "articles", **secrets)
    made.add_staff("anna", "Anna", Role.OPERATOR)
    made.add_staff("lena", "Lena", Role.LEAD)
    channels: dict[str, Channel] = {"telegram": open_telegram(made.app.settings), "web": WebChannel()}
    made.app = replace(made.app, channels=channels)
    with serve_front(made):
        yield made


@contextlib.contextmanager
def serve_front(server: DeskServer) -> Iterator[None]:
    forget_nicegui()
    server.site = build_site(server.app)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(server.site, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    server.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        yield
    finally:
        running.should_exit = True
        thread.join(timeout=10)
        server.app.database.close()


@pytest.fixture(scope="module")
def visitors(server: DeskServer) -> dict[str, httpx.Client]:
    """A stranger, and one of each role logged in."""
    found = {"": httpx.Client(base_url=server.url, timeout=30)}
    for name in ROLES[1:]:
        if name == "boss":
            server.add_staff("chief", "Chief", Role.ADMIN)
        account = "chief" if name == "boss" else name
        made = asyncio.run(login.log_in(server.app, login=account, password=PASSWORD, address="127.0.0.1"))
        cookies = {"answerdesk_session": made.token}
        found[name] = httpx.Client(base_url=server.url, cookies=cookies, timeout=30)
    return found


def list_paths(routes: Sequence[Any], prefix: str = "") -> set[str]:
    """Every path of a route table, those of included routers too."""
    found: set[str] = set()
    for route in routes:
        inner = getattr(route, "original_router", None)
        found |= list_paths(inner.routes, prefix) if inner is not None else {prefix + route.path}
    return found


def ask(visitor: httpx.Client, raw: bytes, *, method: str = "GET") -> int:
    """The status of an answer to exactly these bytes; of a stream only its beginning is read."""
    address = httpx.URL(visitor.base_url).copy_with(raw_path=raw)
    with visitor.stream(method, address) as answer:
        return answer.status_code


def fill(path: str) -> Iterator[bytes]:
    """The path with each odd value in each of its places."""
    for value in VALUES:
        yield re.sub(rb"\{[^}]+\}", lambda _: value, path.encode())  # noqa: B023 - used at once


@pytest.mark.parametrize("who", ROLES)
def test_no_address_is_an_error_of_ours(server: DeskServer, visitors: dict[str, httpx.Client], who: str) -> None:
    paths = list_paths(server.site.routes) | list_paths(core.app.routes, "/desk")
    assert {"/health", "/chat", "/telegram/webhook", "/desk/files/{message_id}/{number}"} <= paths
    odd = {raw for path in paths for raw in fill(path)} | set(QUERIES)
    wrong = [(raw[:80], status) for raw in sorted(odd) if (status := ask(visitors[who], raw)) == 500]
    assert wrong == []


def test_no_method_is_an_error_of_ours(server: DeskServer, visitors: dict[str, httpx.Client]) -> None:
    paths = list_paths(server.site.routes) | list_paths(core.app.routes, "/desk")
    filled = sorted({re.sub(r"\{[^}]+\}", "1", path).encode() for path in paths})
    for method in ("POST", "PUT", "DELETE", "HEAD", "OPTIONS", "X"):
        wrong = [(raw, status) for raw in filled if (status := ask(visitors["lena"], raw, method=method)) >= 500]
        assert wrong == [], method


def test_a_stranger_leaves_nothing_behind(server: DeskServer, visitors: dict[str, httpx.Client]) -> None:
    paths = [b"/desk/static/a/b", b"/desk/static/x/y/z.css", b"/desk/static/", b"/desk/nothing", b"/desk/login/x"]
    paths += [b"/desk/_nicegui/x/y", b"/desk/chat/1", b"/desk/files/1/1", b"/desk/static", b"/desk/login/"]
    before = len(Client.instances)
    for raw in paths * 20:
        assert ask(visitors[""], raw) != 500
    assert len(Client.instances) == before, "NiceGUI keeps a page for somebody who may see none"
