"""Customers who asked to be told read the answer after one press of a lead."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

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


def wish(desk: DeskServer, chat: str) -> int:
    """A question without an answer, and the press of the button below."""
    conversation = ask(desk, chat, QUESTION)

    def promise(tx: Tx) -> None:
        conversations.stop_waiting(tx, conversation)
        carrier = messages.last_by(tx, conversation, Author.BOT)
        promising.do_promise(tx, desk.app, conversations.lock(tx, conversation), carrier)

    desk.write(promise)
    return conversation


def run_engine(desk: DeskServer) -> None:
    """What the engine does with the job of the press, by day."""
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
    expect(page.locator(".askers-told")).to_contain_text("Told: 1", timeout=9000)
    last = desk.read(messages.last_by, conversation, Author.BOT)
    assert last.text.startswith(f"You asked: “{QUESTION}”. Now there is an answer:")
    assert [one.action for one in last.buttons][-3:] == ["helped", "not-helped", "human"]
