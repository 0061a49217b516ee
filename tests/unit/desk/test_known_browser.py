"""Guessing at the login page itself: from strange browsers, and from one that has logged in before."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.core.people import Role
from bot.core.tries import TRIES
from bot.desk.door.known import BROWSER_COOKIE
from bot.desk.door.login_page import login_routes
from bot.desk.frame.base import COOKIE, Desk
from bot.service.people import staff
from bot.service.ports import App
from tests.support.app import make_app
from tests.support.clock import FakeClock

REFUSED, WRONG, IN = 429, 401, 303


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    made = make_app(tmp_path, clock)
    yield made
    made.database.close()


@asynccontextmanager
async def browser_at(app: App, address: str = "192.0.2.1") -> AsyncIterator[httpx.AsyncClient]:
    """A browser without any cookie, at an address."""
    site = FastAPI()
    site.include_router(login_routes(Desk(app=app, secret=b"k" * 32)))
    transport = httpx.ASGITransport(app=site, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        yield client


async def hire(app: App, login: str = "anna") -> str:
    """Somebody's password."""
    fields = {"login": login, "name": login.title(), "role": Role.OPERATOR, "language": "en"}
    return (await app.database.write(staff.do_add_person, None, **fields))[1]  # type: ignore[arg-type]


async def log_in(browser: httpx.AsyncClient, password: str, login: str = "anna") -> int:
    """Fill in the form and send it; the status of the answer."""
    page = (await browser.get("/desk/login")).text
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token is not None
    form = {"login": login, "password": password, "form_token": token[1]}
    return (await browser.post("/desk/login", data=form)).status_code


async def guess_from_everywhere(app: App, count: int = 3 * TRIES) -> None:
    for number in range(count):
        async with browser_at(app, f"198.51.100.{number}") as stranger:
            await log_in(stranger, "a guess")


async def test_sixty_forms_at_the_same_moment_are_ten_tries(app: App) -> None:
    await hire(app)
    async with browser_at(app) as stranger:
        statuses = await asyncio.gather(*(log_in(stranger, f"guess {number}") for number in range(60)))
    assert Counter(statuses) == {WRONG: TRIES, REFUSED: 60 - TRIES}


async def test_her_own_browser_lets_anna_in_while_strangers_guess(app: App) -> None:
    password = await hire(app)
    async with browser_at(app) as own:
        assert await log_in(own, password) == IN
        own.cookies.delete(COOKIE)
        await guess_from_everywhere(app)
        assert await log_in(own, password) == IN


async def test_a_browser_known_to_one_account_is_a_stranger_to_another(app: App) -> None:
    password, other = await hire(app), await hire(app, "boris")
    async with browser_at(app) as own:
        assert await log_in(own, other, "boris") == IN
        own.cookies.delete(COOKIE)
        await guess_from_everywhere(app)
        assert await log_in(own, password) == REFUSED


@pytest.mark.parametrize("mark", ["", "forged", "x" * 3000])
async def test_a_mark_that_is_not_ours_is_worth_nothing(app: App, mark: str) -> None:
    password = await hire(app)
    await guess_from_everywhere(app)
    async with browser_at(app) as browser:
        browser.cookies.set(BROWSER_COOKIE, mark, domain="desk.test", path="/desk")
        assert await log_in(browser, password) == REFUSED


async def test_a_fresh_address_gets_in_a_few_seconds_later(app: App, clock: FakeClock) -> None:
    password = await hire(app)
    await guess_from_everywhere(app)
    async with browser_at(app) as browser:
        assert await log_in(browser, password) == REFUSED
        clock.advance(seconds=5)
        assert await log_in(browser, password) == IN


async def test_all_addresses_of_one_network_are_one(app: App) -> None:
    password = await hire(app)
    for number in range(TRIES):
        async with browser_at(app, f"2001:db8::{number:x}") as stranger:
            await log_in(stranger, "a guess", f"account {number}")
    async with browser_at(app, "2001:db8::ffff") as stranger:
        assert await log_in(stranger, password) == REFUSED
    async with browser_at(app, "2001:db8:1::1") as browser:
        assert await log_in(browser, password) == IN
