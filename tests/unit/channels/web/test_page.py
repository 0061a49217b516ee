"""The chat page: whatever a name or an address holds is text on it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.channels.web.page import render_page
from bot.service.ports import App
from tests.support.app import make_app

SHOP = "<b>Tea & \"Co\"</b> {{ 1 + 1 }} 'é'"
STARTS = ('"><script>alert(1)</script>', "'{%raw%}", "&quot; onload=x", "</body>", "\U0001f600\u2028")


class Page(HTMLParser):
    """Tags in order, the text between them, and what the script is given."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.config: dict[str, object] = {}
        self.chosen: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if "data-config" in given:
            self.config = json.loads(given["data-config"] or "")
        if "selected" in given:
            self.chosen.append(given["value"])

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = make_app(tmp_path, business=f"name: {json.dumps(SHOP)}")
    yield made
    made.database.close()


@pytest.mark.parametrize("start", STARTS)
def test_an_address_reaches_the_script_as_it_is_and_adds_no_tag(app: App, start: str) -> None:
    plain, page = Page(render_page(app, "en", start="")), Page(render_page(app, "en", start=start))
    assert page.config["start"] == start
    assert page.tags == plain.tags


def test_the_name_of_the_shop_is_shown_as_it_is_written(app: App) -> None:
    page = Page(render_page(app, "en", start=""))
    assert SHOP in page.words
    assert "b" not in page.tags


@pytest.mark.parametrize("language", ["ru", "uk", "en"])
def test_the_language_of_the_page_is_the_one_chosen_in_it(app: App, language: str) -> None:
    assert Page(render_page(app, language, start="")).chosen == [language]
