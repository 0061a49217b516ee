"""Reviews as files: every mark under its category, nothing a spreadsheet would compute, what it means beside it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Awaitable, Callable

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient

from bot.core.people import Person, Role
from bot.desk.frame.base import Desk
from bot.desk.insights.reviews.routes import review_routes
from bot.service.insights.reviews import keeping
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.reviewed import close_case, finish

EXPORT = "/desk/numbers/reviews/export"


@pytest.fixture
async def lena(app: App) -> Person:
    """A lead, who has reviewed one chat."""
    lena = await hire(app, "Lena", Role.LEAD)
    anna = await hire(app, "Anna")
    await finish(app, lena, await close_case(app, anna), worst="rules", comment="=HYPERLINK(1)")
    return lena


def serve(app: App, person: Person) -> TestClient:
    site = FastAPI()
    site.include_router(review_routes(Desk(app=app, secret=b"k" * 32)))

    @site.middleware("http")
    async def know(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        request.state.person = person
        return await call_next(request)

    return TestClient(site)


async def test_a_row_has_every_mark_and_computes_nothing(app: App, lena: Person) -> None:
    answer = serve(app, lena).get(EXPORT, params={"format": "csv", "range": "day"})
    assert answer.headers["content-disposition"].startswith("attachment")
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    card = (await app.database.read(keeping.list_cards, app, lena))[0]
    given = {one.name: row[one.name] for one in card.categories}
    assert given == {one.name: "0" if one.key == "rules" else str(one.scale.values[-1]) for one in card.categories}
    said = ("Anna", "Lena", "0.0", "Followed the rules", "'=HYPERLINK(1)")
    columns = ("Operator", "Reviewer", "Score, %", "Critical, failed", "In all")
    assert tuple(row[name] for name in columns) == said


async def test_a_workbook_says_what_each_column_means(app: App, lena: Person) -> None:
    answer = serve(app, lena).get(EXPORT, params={"format": "xlsx", "range": "day"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        about = re.sub("<[^>]+>", "\n", book.read("xl/worksheets/sheet2.xml").decode())
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert "1: yes, 0: no; empty where it did not apply. Weight 2. If a critical category fails" in about
    assert "IQS, the internal quality score, is the mean" in about


async def test_another_format_is_a_sentence(app: App, lena: Person) -> None:
    answer = serve(app, lena).get(EXPORT, params={"format": "pdf"})
    assert (answer.status_code, bool(answer.json()["message"])) == (404, True)
