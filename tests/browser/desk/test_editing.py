"""Writing an article: kept by itself, seen by colleagues, live when it is published."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from bot.core.people import Role
from bot.service.articles import copies, drafts
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer

KEY = "delivery/cost-city"
OWN = {"key": KEY, "language": "en"}
PAGE = f"/desk/articles/edit?key={KEY}&language=en"


def body(page: Page) -> str:
    return page.locator(".field-body textarea").input_value()


def state(desk: DeskServer) -> str:
    """What time makes of the English file."""
    return drafts.read_library(desk.app).by_key[KEY]["en"].state


def live(desk: DeskServer) -> str:
    found = drafts.find(desk.app, KEY, "en")
    assert found is not None
    return found.body


def test_what_is_typed_is_kept_by_itself_and_live_when_it_is_published(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", PAGE)
    expect(page.locator(".field-body textarea")).not_to_have_value("")
    before = body(page)
    page.fill(".field-body textarea", "It costs **155 UAH** from today.\n\n## When?\n\nOn the same day.")
    text = page.locator(".field-body textarea")
    text.evaluate("area => area.setSelectionRange(0, 2)")
    text.press("Control+b")
    expect(text).to_have_value(re.compile(r"^\*\*It\*\* costs"))
    text.press("Control+b")
    expect(text).to_have_value(re.compile(r"^It costs"))
    expect(page.locator(".kept")).to_contain_text("saved")
    page.reload()
    expect(page.locator(".field-body textarea")).to_have_value(re.compile("155 UAH"))
    assert "155 UAH" not in live(desk)
    page.click(".discard")
    expect(page.locator(".field-body textarea")).to_have_value(before)
    page.click(".undo-discard")
    expect(page.locator(".field-body textarea")).to_have_value(re.compile("155 UAH"))
    page.click(".publish")
    expect(page.locator(".dialog ins").first).to_be_visible()
    page.fill(".publish-why input", "new prices")
    page.click(".dialog .confirm")
    expect(page.locator(".has-changes")).to_have_count(0)
    assert "155 UAH" in live(desk)
    page.click(".tab-history")
    expect(page.locator(".version-why").first).to_have_text("new prices")
    page.goto(f"{desk.url}/desk/articles/edit")
    page.fill(".field-title input", "Begun")
    expect(page).to_have_url(re.compile("key=~"))
    page.goto(f"{desk.url}/desk/articles")
    page.click(".begun-link")
    expect(page.locator(".field-title input")).to_have_value("Begun")


def publish(page: Page) -> None:
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".has-changes")).to_have_count(0)


def test_customers_get_an_article_from_its_time_until_its_time(desk: DeskServer, visit: Visitor) -> None:
    page = visit("lena", PAGE)
    expect(page.locator(".field-body textarea")).not_to_have_value("")
    assert state(desk) == "published"
    page.fill(".field-publish-at input", "2999-01-01T09:00")
    expect(page.locator(".kept")).to_contain_text("saved")
    assert state(desk) == "published", "not before it is published"
    publish(page)
    assert state(desk) == "scheduled"
    page.goto(f"{desk.url}/desk/articles")
    expect(page.locator(".shelf-row", has_text="01.01.2999 09:00")).to_have_count(1)
    page.goto(f"{desk.url}{PAGE}")
    expect(page.locator(".field-publish-at input")).to_have_value("2999-01-01T09:00")
    page.fill(".field-publish-at input", "")
    page.fill(".field-expires-at input", "2020-01-01T09:00")
    expect(page.locator(".kept")).to_contain_text("saved")
    publish(page)
    assert state(desk) == "expired"
    page.fill(".field-expires-at input", "")
    expect(page.locator(".kept")).to_contain_text("saved")
    publish(page)
    assert state(desk) == "published"


def test_two_who_write_are_told_of_each_other_at_once(desk: DeskServer, visit: Visitor) -> None:
    desk.add_staff("ivan", "Ivan", Role.LEAD)
    path = PAGE.replace("language=en", "language=uk")
    own = {"key": KEY, "language": "uk"}
    mine, other = visit("lena", path), visit("ivan", path)
    expect(mine.locator(".editor-here")).to_contain_text("Ivan")
    expect(other.locator(".editor-here")).to_contain_text("Lena")
    other.fill(".field-title input", "Його заголовок?")
    expect(mine.locator(".editor-changed")).to_contain_text("Ivan changed it")
    mine.click(".show-theirs")
    expect(mine.locator(".field-title input")).to_have_value("Його заголовок?")
    other.fill(".field-title input", "Ще інший?")
    expect(mine.locator(".editor-changed")).to_be_visible()
    mine.fill(".field-title input", "Мій заголовок?")
    expect(mine.locator(".dialog .diff")).to_contain_text("Ще інший?")
    mine.click(".dialog .keep-mine")
    expect(other.locator(".editor-changed")).to_contain_text("Lena changed it")
    known = desk.read(copies.find_copy, desk.staff["lena"], **own)
    assert "Мій заголовок?" in known.text
    assert ["Ще інший?" in one.text for one in desk.read(copies.list_aside, desk.staff["lena"], **own)] == [True]


def test_wordings_are_chips_and_an_article_moves_and_comes_back(desk: DeskServer, visit: Visitor) -> None:
    base = desk.app.settings.knowledge_base
    (base / "en/delivery/moves.md").write_text(
        "---\ntitle: Moves?\nquestions: [what does delivery cost, one]\nstatus: published\n---\nYes.\n",
        encoding="utf-8",
    )
    page = visit("lena", "/desk/articles/edit?key=delivery/moves&language=en")
    expect(page.locator(".wording-text")).to_have_count(2)
    page.locator(".wording-remove").nth(1).click()
    expect(page.locator(".wording-text")).to_have_count(1)
    page.fill(".field-questions textarea", "how do you move")
    page.locator(".field-questions textarea").press("Enter")
    expect(page.locator(".wording-text")).to_have_text(["what does delivery cost", "how do you move"])
    page.click(".article-menu")
    page.click(".rename")
    page.fill(".new-topic input", "shop")
    page.click(".dialog .confirm")
    page.wait_for_url("**/desk/articles/edit?key=shop/moves&language=en&renamed=delivery/moves")
    expect(page.locator(".note-renamed")).to_contain_text("delivery/moves")
    page.click(".undo-rename")
    page.wait_for_url("**/desk/articles/edit?key=delivery/moves&language=en")
    expect(page.locator(".wording-text")).to_have_count(2)
    page.click(".article-menu")
    page.click(".rename")
    page.fill(".new-topic input", "shop")
    page.click(".dialog .confirm")
    page.wait_for_url("**/desk/articles/edit?key=shop/moves&language=en&renamed=**")
    expect(page.locator(".wording-text")).to_have_count(2)
    page.click(".publish")
    page.click(".dialog .confirm")
    expect(page.locator(".has-changes")).to_have_count(0)
    found = drafts.find(desk.app, "delivery/moves", "en")
    assert found is not None
    assert (found.key, found.questions) == ("shop/moves", ("what does delivery cost", "how do you move"))
    page.click(".article-menu")
    page.click(".remove")
    page.click(".dialog .confirm")
    page.wait_for_url("**/desk/articles?removed=**")
    assert drafts.find(desk.app, "shop/moves", "en") is None
    page.click(".undo-remove")
    page.wait_for_url("**/desk/articles/edit?key=shop/moves&language=en")
    assert drafts.find(desk.app, "shop/moves", "en") is not None
