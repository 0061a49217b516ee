"""Old conversations become articles that the bot's customers are answered with."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Page, expect

from bot.core.jobs import JobKind
from bot.knowledge.articles.articles import load_library
from bot.service.articles.histories import reading, sorting
from bot.service.ports import Engine
from bot.storage.system import jobs
from tests.browser.conftest import Visitor
from tests.support.accessible import list_serious
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder
from tests.support.histories import PRICE, shop_history, write
from tests.unit.knowledge.gaps.test_grouping import embed

PATIENCE = 20_000  # a process of its own has to come up


def _bring(page: Page, path: Path) -> None:
    page.set_input_files("#import-pick", str(path))
    expect(page.locator(".import-file")).to_have_count(1)
    expect(page.locator("#import-read")).to_be_enabled()
    page.click("#import-read")


def _sort(desk: DeskServer) -> None:
    """What the engine does."""
    engine = Engine.of(desk.app, finder=ScriptedFinder(), dialogue=ScriptedDialogue())
    job = desk.write(jobs.claim, kinds=(JobKind.SORT,), worker="test")
    assert job is not None
    with ThreadPoolExecutor(1) as beside:  # this thread has Playwright's loop
        beside.submit(lambda: asyncio.run(sorting.sort_history(engine, job, embed=embed))).result()
    desk.write(jobs.finish, job)


def _ready(desk: DeskServer, page: Page, path: Path) -> None:
    """From the file to the topics."""
    _bring(page, path)
    expect(page.locator(".history-go-on")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".history-side").first).to_contain_text("Чайная лавка")
    page.click(".history-go-on")
    expect(page.locator(".import-progress h2")).to_have_text("Putting like questions together", timeout=PATIENCE)
    _sort(desk)
    expect(page.locator(".history-topic")).to_have_count(2, timeout=PATIENCE)


def test_a_history_becomes_drafts_that_can_be_taken_back_and_goes_when_told(
    desk: DeskServer, visit: Visitor, tmp_path: Path
) -> None:
    before = len(load_library(desk.app.articles_folder).articles)
    page = visit("lena", "/desk/articles/import")
    page.click(".history-open")
    _ready(desk, page, write(tmp_path / "result.json", shop_history()))
    assert list_serious(page) == []
    row = page.locator(".history-topic", has_text="доставка")
    expect(row).to_contain_text("asked 6 times")
    expect(row.locator(".history-answer")).to_contain_text("150 грн")
    page.click(".history-drafts")
    expect(page.locator(".gate-done")).to_contain_text("2 drafts made")
    made = [one for one in load_library(desk.app.articles_folder).articles if PRICE.split(",")[0] in one.body]
    assert [one.status for one in made] == ["draft"]
    page.click(".gate-undo")
    expect(page.locator(".history-topic")).to_have_count(2)
    assert len(load_library(desk.app.articles_folder).articles) == before
    row.locator(".history-away").click()
    expect(page.locator(".history-topic")).to_have_count(1)
    page.click(".history-delete")
    page.click(".dialog .confirm")
    expect(page.locator(".history-kinds")).to_be_visible()
    assert all(one.name != "result.json" for one in desk.read(reading.list_histories, desk.staff["boss"]))


def test_ticked_wordings_go_to_an_article_and_an_article_is_begun_from_an_answer(
    desk: DeskServer, visit: Visitor, tmp_path: Path
) -> None:
    page = visit("lena", "/desk/articles/history")
    _ready(desk, page, write(tmp_path / "chats.json", shop_history()))
    row = page.locator(".history-topic", has_text="доставка")
    row.locator(".history-more summary").click()
    expect(row.locator(".history-tick")).to_have_count(2)
    row.locator(".history-tick").first.click()
    row.locator(".history-article").click()
    page.locator(".q-menu .q-item").first.click()
    row.locator(".history-add").click()
    expect(page.locator(".history-topic")).to_have_count(1)
    expect(page.locator(".gate-done")).to_be_visible()
    page.locator(".history-topic .history-begin").click()
    expect(page.locator(".field-body textarea")).to_have_value(
        "Вернуть можно в течение 14 дней, если упаковка не вскрыта."
    )
    page.fill(".topic-name input", "shop")
    page.fill(".slug-name input", "return-goods")
    page.click(".save")
    page.wait_for_url("**/desk/articles/edit?key=shop/return-goods*")
    page.go_back()
    assert (desk.app.articles_folder / "ru/shop/return-goods.md").is_file()


def test_a_wrong_file_is_told_with_what_to_do(desk: DeskServer, visit: Visitor, tmp_path: Path) -> None:
    page = visit("lena", "/desk/articles/history")
    _bring(page, write(tmp_path / "messages.html", "<!DOCTYPE html><html><body>" + json.dumps("x")))
    expect(page.locator(".history-trouble")).to_contain_text("choose the format JSON", timeout=PATIENCE)
