"""The desk in real Chromium: one server and one browser for a file of tests, a device for each visitor."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bot.core.people import Role
from tests.support.browser import open_browser
from tests.support.desk_server import PASSWORD, DeskServer, build_server, serve
from tests.support.sample import SAMPLE
from tests.support.visits import Devices

ROOT = Path(__file__).resolve().parents[2]
STAFF = (("anna", "Anna", Role.OPERATOR), ("oleh", "Oleh", Role.OPERATOR), ("lena", "Lena", Role.LEAD))
Visitor = Callable[..., Page]
# before that what is pressed waits in the page, and what came later may overtake it
CONNECTED = "!window.socket || window.did_handshake"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """The product with boss (admin), lena (lead), anna and oleh (operators), and a small knowledge base."""
    home = tmp_path_factory.mktemp("desk")
    articles = home / "articles"
    for language in ("ru", "uk", "en"):
        (articles / language / "delivery").mkdir(parents=True)
        name = f"{language}/delivery/cost-city.md"
        shutil.copy(SAMPLE / "knowledge_base" / name, articles / name)
    server = build_server(home, articles)
    for login, name, role in STAFF:
        server.add_staff(login, name, role)
    with serve(server):
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    with open_browser() as made:
        yield made


@pytest.fixture(scope="module")
def sessions() -> dict[str, Any]:
    """The cookies of who has logged in by the form already."""
    return {}


@pytest.fixture(scope="module")
def devices(desk: DeskServer, browser: Browser) -> Devices:
    """What the visitors of this desk look at it with."""
    return Devices(browser=browser, url=desk.url)


@pytest.fixture
def visit(desk: DeskServer, devices: Devices, sessions: dict[str, Any]) -> Iterator[Visitor]:
    """``visit("anna", "/desk")`` opens a page as Anna; ``visit("", …)`` as a stranger; each on a device of its own."""

    def open_page(login: str, path: str = "/desk", **options: Any) -> Page:
        page = devices.open(sessions.get(login, []), **{"locale": "en-GB"} | options)
        if login and login not in sessions:
            log_in(page, desk.url, login)
            sessions[login] = page.context.cookies()
        page.goto(desk.url + path)
        page.wait_for_function(CONNECTED)
        return page

    with devices.watched():
        yield open_page


def log_in(page: Page, url: str, login: str, password: str = PASSWORD) -> None:
    """Fill in the login form."""
    page.goto(f"{url}/desk/login")
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_load_state()
