"""Trying questions and the gate before publishing, in the browser."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from bot.service.articles import drafts
from bot.storage.articles import versions
from bot.storage.system import audit
from tests.browser.conftest import Visitor
from tests.browser.desk.test_approving import ask_bot
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedFinder, by_key, write_article

ASKED = "express possible"


def path_of(desk: DeskServer, slug: str) -> Path:
    return desk.app.settings.knowledge_base / f"en/delivery/{slug}.md"


def begin(desk: DeskServer, slug: str) -> str:
    """An article about express delivery, and somebody who answers by words of titles; where it is edited."""
    for other in path_of(desk, slug).parent.glob("*.md"):
        if other.stem != "cost-city":
            other.unlink()
    text = write_article(title="Express delivery", body="In 90 minutes.", golden="[express possible]")
    path_of(desk, slug).write_text(text, encoding="utf-8")
    desk.finder = ScriptedFinder(by_key(drafts.read_library(desk.app)))
    return f"/desk/articles/edit?key=delivery/{slug}&language=en"


def retitle(page: Page, title: str) -> None:
    field = page.locator(".field-title input")
    expect(field).to_have_value("Express delivery")
    field.fill(title)
    expect(page.locator(".preview-title")).to_have_text(title)


def test_a_loss_is_shown_needs_a_reason_and_comes_back_by_one_click(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", begin(desk, "express"))
    before = path_of(desk, "express").read_text(encoding="utf-8")
    assert "In 90 minutes." in ask_bot(desk, "before", ASKED)
    retitle(page, "Couriers")
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".gate-report h2")).to_contain_text("loses")
    row = page.locator(".gate-lost .gate-row")
    expect(row.locator(".gate-before")).to_contain_text("answers: Express delivery")
    expect(row.locator(".gate-after")).to_have_text("has no answer")
    page.click(".gate-anyway")
    expect(page.locator(".gate-report")).to_be_visible()
    assert path_of(desk, "express").read_text(encoding="utf-8") == before, "without a reason nothing goes live"
    page.fill(".gate-reason input", "The price is on another page")
    page.click(".gate-anyway")
    expect(page.locator(".gate-done")).to_contain_text("lost")
    assert "title: Couriers" in path_of(desk, "express").read_text(encoding="utf-8")
    assert "In 90 minutes." not in ask_bot(desk, "after", ASKED), "customers have the change"
    newest = desk.read(versions.list_versions, article="delivery/express", language="en")[0]
    assert (newest.why, newest.person_name) == ("The price is on another page", "Lena")
    assert "The price is on another page" in desk.read(audit.list_audit, prefix="article.gate")[0].object
    page.click(".gate-undo")
    expect(page.locator(".field-title input")).to_have_value("Express delivery")
    expect(page.locator(".gate-done")).to_be_empty()
    assert path_of(desk, "express").read_text(encoding="utf-8") == before
    assert "In 90 minutes." in ask_bot(desk, "again", ASKED)


def test_what_is_typed_is_tried_beside_what_is_live(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", begin(desk, "tried"))
    retitle(page, "Courier price in Lviv")
    page.click(".tab-try")
    page.fill(".try-question textarea", "anything in lviv\nexpress please")
    page.click(".try-ask")
    expect(page.locator(".tried")).to_have_count(2)
    gained = page.locator(".tried", has_text="anything in lviv")
    expect(gained.locator(".tried-side").first).to_contain_text("has no answer")
    then = gained.locator(".tried-side").last
    expect(then).to_contain_text("Courier price in Lviv")
    then.locator(".tried-why > summary").click()
    expect(then).to_contain_text("one article is clearly the best")
    assert "Lviv" not in path_of(desk, "tried").read_text(encoding="utf-8")


def test_an_operator_may_try_and_changes_nothing(desk: DeskServer, visit: Visitor) -> None:
    begin(desk, "read")
    page = visit("anna", "/desk/articles")
    page.click(".try-open")
    page.fill(".try-question textarea", "express please")
    page.press(".try-question textarea", "Enter")
    expect(page.locator(".tried")).to_have_count(1)
    expect(page.locator(".tried")).to_contain_text("In 90 minutes.")
    expect(page.locator(".try-real")).to_have_count(0)
