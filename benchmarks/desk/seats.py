"""Desks that are open: a page in Chromium, or only its socket, through which a desk hears what a page would draw."""

from __future__ import annotations

import ast
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Final
from uuid import uuid4

import httpx
import socketio

from bot.core.people import Person, Role
from bot.service.people.login import hash_password
from bot.service.people.staff import do_add_person
from bot.service.ports import App
from bot.storage.database import Tx
from bot.storage.people import people

if TYPE_CHECKING:
    from playwright.async_api import Page

PASSWORD: Final = "correct horse battery"  # noqa: S105  of people who exist for some minutes
PATIENCE_MS: Final = 60_000
_TOKEN: Final = re.compile(r'name="form_token" value="([^"]+)"')
_QUERY: Final = re.compile(r"query: (\{.*\}),")
_PREFIX: Final = re.compile(r'prefix: "([^"]*)"')
Cookies = dict[str, str]


def hire(app: App, count: int, *, role: Role = Role.OPERATOR) -> tuple[Person, ...]:
    """So many of one role, who may begin at once."""
    hashed = hash_password(PASSWORD)
    return tuple(app.database.write_now(_do_hire, f"{role.value}{number}", role, hashed) for number in range(count))


def _do_hire(tx: Tx, login: str, role: Role, hashed: str) -> Person:
    person, _ = do_add_person(tx, None, login=login, name=login.title(), role=role, language="en")
    return people.record_change(tx, person.id, password_hash=hashed, must_change_password=False)


async def log_in(url: str, login: str) -> Cookies:
    """The cookies of somebody who filled in the form."""
    async with httpx.AsyncClient(base_url=url, follow_redirects=True, timeout=60) as client:
        form = (await client.get("/desk/login")).text
        found = _TOKEN.search(form)
        given = {"login": login, "password": PASSWORD, "form_token": found[1] if found else ""}
        (await client.post("/desk/login", data=given, headers={"Origin": url})).raise_for_status()
        return dict(client.cookies)


@asynccontextmanager
async def sockets(url: str, sessions: Sequence[Cookies], *, page: str = "/desk/") -> AsyncIterator[None]:
    """Each an open desk that nobody looks at."""
    async with AsyncExitStack() as stack:
        for cookies in sessions:
            client = await _connect(url, cookies, page)
            stack.push_async_callback(client.disconnect)
        yield


async def _connect(url: str, cookies: Cookies, page: str) -> socketio.AsyncClient:
    async with httpx.AsyncClient(base_url=url, cookies=cookies, timeout=60) as asking:
        shown = (await asking.get(page, follow_redirects=True)).text
    query, prefix = _QUERY.search(shown), _PREFIX.search(shown)
    if query is None or prefix is None:
        raise RuntimeError("the desk opened no page")
    told = {**ast.literal_eval(query[1]), "tab_id": str(uuid4()), "document_id": str(uuid4()), "old_tab_id": ""}
    asked = "&".join(f"{key}={str(value).lower() if isinstance(value, bool) else value}" for key, value in told.items())
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(
        f"{url}?{asked}",
        headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Origin": url},
        socketio_path=f"{prefix[1]}/_nicegui_ws/socket.io",
        transports=["websocket"],
    )
    return client


@asynccontextmanager
async def pages(url: str, sessions: Sequence[Cookies]) -> AsyncIterator[list[Page]]:
    """Each an open desk in a context of its own."""
    from playwright.async_api import async_playwright

    from tests.support import machine
    from tests.support.browser import ARGUMENTS

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=machine.chromium(), args=list(ARGUMENTS))
        opened = []
        for cookies in sessions:
            context = await browser.new_context(viewport={"width": 1440, "height": 900})
            context.set_default_timeout(PATIENCE_MS)
            await context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
            opened.append(await context.new_page())
        yield opened
        await browser.close()
