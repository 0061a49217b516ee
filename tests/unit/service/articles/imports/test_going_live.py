"""What an import puts before customers passes the gate, and a second person where that is wanted."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.core.articles.replay import Act, Change, Outcome, Question, Report, Verdict
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NeedsReason
from bot.knowledge.articles.articles import load_library
from bot.knowledge.imports.found import Found, to_json
from bot.service.articles import copies, drafts
from bot.service.articles.approving import standing
from bot.service.articles.copies import Change as Typed
from bot.service.articles.imports import basket, running
from bot.service.articles.imports.looking import FOUND
from bot.service.articles.imports.running import ImportState
from bot.service.ports import App
from bot.storage.articles import imports, versions
from bot.storage.system import audit
from tests.support.acting import hire, run_jobs
from tests.unit.service.articles.imports.test_planning import ONE, TWIN

NEWER = replace(ONE, body="Within five days.")
LOSS = Outcome(act=Act.NOTHING, rule="nothing-close")
LOSES = Report(
    asked=1,
    golden=1,
    verdicts=(
        Verdict(
            question=Question(text="how", language="en"), before=LOSS, after=LOSS, change=Change.LOST, is_loss=True
        ),
    ),
)


@pytest.fixture
async def lead(app: App) -> Person:
    """Who imports."""
    return await hire(app, "Lena", Role.LEAD)


async def _found(app: App, lead: Person, *found: Found) -> int:
    """An import that waits for what is chosen."""
    number: int = app.database.write_now(imports.add, person_id=lead.id, name="a", state=ImportState.READ)
    folder = basket.folder_of(app, number)
    folder.mkdir(parents=True)
    lines = (json.dumps(to_json(one)) for one in found)
    (folder / FOUND).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number


async def _write(app: App, lead: Person, number: int, *, publish: bool = True, why: str = "") -> list[str]:
    """Everything; what became of each."""
    places = range(len((await running.access_plan(app, lead, number)).items))
    await running.choose(app, lead, number, places, publish=publish, say=_say, why=why)
    await run_jobs(app, kinds=(JobKind.IMPORT,))
    known = await app.database.read(running.access_import, lead, number)
    return [one["kind"] for one in (known.result or {})["written"]]


def _say(key: str, **_values: str | int) -> str:
    return key


def _want_second(app: App) -> None:
    app.business_file._business = replace(app.business, second_person=True)


async def test_only_what_customers_would_read_is_checked(app: App, lead: Person) -> None:
    number = await _found(app, lead, ONE, replace(TWIN, draft=True))
    assert await running.list_changes(app, lead, number, (0, 1), publish=False) == {}
    (changes,) = [await running.list_changes(app, lead, number, (0, 1), publish=True)]
    assert [path.partition("/")[0] for path in changes] == ["en"], "a draft there is one here"
    assert await _write(app, lead, number) == ["new", "new"]
    again = await _found(app, lead, NEWER)
    (text,) = (await running.list_changes(app, lead, again, (0,), publish=False)).values()
    assert text is not None and "Within five days." in text, "what is live changes at once"


async def test_a_loss_needs_a_reason_that_stays_with_every_version(app: App, lead: Person) -> None:
    number = await _found(app, lead, ONE)
    with pytest.raises(NeedsReason):
        await running.choose(app, lead, number, (0,), publish=True, say=_say, report=LOSES)
    assert load_library(app.articles_folder).articles == ()
    await running.choose(app, lead, number, (0,), publish=True, say=_say, report=LOSES, why="It moved")
    await run_jobs(app, kinds=(JobKind.IMPORT,))
    (article,) = load_library(app.articles_folder).articles
    (version,) = await app.database.read(versions.list_versions, article=article.key, language="en")
    assert (article.published, version.why) == (True, "It moved")
    (entry,) = await app.database.read(audit.list_audit, prefix="article.gate")
    assert entry.object == f"import {number} loses 1: It moved"


async def test_where_a_second_person_looks_first_new_articles_are_drafts_that_were_sent(app: App, lead: Person) -> None:
    _want_second(app)
    number = await _found(app, lead, ONE)
    assert await running.list_changes(app, lead, number, (0,), publish=True) == {}
    assert await _write(app, lead, number) == ["new"]
    (article,) = load_library(app.articles_folder).articles
    assert article.status == "draft"
    assert await app.database.read(standing.list_waiting, lead) == {article.path}
    clean = await running.access_clean(app, lead, number)
    assert (clean.changes, clean.seconds) == ({}, ()), "it waits already"


async def test_what_customers_read_changes_when_a_second_person_has_looked(app: App, lead: Person) -> None:
    assert await _write(app, lead, await _found(app, lead, ONE)) == ["new"]
    _want_second(app)
    number = await _found(app, lead, NEWER)
    assert await _write(app, lead, number) == ["reviewed"]
    (article,) = load_library(app.articles_folder).articles
    assert article.body.strip() == "Within three days."
    copy = await app.database.read(copies.find_copy, lead, key=article.key, language="en")
    assert copy is not None and "Within five days." in copy.text
    assert await app.database.read(standing.list_waiting, lead) == {article.path}
    again = await running.access_plan(app, lead, await _found(app, lead, NEWER))
    assert [item.kind.value for item in again.items] == ["same"], "it waits for a person, not for another import"


async def test_what_somebody_works_on_is_not_written_over(app: App, lead: Person) -> None:
    await _write(app, lead, await _found(app, lead, ONE))
    _want_second(app)
    (article,) = load_library(app.articles_folder).articles
    live = await drafts.access_draft(app, lead, key=article.key, language="en")
    mine = Typed(key=article.key, language="en", text=live.text + "Mine.", form=None, base=live.digest, number=0)
    await app.database.write(copies.do_keep, lead, mine)
    assert await _write(app, lead, await _found(app, lead, NEWER)) == ["failed"]
    copy = await app.database.read(copies.find_copy, lead, key=article.key, language="en")
    assert copy is not None and "Mine." in copy.text


async def test_drafts_without_remarks_go_live_once_checked_or_to_a_second_person(app: App, lead: Person) -> None:
    number = await _found(app, lead, ONE)
    await _write(app, lead, number, publish=False)
    clean = await running.access_clean(app, lead, number)
    assert (len(clean.changes), clean.seconds) == (1, ())
    with pytest.raises(NeedsReason):
        await running.publish_clean(app, lead, LOSES, number, clean)
    assert await running.publish_clean(app, lead, LOSES, number, clean, why="It moved") == 1
    (article,) = load_library(app.articles_folder).articles
    assert article.published
    await _write(app, lead, await _found(app, lead, replace(ONE, source_id="2", title="Other")), publish=False)
    _want_second(app)
    other = await running.access_clean(app, lead, number + 1)
    assert (other.changes, [language for _, language in other.seconds]) == ({}, ["en"])


async def test_what_people_added_stays_when_the_source_changes(app: App, lead: Person) -> None:
    await _write(app, lead, await _found(app, lead, ONE))
    (article,) = load_library(app.articles_folder).articles
    live = await drafts.access_draft(app, lead, key=article.key, language="en")
    added = "verified_by: lena\nverified_at: 2026-01-02\nformerly:\n  - money/old\nstatus:"
    await drafts.save(app, lead, replace(live, text=live.text.replace("status:", added)))
    assert await _write(app, lead, await _found(app, lead, NEWER)) == ["changed"]
    (article,) = load_library(app.articles_folder).articles
    assert (article.verified_by, article.formerly) == ("lena", ("money/old",))
    assert article.body.strip() == "Within five days."
