"""The pages before a session: what stands in a value is text on them, and a form is for the browser it came from."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator, Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.desk.door.login_page import login_routes
from bot.desk.frame.base import FORM_COOKIE, Desk
from bot.service.ports import App
from tests.support.app import make_app

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% for x in y %}",
    "</main></body>",
    "&lt;b&gt;",
    "ї ё \U0001f600",
)


class Inputs(HTMLParser):
    """The elements of a page, and the attributes of its inputs by name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.inputs: dict[str, dict[str, str | None]] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if tag == "input":
            self.inputs[given["name"] or ""] = given


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = make_app(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
async def browser(app: App) -> AsyncIterator[httpx.AsyncClient]:
    site = FastAPI()
    site.include_router(login_routes(Desk(app=app, secret=b"k" * 32)))
    transport = httpx.ASGITransport(app=site)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
        yield client


@pytest.mark.parametrize("typed", HOSTILE)
async def test_what_was_typed_comes_back_as_text(browser: httpx.AsyncClient, typed: str) -> None:
    calm = Inputs((await browser.get("/desk/login")).text)
    token = calm.inputs["form_token"]["value"]
    answer = await browser.post("/desk/login", data={"login": typed, "password": "no", "form_token": token})
    page = Inputs(answer.text)
    assert answer.status_code == 401
    assert page.inputs["login"]["value"] == typed
    assert sorted(page.tags) == sorted([*calm.tags, "p"])  # the refusal and nothing else


@pytest.mark.parametrize("wanted", [f"/desk/{text}" for text in HOSTILE])
async def test_where_a_login_leads_is_no_code(browser: httpx.AsyncClient, wanted: str) -> None:
    page = Inputs((await browser.get("/desk/login", params={"next": wanted})).text)
    assert set(page.inputs["next"]) == {"type", "name", "value"}
    assert page.inputs["next"]["value"] in ("/desk", wanted)


async def test_a_form_of_another_browser_is_asked_for_again(browser: httpx.AsyncClient) -> None:
    token = Inputs((await browser.get("/desk/login")).text).inputs["form_token"]["value"]
    browser.cookies.set(FORM_COOKIE, "another", domain="desk.test", path="/desk")
    for sent in (token, "", "ü", "=" * 300):
        answer = await browser.post("/desk/login", data={"login": "anna", "password": "no", "form_token": sent})
        assert answer.status_code == 403


async def test_a_form_signed_by_the_version_before_is_asked_again_and_then_taken(browser: httpx.AsyncClient) -> None:
    await browser.get("/desk/login")
    key = browser.cookies[FORM_COOKIE]
    old = hmac.new(b"k" * 32, f"form\0{key}".encode(), hashlib.sha256).hexdigest()
    answer = await browser.post("/desk/login", data={"login": "anna", "password": "no", "form_token": old})
    assert answer.status_code == 403
    again = Inputs(answer.text).inputs["form_token"]["value"]
    answer = await browser.post("/desk/login", data={"login": "anna", "password": "no", "form_token": again})
    assert answer.status_code == 401  # the form counts, the password does not
