"""Writing articles in the desk."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import BadArticle, EngineBusy, NotAllowed, NotFound, StaleArticle
from bot.service.articles import drafts as articles
from bot.service.articles.drafts import Draft
from bot.service.ports import App
from bot.storage.system import audit, jobs
from tests.support.acting import hire, run_jobs
from tests.support.engine import ScriptedFinder, make_article, write_article

NEW = Draft(key="delivery/cost", language="en", text=write_article(), digest="")


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit."""
    return await hire(app, "Lena", Role.LEAD)


async def test_a_new_article_is_written_and_read_back(app: App, lead: Person) -> None:
    saved = await articles.save(app, lead, NEW)
    assert await articles.access_draft(app, lead, key=NEW.key, language="en") == saved
    library = await articles.list_articles(app, lead)
    assert [article.key for article in library.articles] == ["delivery/cost"]
    assert [path.name for path in (app.articles_folder / "en" / "delivery").iterdir()] == ["cost.md"]


async def test_windows_line_ends_and_trailing_space_do_not_matter(app: App, lead: Person) -> None:
    saved = await articles.save(app, lead, replace(NEW, text=NEW.text.replace("\n", "\r\n") + "  \n\n"))
    assert saved.text == NEW.text


async def test_saving_over_a_newer_text_is_refused_and_changes_nothing(app: App, lead: Person) -> None:
    first = await articles.save(app, lead, NEW)
    second = await articles.save(app, lead, replace(first, text=write_article(body="Mine.")))
    with pytest.raises(StaleArticle):
        await articles.save(app, lead, replace(first, text=write_article(body="Too late.")))
    assert await articles.access_draft(app, lead, key=NEW.key, language="en") == second


async def test_a_new_article_does_not_overwrite_one_that_exists(app: App, lead: Person) -> None:
    await articles.save(app, lead, NEW)
    with pytest.raises(StaleArticle):
        await articles.save(app, lead, replace(NEW, text=write_article(body="Another.")))


async def test_of_two_who_save_at_the_same_moment_one_is_refused(app: App, lead: Person) -> None:
    first = await articles.save(app, lead, NEW)
    texts = [write_article(body=f"Version {number}.") for number in range(4)]
    saves = (articles.save(app, lead, replace(first, text=text)) for text in texts)
    results = await asyncio.gather(*saves, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["Draft", *["StaleArticle"] * 3]


async def test_a_file_changed_outside_is_not_overwritten(app: App, lead: Person) -> None:
    saved = await articles.save(app, lead, NEW)
    (app.articles_folder / "en/delivery/cost.md").write_text(write_article(body="By git."))
    with pytest.raises(StaleArticle):
        await articles.save(app, lead, replace(saved, text=write_article(body="By desk.")))


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "en/delivery/cost.md"), ("no front matter", "en/delivery/cost.md"), (write_article(status="odd"), "status")],
)
async def test_an_article_that_cannot_be_used_is_refused_with_what_is_wrong(
    app: App, lead: Person, text: str, says: str
) -> None:
    with pytest.raises(BadArticle, match=says):
        await articles.save(app, lead, replace(NEW, text=text))
    assert not app.articles_folder.exists()


@pytest.mark.parametrize("key", ["", "cost", "../etc/passwd", "a/b/c", "Delivery/Cost", "a/b\n", "a/б", "a//b", "/a/b"])
async def test_a_name_that_is_no_name_is_refused(app: App, lead: Person, key: str) -> None:
    with pytest.raises(BadArticle, match="topic/name"):
        await articles.save(app, lead, replace(NEW, key=key))
    with pytest.raises(BadArticle):
        await articles.access_draft(app, lead, key=key, language="en")


async def test_a_language_we_do_not_speak_is_refused(app: App, lead: Person) -> None:
    with pytest.raises(BadArticle):
        await articles.save(app, lead, replace(NEW, language="de"))


async def test_an_operator_reads_articles_and_may_not_save(app: App, lead: Person) -> None:
    await articles.save(app, lead, NEW)
    anna = await hire(app)
    assert (await articles.access_draft(app, anna, key=NEW.key, language="en")).text == NEW.text
    with pytest.raises(NotAllowed):
        await articles.save(app, anna, NEW)


async def test_a_missing_article_is_not_found(app: App, lead: Person) -> None:
    with pytest.raises(NotFound):
        await articles.access_draft(app, lead, key="no/such", language="en")


async def test_every_version_is_kept_with_its_author_and_so_is_what_stood_before(app: App, lead: Person) -> None:
    folder = app.articles_folder / "en" / "delivery"
    folder.mkdir(parents=True)
    (folder / "cost.md").write_text(write_article(body="From git."))
    draft = await articles.access_draft(app, lead, key=NEW.key, language="en")
    saved = await articles.save(app, lead, replace(draft, text=write_article(body="From the desk.")))
    await articles.save(app, lead, saved)
    history = await app.database.read(articles.list_history, lead, key=NEW.key, language="en")
    assert [("desk" in version.text, version.person_name) for version in history] == [(True, "Lena"), (False, "")]
    written = await app.database.read(audit.list_audit)
    assert {entry.action for entry in written} == {"article.save"}


async def test_trying_a_question_is_answered_by_the_engine_drafts_included(
    app: App, lead: Person, finder: ScriptedFinder
) -> None:
    finder.articles = {"delivery/cost": make_article("delivery/cost", status="draft")}
    trying = asyncio.create_task(articles.try_question(app, lead, "How much is it", "en"))
    while not await app.database.read(jobs.count_states):
        await asyncio.sleep(0)
    await run_jobs(app, kinds=(JobKind.TRY,))
    assert [candidate.article for candidate in await trying] == ["delivery/cost"]
    assert await app.database.read(jobs.count_states) == {}


async def test_without_an_engine_the_lead_is_told_to_wait_and_no_job_is_left(app: App, lead: Person) -> None:
    with pytest.raises(EngineBusy):
        await articles.try_question(app, lead, "hello", "en", patience=0.1)
    assert await app.database.read(jobs.count_states) == {}
