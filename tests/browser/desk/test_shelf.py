"""The list of articles in the browser: found, ticked, changed, put back; topics by their names."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.support.desk_pages import choose
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
    page.locator(".shelf-tick").check()
    page.click(".bulk-topic")
    choose(page, ".topic-choice", "Delivery")
    page.click(".dialog .confirm")
    expect(page.locator(".shelf-told")).to_contain_text("1 article changed")
    assert (base / "en/delivery/umbrella.md").is_file()
    assert not path.exists()
    page.click(".bulk-undo")
    expect(page.locator(".shelf-told")).to_contain_text("as it was")
    assert path.is_file()
    page.goto(f"{desk.url}/desk/articles/topics")
    page.fill("[data-topic=shelf] .topic-en input", "Things to borrow")
    page.click(".topics-save")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    page.goto(f"{desk.url}/desk/articles?topic=shelf")
    expect(page.locator(TOPIC)).to_have_text("Things to borrow")
    expect(page.locator(".shelf-row")).to_have_count(1)


def test_a_translation_stands_beside_its_source_is_told_what_changed_and_saved(
    desk: DeskServer, visit: Visitor
) -> None:
    base = desk.app.settings.knowledge_base
    texts = {"en": ("Can I borrow a vase?", "Yes, for 3 days."), "ru": ("Можно взять вазу?", "Да, на 3 дня.")}
    for code, (title, body) in texts.items():
        (base / code / "sides").mkdir(exist_ok=True)
        path = base / code / "sides/vase.md"
        path.write_text(f"---\ntitle: {title}\nstatus: published\n---\n{body}\n", encoding="utf-8")
    page = visit("lena", "/desk/articles?q=vase")
    source, other = ("en", "ru") if desk.app.business.languages[0] == "en" else ("ru", "en")
    path = base / source / "sides/vase.md"
    path.write_text(path.read_text(encoding="utf-8").replace("3 d", "5 d").replace("3 дня", "5 дней"), encoding="utf-8")
    page.goto(f"{desk.url}/desk/articles?topic=sides&mark=stale")
    page.click(".shelf-language.is-stale")
    expect(page.locator(".word-new").first).to_have_text("5")
    expect(page.locator(".sides-source .sides-told").last).to_contain_text("5")
    field = page.locator(".sides-target textarea").last
    field.fill(field.input_value().replace("3", "5"))
    expect(page.locator(".sides-told .chip")).to_have_count(0)
    page.click(".sides-save")
    expect(page.locator(".q-notification")).to_contain_text("Saved")
    expect(page.locator(".sides-stale")).to_have_count(0)
    assert "5" in (base / other / "sides/vase.md").read_text(encoding="utf-8")
    page.goto(f"{desk.url}/desk/start")
    expect(page.locator(".step-articles.is-done")).to_be_visible()
    page.fill(".start-questions textarea", "what does delivery cost\n\n")
    page.click(".start-ask")
    expect(page.locator(".start-tried")).to_contain_text("what does delivery cost")
