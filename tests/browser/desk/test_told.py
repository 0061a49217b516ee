"""Customers who asked to be told read the answer after one press of a lead."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from bot.clock import utc_now
from bot.core.jobs import JobKind
from bot.core.messages import Author
from bot.service.chat.told import telling
from bot.service.chat.wishes import promising
from bot.service.insights import gaps
from bot.service.ports import Engine
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.system import jobs
from tests.browser.conftest import Visitor
from tests.browser.desk.test_gaps import ask, group
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder, make_article

QUESTION = "do you rent llamas?"


def wish(desk: DeskServer, chat: str, question: str = QUESTION) -> int:
    """A question without an answer, and the press of the button below."""
    conversation = ask(desk, chat, question)

    def promise(tx: Tx) -> None:
        conversations.stop_waiting(tx, conversation)
        carrier = messages.last_by(tx, conversation, Author.BOT)
        promising.do_promise(tx, desk.app, conversations.lock(tx, conversation), carrier)

    desk.write(promise)
    return conversation


def make_noon(desk: DeskServer) -> None:
    """The business is where it is noon now, for nobody is told at night."""
    path, ahead = desk.app.business_file.path, 12 - utc_now().hour
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("time_zone:")]
    path.write_text("\n".join([*lines, f"time_zone: Etc/GMT{-ahead:+d}", ""]), encoding="utf-8")


def run_engine(desk: DeskServer) -> None:
    """What the engine does with the job of the press, by day."""
    make_noon(desk)
    finder = ScriptedFinder(articles={"shop/llamas": make_article("shop/llamas", title=QUESTION)})
    engine = Engine.of(desk.app, finder=finder, dialogue=ScriptedDialogue())
    job = desk.write(jobs.claim, kinds=(JobKind.TELL,), worker="test")
    assert job is not None
    with ThreadPoolExecutor(1) as beside:  # this thread has Playwright's loop
        beside.submit(lambda: asyncio.run(telling.tell_askers(engine, job))).result()
    desk.write(jobs.finish, job)


def test_one_press_tells_who_asked(desk: DeskServer, visit: Visitor) -> None:
    conversation = wish(desk, "llama-1")
    group(desk)
    page = visit("lena", "/desk/gaps")
    row = page.locator(".gap", has_text="llamas")
    expect(row).to_contain_text("1 person asked to be told")
    row.locator("a", has_text="llamas").click()
    expect(page.locator(".askers")).to_contain_text("you can tell them here")
    number = next(one.id for one in desk.read(gaps.list_gaps, desk.staff["boss"]).groups if "llamas" in one.title)
    desk.write(gaps.do_begin, desk.staff["boss"], number, key="shop/llamas")
    page.reload()
    page.click(".askers-tell")
    expect(page.locator(".askers-sending")).to_be_visible()
    waiting = desk.read(jobs.find_queued, lane=f"tell:{number}")
    assert waiting is not None
    desk.write(lambda tx: jobs.move(tx, waiting, run_at=tx.now))
    run_engine(desk)
    expect(page.locator(".askers-told")).to_contain_text("Told: 1")
    last = desk.read(messages.last_by, conversation, Author.BOT)
    assert last.text.startswith(f"You asked: “{QUESTION}”. Now there is an answer:")
    assert [one.action for one in last.buttons][-3:] == ["helped", "not-helped", "human"]


def test_an_article_that_is_made_live_offers_to_tell_them_right_there(desk: DeskServer, visit: Visitor) -> None:
    wish(desk, "yurt-1", "can I book a yurt?")
    group(desk)
    number = next(one.id for one in desk.read(gaps.list_gaps, desk.staff["boss"]).groups if "yurt" in one.title)
    page = visit("lena", f"/desk/articles/edit?gap={number}&language=en")
    expect(page.locator(".field-title input")).to_have_value("can I book a yurt?")
    page.fill(".topic-name input", "shop")
    page.fill(".slug-name input", "yurts")
    page.fill(".field-body textarea", "Yes, from May to September.")
    expect(page.locator(".preview-title")).to_be_visible()
    page.click(".publish")
    page.locator(".gate-anyway").or_(page.locator(".waiting-line")).first.wait_for()
    expect(page.locator(".waiting-line")).to_contain_text("1 person asked to be told")
    page.click(".tell-waiting")
    page.click(".dialog .confirm")
    expect(page.locator(".waiting-line")).to_contain_text("On its way")
    assert desk.read(jobs.find_queued, lane=f"tell:{number}") is not None
