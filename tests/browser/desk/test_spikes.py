"""A lead learns that many ask the same, and decides."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.core.insights.spikes.spikes import Heard, SpikeState
from bot.core.insights.spikes.together import LineState
from bot.core.jobs import Job, JobKind
from bot.service.cases.together import replying
from bot.service.chat import answering
from bot.service.chat.notices import giving, writing
from bot.service.insights.spikes import deciding
from bot.service.ports import Engine
from bot.storage.chat import conversations, messages
from bot.storage.database import Tx
from bot.storage.insights.spikes import spikes
from tests.browser.conftest import Visitor
from tests.support.browser import wait_for
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder

ASKED = "My payment does not go through"


@pytest.fixture
def spike(desk: DeskServer) -> int:
    """Six who ask the same, one of whom waits for a person; the number of the spike."""
    chats = [desk.write_in(f"pay{number}", ASKED, name=f"Payer {number}") for number in range(6)]
    desk.call_human("pay0", name="Payer 0")

    def find(tx: Tx) -> int:
        lines = [messages.list_transcript(tx, chat)[0] for chat in chats]
        asked = [
            Heard(message_id=one.id, conversation_id=one.conversation_id, text=one.text, at=one.created_at)
            for one in lines
        ]
        return spikes.record_spike(tx, ASKED, b"\0" * 8, asked, usual=0.1)

    return int(desk.write(find))


def test_a_spike_stands_on_the_board_until_a_lead_says_that_it_is_none(
    desk: DeskServer, visit: Visitor, spike: int
) -> None:
    page = visit("boss", "/desk/board")
    alarm = page.locator(f".spike-alarm[href$='id={spike}']")
    expect(alarm).to_contain_text("6 customers ask the same:")
    alarm.click()
    expect(page.locator(".spike-people .passage")).to_have_count(6)
    expect(page.locator(".spike-waiting")).to_contain_text("1 of them waits")
    page.locator("button.spike-quiet").click()
    expect(page.locator("button.spike-again")).to_be_visible()
    found = desk.read(deciding.access_spike, desk.staff["boss"], spike).spike
    assert found.state is SpikeState.QUIET
    assert found.quiet_until is not None and found.quiet_until - desk.app.clock() <= timedelta(days=1)
    page.goto(f"{desk.url}/desk/board")
    expect(page.locator(".tile-waiting")).to_be_visible()
    expect(alarm).to_have_count(0)


def answer(desk: DeskServer, text: str) -> None:
    """What the engine does with what somebody new writes."""
    engine = Engine.of(desk.app, finder=ScriptedFinder(), dialogue=ScriptedDialogue())
    desk.write_in("new", text, name="New")
    with ThreadPoolExecutor(1) as beside:  # this thread has Playwright's loop
        beside.submit(lambda: asyncio.run(_answer(engine))).result()


async def _answer(engine: Engine) -> None:
    await giving.refresh(engine)
    chat = await engine.database.read(conversations.find, channel="telegram", chat_key="new")
    assert chat is not None
    job = Job(id=0, kind=JobKind.ANSWER, lane="", payload={"conversation_id": chat.id}, run_at=engine.clock())
    await answering.answer_next(engine, job)


def test_a_lead_gives_a_notice_which_newcomers_read_until_it_works_again(
    desk: DeskServer, visit: Visitor, spike: int
) -> None:
    page = visit("boss", f"/desk/spikes/one?id={spike}")
    page.locator("button.notice-write").click()
    text = page.locator(".notice-text-en textarea")
    expect(text).to_have_value(re.compile("We know about this problem"))
    for code in ("en", "ru", "uk"):
        page.locator(f".notice-text-{code} textarea").fill("")
    page.locator("button.confirm").click()
    expect(page.locator(".problem-line")).to_contain_text("in one language at least")
    text.fill("Cards fail at the moment. We are on it.")
    page.locator("button.confirm").click()
    card = page.locator(".notice")
    expect(card.locator(".notice-words")).to_have_text("Cards fail at the moment. We are on it.")
    answer(desk, ASKED)
    expect(card.locator(".notice-given")).to_contain_text("1 customer has read it")
    letter = wait_for(page, lambda: [one for one in desk.telegram.sent if one.chat_key == "new"])[-1]
    assert letter.text == "Cards fail at the moment. We are on it."
    assert [one.label for one in letter.buttons] == ["Tell me when it works", "Talk to a person"]
    card.locator("button.notice-change").click()
    expect(text).to_have_value("Cards fail at the moment. We are on it.")
    text.fill("Cards work again, transfers do not.")
    page.locator("button.confirm").click()
    expect(card.locator(".notice-words")).to_have_text("Cards work again, transfers do not.")
    card.locator("button.notice-works").click()
    expect(card).to_contain_text("This notice is over")
    (kept,) = desk.read(writing.list_notices, desk.staff["boss"], spike)
    assert (kept.given, kept.is_live(desk.app.clock())) == (1, False)
    assert desk.read(deciding.access_spike, desk.staff["boss"], spike).spike.state is SpikeState.OVER


def test_a_lead_writes_to_all_who_wait_and_undoes_it(desk: DeskServer, visit: Visitor, spike: int) -> None:
    page = visit("boss", f"/desk/spikes/one?id={spike}")
    page.locator("button.together-write").click()
    text = page.locator(".together-text-en textarea")
    expect(text).to_have_value(re.compile("{customer}, we know about the problem"))
    expect(page.locator(".together-tick")).to_have_count(1)
    text.fill("{customr}, we are on it")
    page.locator("button.confirm").click()
    expect(page.locator(".problem-line")).to_contain_text("{customr}")
    text.fill("{customer}, we are on it")
    page.locator("button.together-show").click()
    expect(page.locator(".together-one")).to_contain_text("Payer 0, we are on it")
    page.locator("button.confirm").click()
    expect(page.locator(".together-state")).to_contain_text("A reply to 1 customer leaves at")
    page.locator("button.together-undo").click()
    expect(page.locator(".together-state")).to_contain_text("sent to nobody")
    (kept,) = desk.read(replying.list_replies, desk.staff["boss"], spike)
    assert [line.state for line in kept.lines] == [LineState.BACK]
    assert all("we are on it" not in letter.text for letter in desk.telegram.sent)
