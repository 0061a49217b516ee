"""A help centre becomes articles: brought, looked at, chosen, written, published, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.knowledge.articles.articles import load_library
from tests.browser.conftest import Visitor
from tests.support.accessible import list_serious
from tests.support.centres import many_pages, notion_zip, windows_table
from tests.support.desk_server import DeskServer

PATIENCE = 20_000  # a process of its own has to come up


def _bring(page: Page, *paths: Path) -> None:
    page.set_input_files("#import-pick", [str(path) for path in paths])
    expect(page.locator(".import-file")).to_have_count(len(paths))
    expect(page.locator("#import-read")).to_be_enabled()


@pytest.fixture
def folder(desk: DeskServer) -> Path:
    """Where the articles lie."""
    return desk.app.articles_folder


def test_a_help_centre_is_looked_at_chosen_written_published_and_taken_back(
    desk: DeskServer, visit: Visitor, folder: Path, tmp_path: Path
) -> None:
    before = len(load_library(folder).articles)
    page = visit("lena", "/desk/articles")
    page.click(".import-open")
    expect(page.locator("#import-read")).to_be_disabled()
    _bring(page, notion_zip(tmp_path), windows_table(tmp_path))
    page.click("#import-read")
    expect(page.locator(".import-title")).to_have_text("12 articles found", timeout=PATIENCE)
    assert len(load_library(folder).articles) == before, "nothing is written yet"
    assert list_serious(page) == []
    row = page.locator(".import-item", has_text="Доставка и самовывоз")
    row.locator(".import-remarks summary").click()
    expect(row.locator("li").first).to_contain_text("plan.png")
    row.locator(".import-text summary").click()
    expect(row.locator(".prose")).to_contain_text("Самовывоз со склада")
    page.click(".filter-skipped")
    expect(page.locator(".import-rows")).to_contain_text("Как записаться?")
    page.click(".filter-new")
    page.get_by_role("checkbox", name="Возврат и обмен").click()
    expect(page.locator(".import-write")).to_have_text("Import 11 articles")
    page.click(".import-write")
    expect(page.locator(".import-result h2")).to_have_text("11 articles written", timeout=PATIENCE)
    assert list_serious(page) == []
    states = {article.title: article.status for article in load_library(folder).articles}
    assert "Возврат и обмен" not in states
    assert states["Доставка и самовывоз"] == "draft"
    page.click(".import-publish-clean")
    expect(page.locator(".q-notification")).to_contain_text("published")
    states = {article.title: article.status for article in load_library(folder).articles}
    assert (states["Доставка и самовывоз"], states["Сколько стоит чистка зубов?"]) == ("draft", "published")
    page.locator(".article-link", has_text="Сколько стоит чистка зубов?").click()
    expect(page.locator(".field-body textarea")).to_have_value("\n".join(_price()))
    page.go_back()
    page.click(".import-undo")
    page.click(".dialog .confirm")
    expect(page.locator(".import-undone")).to_be_visible()
    assert len(load_library(folder).articles) == before


def _price() -> tuple[str, str]:
    return (
        "Профессиональная чистка стоит 1 400 грн и длится около часа.",
        "Для детей до 12 лет: 900 грн.",
    )


def test_the_work_goes_on_when_the_page_is_closed_and_can_be_stopped(
    desk: DeskServer, visit: Visitor, folder: Path, tmp_path: Path
) -> None:
    page = visit("lena", "/desk/articles/import")
    _bring(page, many_pages(tmp_path, 20))
    page.click("#import-read")
    expect(page.locator(".import-progress, .import-title")).to_be_visible()
    address = page.url
    page.close()
    page = visit("lena", "/desk/articles/import")
    page.locator(f".import-past-name[href$='{address.partition('?')[2]}']").click()
    expect(page.locator(".import-title")).to_have_text("20 articles found", timeout=PATIENCE)
    page.click(".import-publish-box")
    page.click(".import-write")
    expect(page.locator(".import-result")).to_be_visible(timeout=PATIENCE)
    ours = [article for article in load_library(folder).articles if article.title.startswith("Как настроить")]
    assert {article.status for article in ours} == {"published"}
    page.goto(f"{desk.url}/desk/articles/import")
    _bring(page, many_pages(tmp_path, 21))
    page.click("#import-read")
    expect(page.locator(".filter-same")).to_have_text("Unchanged 20", timeout=PATIENCE)
    expect(page.locator(".import-write")).to_have_text("Import 1 article")
    page.click(".import-drop-plan")
    expect(page.locator(".import-result h2")).to_have_text("The import was stopped.")


def test_a_file_nobody_can_read_says_what_to_do_and_nothing_is_written(
    desk: DeskServer, visit: Visitor, folder: Path, tmp_path: Path
) -> None:
    before = len(load_library(folder).articles)
    (tmp_path / "export.json").write_text('{"articles": [{"id": 1,', encoding="utf-8")
    page = visit("lena", "/desk/articles/import")
    _bring(page, tmp_path / "export.json")
    page.locator(".import-file button").click()
    expect(page.locator(".import-file")).to_have_count(0)
    expect(page.locator("#import-read")).to_be_disabled()
    _bring(page, tmp_path / "export.json")
    page.reload()
    expect(page.locator(".import-file-name")).to_have_text("export.json")
    page.click("#import-read")
    expect(page.locator(".empty-title")).to_have_text("No articles found", timeout=PATIENCE)
    expect(page.locator(".import-why")).to_contain_text("Export it again")
    assert len(load_library(folder).articles) == before
