"""A second person looks before customers do: sent, sent back, changed, approved, and the customer gets it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from bot.core.jobs import Job, JobKind
from bot.core.messages import Author
from bot.service.articles import drafts
from bot.service.chat import answering
from bot.service.ports import Engine
from bot.storage.articles import versions
from bot.storage.chat import messages
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder, by_key

KEY = "delivery/cost-city"
PAGE = f"/desk/articles/edit?key={KEY}&language=en"
QUESTION = "How much is delivery?"


@pytest.fixture(autouse=True)
def _second_person(desk: DeskServer) -> Iterator[None]:
    file, before = desk.app.business_file, desk.app.business
    file._business = replace(before, second_person=True)
    yield
    file._business = before


def retype(page: Page, body: str) -> None:
    """Another text, once the page is there, until it is kept."""
    area = page.locator(".field-body textarea")
    expect(area).not_to_have_value("")
    area.fill(body)
    expect(page.locator(".kept")).to_contain_text("saved")
    expect(page.locator(".send-review")).to_be_visible()


def send(page: Page, note: str = "") -> None:
    page.click(".send-review")
    expect(page.locator(".dialog .review-who")).to_be_visible()
    page.fill(".dialog .review-note textarea", note)
    page.click(".dialog .confirm")
    expect(page.locator(".approval-card")).to_contain_text("Waits for")


def ask_bot(desk: DeskServer, chat: str, question: str = QUESTION) -> str:
    """What a customer who asks now reads."""
    conversation = desk.write_in(chat, question)
    engine = Engine.of(
        desk.app, finder=ScriptedFinder(by_key(drafts.read_library(desk.app))), dialogue=ScriptedDialogue()
    )
    payload = {"conversation_id": conversation}
    job = Job(id=0, kind=JobKind.ANSWER, lane=chat, payload=payload, run_at=desk.app.clock())
    with ThreadPoolExecutor(1) as beside:  # this thread has Playwright's loop
        beside.submit(lambda: asyncio.run(answering.answer_next(engine, job))).result()
    said = desk.read(messages.last_by, conversation, Author.BOT)
    return str(said.text) if said is not None else ""


def test_what_was_sent_comes_back_is_changed_and_goes_live_as_it_was_approved(desk: DeskServer, visit: Visitor) -> None:
    author = visit("lena", PAGE)
    expect(author.locator(".field-body textarea")).not_to_have_value("")
    expect(author.locator(".publish")).to_have_count(0)
    retype(author, "Delivery costs **155 UAH**.")
    send(author, "new prices")
    reviewer = visit("boss", "/desk/articles")
    reviewer.click(".approval-yours .shelf-yours-show")
    expect(reviewer.locator(".shelf-row")).to_have_count(1)
    reviewer.click(".shelf-title")
    card = reviewer.locator(".approval-card")
    expect(card).to_contain_text("new prices")
    expect(card.locator("ins").first).to_be_visible()
    card.locator(".send-back").click()
    reviewer.fill(".dialog .review-words textarea", "Say UAH in full")
    reviewer.click(".dialog .confirm")
    expect(card).to_contain_text("Say UAH in full")
    expect(author.locator(".approval-card")).to_contain_text("Say UAH in full")
    assert "155" not in ask_bot(desk, "early")
    retype(author, "Delivery costs **155 hryvnias**.")
    send(author)
    expect(card.locator(".approve")).to_be_visible()
    card.locator(".approve").click()
    reviewer.locator(".gate-done").or_(reviewer.locator(".gate-anyway")).first.wait_for()
    expect(card).to_have_count(0)
    newest = desk.read(versions.list_versions, article=KEY, language="en")[0]
    assert (newest.person_name, newest.reviewer_name) == ("Lena", desk.staff["boss"].name)
    assert "155 hryvnias" in ask_bot(desk, "late")
    author.click(".tab-history")
    expect(author.locator(".version-reviewer").first).to_contain_text("reviewed by")
    expect(author.locator(".field-body textarea")).to_have_value(re.compile("155 hryvnias"))


def test_a_new_article_is_a_draft_until_somebody_else_publishes_it(desk: DeskServer, visit: Visitor) -> None:
    author = visit("lena", "/desk/articles/edit")
    expect(author.locator(".send-review")).to_be_visible()
    author.fill(".topic-name input", "delivery")
    author.fill(".slug-name input", "at-night")
    author.fill(".field-title input", "Do you deliver at night?")
    author.fill(".field-body textarea", "Until ten in the evening.")
    expect(author.locator(".preview-title")).to_have_text("Do you deliver at night?")
    author.click(".send-review")
    author.click(".dialog .confirm")
    author.wait_for_url("**/desk/articles/edit?key=delivery/at-night&language=en")
    expect(author.locator(".approval-card")).to_contain_text("Waits for")
    assert drafts.find(desk.app, "delivery/at-night", "en") is None, "customers get nothing of it yet"
    reviewer = visit("boss", "/desk/articles/edit?key=delivery/at-night&language=en")
    reviewer.click(".approve")
    expect(reviewer.locator(".approval-card")).to_have_count(0)
    found = drafts.find(desk.app, "delivery/at-night", "en")
    assert found is not None
    assert found.body == "Until ten in the evening."
