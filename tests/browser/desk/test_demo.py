"""The desk on a made-up shop: whoever looks finds it full."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from bot.app import build_app
from bot.cli.demo.command import Wanted, make_demo
from bot.realtime.memory import MemoryHub
from bot.settings import Settings
from tests.browser.conftest import log_in
from tests.browser.desk.test_accessible import PAGES
from tests.support.desk_server import DeskServer, serve


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DeskServer, str]]:
    """A served demo of a day, and the password of everybody in it."""
    folder = tmp_path_factory.mktemp("demo") / "shop"
    password = make_demo(folder, Wanted(days=1, customers=20))
    settings = Settings(project=folder, demo=True)
    with serve(DeskServer(app=build_app(settings, hub=MemoryHub()))) as server:
        yield server, password


def test_every_page_answers_and_an_operator_can_take_what_waits(demo: tuple[DeskServer, str], browser: Browser) -> None:
    server, password = demo
    page = browser.new_context().new_page()
    log_in(page, server.url, "admin", password)
    expect(page.get_by_text("Demo data")).to_be_visible()
    expect(page.locator(".case-link").first).to_be_visible()
    for path in PAGES:
        answered = page.request.get(f"{server.url}/desk{path}")
        assert answered.status in (200, 404), path
    waiting = "SELECT count(*) FROM escalations WHERE state = 'waiting'"
    count = server.read(lambda tx: tx.connection.exec_driver_sql(waiting).scalar())
    assert count >= 3
    page.context.close()
