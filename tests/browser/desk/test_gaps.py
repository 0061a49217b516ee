"""What leads do about questions without an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from bot.core.insights.gaps import GapState
from bot.core.jobs import JobKind
from bot.core.policy.rules import Rule, by
from bot.core.policy.why import Why
from bot.service.cases import holding, reply
from bot.service.insights import gaps, grouping
from bot.service.ports import Engine
from bot.storage.system import jobs
from tests.browser.conftest import Visitor
from tests.browser.desk.test_figures import COST, answer, read_on
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder
from tests.unit.knowledge.gaps.test_grouping import embed

ANSWER = "We sell pots for orchids in the studio, from the smallest on."


def ask(desk: DeskServer, chat: str, text: str) -> int:
    """A question the bot has no article for; the conversation."""
    conversation = desk.write_in(chat, text)
    desk.answer_as_bot(conversation, "I don't know.", why=Why(grounds=by(Rule.NOTHING_CLOSE)))
    return conversation


def group(desk: DeskServer) -> None:
    """What timers and engine do."""
    read_on(desk)
    engine = Engine.of(desk.app, finder=ScriptedFinder(), dialogue=ScriptedDialogue())
    desk.write(grouping.do_want)
    job = desk.write(jobs.claim, kinds=(JobKind.GROUP,), worker="test")
    assert job is not None
    with ThreadPoolExecutor(1) as beside:  # this thread has Playwright's loop
        beside.submit(lambda: asyncio.run(grouping.group_gaps(engine, job, embed=embed))).result()
    desk.write(jobs.finish, job)


def states(desk: DeskServer, title: str) -> list[GapState]:
    """In which states a group of this title stands."""
    return [
        state
        for state in GapState
        for one in desk.read(gaps.list_gaps, desk.staff["boss"], state=state).groups
        if title in one.title
    ]


def test_questions_are_added_to_an_article(desk: DeskServer, visit: Visitor) -> None:
    for number, text in enumerate(("do you bring zebras?", "zebras: do you bring zebras")):
        ask(desk, f"zebra-{number}", text)
    group(desk)
    page = visit("lena", "/desk/gaps")
    page.locator(".gap a", has_text="zebras").click()
    expect(page.locator(".gap-tick")).to_have_count(2)
    expect(page.locator(".gap-article input")).to_have_value("How much is delivery within Kyiv?")  # offered
    page.locator(".gap-article").click()
    page.locator(".q-menu .q-item", has_text="delivery within Kyiv").click()
    page.locator(".gap-tick", has_text="zebras: do").click()
    page.click(".gap-add")
    expect(page.locator(".gate-done")).to_contain_text("1 phrasing added")
    expect(page.locator(".gap-reopen")).to_be_visible()
    files = list(desk.app.settings.knowledge_base.rglob("*.md"))
    assert sum("do you bring zebras?" in path.read_text(encoding="utf-8") for path in files) == 1
    assert not any("zebras: do" in path.read_text(encoding="utf-8") for path in files)
    assert states(desk, "zebras") == [GapState.DONE]
    page.click(".gate-undo")
    expect(page.locator(".gap-outside")).to_be_visible()
    assert not any("do you bring zebras?" in path.read_text(encoding="utf-8") for path in files)
    assert states(desk, "zebras") == [GapState.OPEN]


def test_an_article_is_begun_from_a_reply_and_what_is_typed_is_kept(
    desk: DeskServer, visit: Visitor, open_case: Callable[..., int]
) -> None:
    conversation = ask(desk, "pots-1", "any orchid pots here?")
    desk.call_human("pots-1")
    desk.write(holding.do_claim, desk.app, desk.staff["boss"], desk.case_of(conversation).id)
    desk.write(reply.do_reply, desk.app, desk.staff["boss"], conversation, ANSWER, client_id="pots")
    group(desk)
    page = visit("lena", "/desk/gaps")
    page.locator(".gap a", has_text="orchid pots").click()
    page.locator(".gap-begin").click()
    expect(page.locator(".field-body textarea")).to_have_value(ANSWER)
    expect(page.locator(".wording-text")).to_have_text(["any orchid pots here?"])
    page.locator(".field-title input").fill("Do you have pots?")
    page.wait_for_timeout(2200)
    page.goto(f"{desk.url}/desk/gaps")
    page.locator(".gap a", has_text="orchid pots").click()
    page.click(".gap-go-on")
    expect(page.locator(".field-title input")).to_have_value("Do you have pots?")
    page.fill(".topic-name input", "shop")
    page.fill(".slug-name input", "pots")
    page.click(".save")
    page.wait_for_url("**/desk/articles/edit?key=shop/pots*")
    assert states(desk, "orchid pots") == [GapState.DONE]


def test_a_reply_becomes_an_article_when_its_case_is_closed(desk: DeskServer, visit: Visitor) -> None:
    conversation = ask(desk, "ribbons", "which ribbons do you have?")
    desk.call_human("ribbons")
    desk.write(holding.do_claim, desk.app, desk.staff["lena"], desk.case_of(conversation).id)
    words = "Satin and paper ribbons, in twelve colours. Call me at +380 44 123 45 67."
    desk.write(reply.do_reply, desk.app, desk.staff["lena"], conversation, words, client_id="ribbons")
    page = visit("lena", f"/desk/chat/{conversation}")
    expect(page.locator(".resolve")).to_be_visible()
    expect(page.locator(".begin-article")).to_have_count(0)
    page.click(".resolve")
    page.click(".dialog .confirm")
    page.click(".begin-article")
    expect(page.locator(".field-title input")).to_have_value("which ribbons do you have?")
    expect(page.locator(".field-body textarea")).to_have_value("Satin and paper ribbons, in twelve colours.")
    expect(page.locator(".wording-text")).to_have_text(["which ribbons do you have?"])
    assert not list(desk.app.articles_folder.rglob("*ribbon*")), "nothing is live yet"


def test_a_group_is_cared_for_put_away_and_taken_back(desk: DeskServer, visit: Visitor) -> None:
    ask(desk, "moon", "do you fly to the moon?")
    group(desk)
    page = visit("lena", "/desk/gaps")
    page.locator(".gap a", has_text="moon").click()
    page.locator(".gap-note-box textarea").fill("Ask Oleh")
    page.click(".gap-save")
    expect(page.locator(".q-notification").first).to_contain_text("Saved")
    page.click(".gap-outside")
    page.wait_for_url("**/desk/gaps")
    expect(page.locator(".gap", has_text="moon")).to_have_count(0)
    assert states(desk, "moon") == [GapState.OUTSIDE]
    page.goto(f"{desk.url}/desk/gaps?state=outside")
    expect(page.locator(".gap", has_text="moon")).to_contain_text("Ask Oleh")
    page.locator(".gap a", has_text="moon").click()
    page.click(".gap-reopen")
    expect(page.locator(".gap-dismissed")).to_be_visible()
    page.click(".gap-dismissed")
    page.wait_for_url("**/desk/gaps")
    assert states(desk, "moon") == [GapState.DISMISSED]


def test_wordings_that_ended_well_are_added_taken_back_and_declined(desk: DeskServer, visit: Visitor) -> None:
    answer(desk, "good-1", "what would a courier cost me", helped=True)
    answer(desk, "good-2", "courier fee in town", helped=True)
    read_on(desk)
    file = desk.app.settings.knowledge_base / f"en/{COST}.md"
    page = visit("lena", "/desk/gaps")
    page.click(".harvest-open")
    expect(page.locator(".harvest-tick")).to_have_count(2)
    page.locator(".harvest-tick", has_text="what would").click()
    page.click(".harvest-add")
    expect(page.locator(".gate-done")).to_contain_text("1 phrasing added")
    expect(page.locator(".harvest-tick")).to_have_count(1)
    assert "what would a courier cost me" in file.read_text(encoding="utf-8")
    page.click(".gate-undo")
    expect(page.locator(".harvest-tick")).to_have_count(2)
    assert "what would a courier cost me" not in file.read_text(encoding="utf-8")
    for tick in page.locator(".harvest-tick").all():
        tick.click()
    page.click(".harvest-decline")
    expect(page.locator(".harvest .empty")).to_be_visible()


def test_an_operator_has_no_gaps(desk: DeskServer, visit: Visitor) -> None:
    page = visit("anna", "/desk")
    expect(page.locator(".nav-gaps")).to_have_count(0)
    page.goto(f"{desk.url}/desk/gaps")
    expect(page.locator(".empty-text")).to_be_visible()
