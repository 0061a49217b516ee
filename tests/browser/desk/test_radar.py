"""A lead goes through what articles have against each other."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from playwright.sync_api import expect

from bot.core.jobs import JobKind
from bot.service.articles import copies, drafts, publishing
from bot.service.articles.drafts import Draft
from bot.service.insights import radar
from bot.service.ports import Engine
from bot.storage.insights import findings
from bot.storage.system import facts, jobs
from tests.browser.conftest import Visitor
from tests.support.desk_server import DeskServer
from tests.support.engine import ScriptedDialogue, ScriptedFinder, by_key, write_article

HOURS, CONTACTS = "shop/hours", "shop/contacts"


def begin(desk: DeskServer) -> None:
    """Two articles that contradict each other, no others, and nobody has looked yet."""
    desk.write(findings.replace_all, {})
    desk.write(facts.remove_fact, radar.DONE)
    for key in (HOURS, CONTACTS):
        if desk.read(copies.find_copy, desk.staff["lena"], key=key, language="en") is not None:
            desk.write(copies.do_discard, desk.staff["lena"], key=key, language="en")
    for path in desk.app.settings.knowledge_base.rglob("*.md"):
        path.unlink()
    for key, title, until in ((HOURS, "Opening hours", 18), (CONTACTS, "Contacts", 20)):
        path = desk.app.settings.knowledge_base / f"en/{key}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_article(title=title, body=f"We are open from 9:00 to {until}:00."), encoding="utf-8")


def run(work: Coroutine[Any, Any, object]) -> None:
    """In a thread of its own: this one has Playwright's loop."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, work).result()


def look(desk: DeskServer) -> None:
    """What the engine does when it is asked."""
    finder = ScriptedFinder({one.path: one for one in drafts.read_library(desk.app).articles})
    engine = Engine.of(desk.app, finder=finder, dialogue=ScriptedDialogue())
    job = desk.write(jobs.claim, kinds=(JobKind.RADAR,), worker="test")
    assert job is not None
    run(radar.look(engine, job))
    desk.write(jobs.finish, job)


def test_a_lead_says_that_a_finding_is_right_as_it_is(desk: DeskServer, visit: Visitor) -> None:
    boss = desk.staff["boss"]
    begin(desk)
    page = visit("boss", "/desk/articles")
    page.locator(".radar-open").click()
    expect(page.locator(".radar-coming")).to_be_visible()  # a new installation is not told that all is well
    page.locator(".radar-again").click()
    expect(page.locator(".radar-looking")).to_be_visible()
    look(desk)
    card = page.locator(".radar-card")
    expect(card).to_have_count(1)
    expect(card.locator("mark")).to_have_text(["20:00.", "18:00."])
    card.locator(".radar-right").click()
    expect(card).to_have_count(0)
    assert desk.read(radar.access_radar, boss).away == 1
    page.goto(f"{page.url}?state=away")
    expect(card).to_have_count(1)
    card.locator(".radar-take-back").click()
    expect(card).to_have_count(0)
    assert (desk.read(radar.access_radar, boss).open, desk.read(radar.access_radar, boss).away) == (1, 0)


def test_what_is_right_goes_into_a_draft_of_the_other_article(desk: DeskServer, visit: Visitor) -> None:
    lena = desk.staff["lena"]
    begin(desk)
    desk.write(radar.do_look_again, lena)
    look(desk)
    page = visit("lena", "/desk/radar")
    right = page.locator(".radar-half", has_text="Opening hours")
    expect(right.locator(".radar-take")).to_be_visible()
    right.locator(".radar-take").click()
    begun = page.locator(".radar-half", has_text="Contacts").locator(".radar-begun")
    expect(begun).to_be_visible()
    expect(right.locator(".radar-take")).to_have_count(0)
    kept = desk.read(copies.find_copy, lena, key=CONTACTS, language="en")
    assert "to 18:00" in kept.text
    assert "to 20:00" in (desk.app.settings.knowledge_base / f"en/{CONTACTS}.md").read_text(encoding="utf-8")
    begun.click()
    expect(page.locator(".field-body textarea")).to_have_value(re.compile("to 18:00"))


def test_two_articles_become_one_and_nothing_is_lost(desk: DeskServer, visit: Visitor) -> None:
    lena, folder = desk.staff["lena"], desk.app.settings.knowledge_base
    begin(desk)
    other = write_article(title="Opening hour", body="Open from 9:00 to 18:00.\n\nPark in the yard.")
    (folder / f"en/{CONTACTS}.md").write_text(other, encoding="utf-8")
    desk.write(radar.do_look_again, lena)
    look(desk)
    page = visit("lena", "/desk/radar")
    page.locator(".radar-merge").first.click()
    expect(page.locator(".period.is-here")).to_contain_text("Opening hour”")
    page.goto(f"{page.url.partition('?')[0]}?kept={HOURS}&other={CONTACTS}")
    expect(page.locator(".merge-paragraph")).to_have_count(2)
    known = page.locator(".merge-paragraph", has_text="Open from")
    expect(known).to_have_attribute("aria-checked", "false")  # the kept article says that already
    page.locator(".merge-put").click()
    expect(page.locator(".merge-waiting")).to_have_count(1)
    expect(page.locator(".merge-archive")).to_have_count(0)
    kept = desk.read(copies.find_copy, lena, key=HOURS, language="en")
    assert "## Opening hour\n\nPark in the yard." in kept.text and "Open from" not in kept.text
    draft = Draft(key=HOURS, language="en", text=kept.text, digest=kept.base)
    run(publishing.publish(desk.app, lena, draft, number=kept.number))
    page.reload()
    desk.finder = ScriptedFinder(by_key(drafts.read_library(desk.app)))
    page.locator(".merge-archive").click()
    expect(page.locator(".merge-archived")).to_be_visible()
    assert "status: archived" in (folder / f"en/{CONTACTS}.md").read_text(encoding="utf-8")
    page.locator(".gate-undo").click()
    expect(page.locator(".merge-archive")).to_be_visible()
    assert "status: published" in (folder / f"en/{CONTACTS}.md").read_text(encoding="utf-8")
