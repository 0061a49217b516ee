"""The list of articles in the browser: found, ticked, changed, put back; topics by their names."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

TOPIC = ".shelf-topic"


def test_articles_are_found_by_a_word_with_a_slip_ticked_archived_and_put_back(
    desk: DeskServer, visit: Visitor
) -> None:
    base = desk.app.settings.knowledge_base
    (base / "en/shelf").mkdir(exist_ok=True)
    path = base / "en/shelf/umbrella.md"
    text = "---\ntitle: Can I borrow an umbrella?\nstatus: published\n---\nYes, for <b>three</b> days.\n"
    path.write_text(text, encoding="utf-8")
    page = visit("lena", "/desk/articles")
    page.fill(".search input", "umbrela")
    expect(page.locator(".shelf-row")).to_have_count(1)
    expect(page.locator(".shelf-title mark")).to_have_text("umbrella")
    expect(page).to_have_url(f"{desk.url}/desk/articles?q=umbrela")
    page.locator(".shelf-tick").check()
    expect(page.locator(".shelf-ticked")).to_have_text("1 ticked")
    page.click(".bulk-archive")
    expect(page.locator(".shelf-told")).to_contain_text("1 article changed")
    assert "status: archived" in path.read_text(encoding="utf-8")
    expect(page.locator(".shelf-language.is-archived")).to_have_text("EN")
    page.click(".bulk-undo")
    expect(page.locator(".shelf-told")).to_contain_text("as it was")
    assert path.read_text(encoding="utf-8") == text
    page.goto(f"{desk.url}/desk/articles/topics")
    page.fill("[data-topic=shelf] .topic-en input", "Things to borrow")
    page.click(".topics-save")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    page.goto(f"{desk.url}/desk/articles?topic=shelf")
    expect(page.locator(TOPIC)).to_have_text("Things to borrow")
    expect(page.locator(".shelf-row")).to_have_count(1)
