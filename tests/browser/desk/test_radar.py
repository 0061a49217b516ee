"""A lead goes through what articles have against each other."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from bot.core.jobs import JobKind
from bot.service.insights import radar
from bot.service.ports import Engine
from bot.storage.system import jobs
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder, make_article


def look(desk: DeskServer) -> None:
    """What the engine does when it is asked."""
    finder = ScriptedFinder()
    for key, title, until in (("shop/hours", "Opening hours", 18), ("shop/contacts", "Contacts", 20)):
        finder.articles[key] = make_article(key, title=title, body=f"We are open from 9:00 to {until}:00.")
    engine = Engine.of(desk.app, finder=finder, dialogue=ScriptedDialogue())
    job = desk.write(jobs.claim, kinds=(JobKind.RADAR,), worker="test")
    assert job is not None
    with ThreadPoolExecutor(1) as beside:  # this thread has Playwright's loop
        beside.submit(lambda: asyncio.run(radar.look(engine, job))).result()
    desk.write(jobs.finish, job)


def test_a_lead_says_that_a_finding_is_right_as_it_is(desk: DeskServer, visit: Visitor) -> None:
    boss = desk.staff["boss"]
    page = visit("boss", "/desk/articles")
    page.locator(".radar-open").click()
    expect(page.locator(".radar-coming")).to_be_visible()  # a new installation is not told that all is well
    page.locator(".radar-again").click()
    expect(page.locator(".radar-looking")).to_be_visible()
    look(desk)
    card = page.locator(".radar-card")
    expect(card).to_have_count(1)
    expect(card.locator("mark")).to_have_text(["18:00.", "20:00."])
    card.locator(".radar-right").click()
    expect(card).to_have_count(0)
    assert desk.read(radar.access_radar, boss).away == 1
    page.goto(f"{page.url}?state=away")
    expect(card).to_have_count(1)
    card.locator(".radar-take-back").click()
    expect(card).to_have_count(0)
    assert (desk.read(radar.access_radar, boss).open, desk.read(radar.access_radar, boss).away) == (1, 0)
