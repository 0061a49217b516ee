"""An import in the background: brought, read by a process of its own, stopped, taken up again, written."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound, TooLarge
from bot.knowledge.articles.articles import load_library
from bot.service.articles.imports import basket, running
from bot.service.articles.imports.problems import ImportGone, NoFiles
from bot.service.articles.imports.running import Clean, ImportState
from bot.service.ports import App
from bot.storage.articles import imports
from bot.storage.system import audit, jobs
from tests.support.acting import hire, run_job, run_jobs
from tests.support.centres import many_pages, windows_table


@pytest.fixture
async def lead(app: App) -> Person:
    """Who imports."""
    return await hire(app, "Lena", Role.LEAD)


async def _pieces(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def _bring(app: App, person: Person, path: Path) -> None:
    await basket.bring(app, person, name=path.name, pieces=_pieces(path.read_bytes()))


def _say(key: str, **values: str | int) -> str:
    return f"{key} {values}"


def _state(app: App, number: int) -> ImportState:
    known = app.database.read_now(imports.get, number)
    assert known is not None
    return known.state


async def test_files_are_read_looked_at_chosen_and_written(app: App, lead: Person, tmp_path: Path) -> None:
    await _bring(app, lead, windows_table(tmp_path))
    number = await running.start(app, lead, language="ru")
    assert basket.list_basket(app, lead) == ()
    assert _state(app, number) is ImportState.READING
    await run_jobs(app, kinds=(JobKind.IMPORT,))
    known = await app.database.read(running.access_import, lead, number)
    assert (known.state, known.total, known.name) == (ImportState.READ, 5, "Вопросы клиентов.csv")
    plan = await running.access_plan(app, lead, number)
    assert (len(plan.items), len(plan.skipped)) == (5, 2)
    await running.choose(app, lead, number, [0, 2], publish=True, say=_say)
    await run_jobs(app, kinds=(JobKind.IMPORT,))
    library = load_library(app.articles_folder)
    assert [article.status for article in library.articles] == ["published", "published"]
    known = await app.database.read(running.access_import, lead, number)
    assert known.result is not None
    assert [one["kind"] for one in known.result["written"]] == ["new", "new"]
    report = await running.read_report(app, lead, number, _say)
    assert report.count("import-kind-new") == 5, "as it was before anything was written"
    assert app.database.read_now(audit.list_audit, prefix="article.import")[0].person_name == "Lena"


async def test_without_files_there_is_no_import(app: App, lead: Person) -> None:
    with pytest.raises(NoFiles):
        await running.start(app, lead, language="ru")


async def test_an_operator_may_do_nothing_of_it(app: App) -> None:
    anna = await hire(app, "Anna", Role.OPERATOR)
    with pytest.raises(NotAllowed):
        await basket.bring(app, anna, name="a.md", pieces=_pieces(b"x"))
    with pytest.raises(NotAllowed):
        await running.start(app, anna, language="ru")
    with pytest.raises(NotAllowed):
        app.database.read_now(running.list_imports, anna)
    with pytest.raises(NotAllowed):
        await running.undo(app, anna, 1)
    with pytest.raises(NotAllowed):
        await running.access_clean(app, anna, 1)
    with pytest.raises(NotAllowed):
        await running.publish_clean(app, anna, None, 1, Clean(changes={}, seconds=()))


async def test_reading_can_be_stopped(app: App, lead: Person, tmp_path: Path) -> None:
    await _bring(app, lead, many_pages(tmp_path, 30_000))
    number = await running.start(app, lead, language="ru")
    begun = time.monotonic()
    work = asyncio.create_task(run_jobs(app, kinds=(JobKind.IMPORT,)))
    await asyncio.sleep(0.3)
    app.database.write_now(running.do_stop, lead, number)
    await work
    assert _state(app, number) is ImportState.STOPPED
    assert time.monotonic() - begun < 8
    with pytest.raises(ImportGone):
        await running.access_plan(app, lead, 99)


async def test_what_ends_its_process_twice_is_given_up_and_says_so(app: App, lead: Person, tmp_path: Path) -> None:
    await _bring(app, lead, windows_table(tmp_path))
    number = await running.start(app, lead, language="ru")
    job = None
    for _ in range(running.MOST_ATTEMPTS + 1):
        job = app.database.write_now(jobs.claim, kinds=(JobKind.IMPORT,), worker="gone")
        app.database.write_now(jobs.take_back, is_dead=lambda _: True)
    job = app.database.write_now(jobs.claim, kinds=(JobKind.IMPORT,), worker="test")
    assert job is not None
    await run_job(app, job)
    assert _state(app, number) is ImportState.FAILED


async def test_only_what_waits_can_be_chosen_and_what_is_gone_is_told(app: App, lead: Person) -> None:
    number = app.database.write_now(imports.add, person_id=lead.id, name="a", state=ImportState.DONE)
    with pytest.raises(ImportGone):
        await running.choose(app, lead, number, [0], publish=False, say=_say)
    with pytest.raises(NotFound):
        app.database.read_now(running.access_import, lead, 99)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Docs\\Вопросы.csv", "Вопросы.csv"),
        (".hidden", "hidden"),
        ("a\0b\n.md", "a_b_.md"),
        ("", "file"),
        ("ы" * 200 + ".docx", "ы" * 57 + ".docx"),
    ],
)
def test_the_name_of_a_file_leads_nowhere(name: str, kept: str) -> None:
    assert basket.clean_name(name) == kept


async def test_a_file_that_breaks_off_or_is_too_large_leaves_nothing(app: App, lead: Person) -> None:
    async def breaks() -> AsyncIterator[bytes]:
        yield b"x" * 300_000
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await basket.bring(app, lead, name="a.zip", pieces=breaks())
    with pytest.raises(TooLarge):
        await basket.bring(app, lead, name="a.zip", pieces=_pieces(*[b"x" * basket.MEGABYTE] * 301))
    assert basket.list_basket(app, lead) == ()
    assert list(basket.basket_of(app, lead).iterdir()) == []


async def test_a_file_brought_twice_is_one_and_one_thrown_out_is_gone(app: App, lead: Person) -> None:
    await basket.bring(app, lead, name="a.md", pieces=_pieces(b"one"))
    await basket.bring(app, lead, name="a.md", pieces=_pieces(b"second"))
    assert [(one.name, one.size) for one in basket.list_basket(app, lead)] == [("a.md", 6)]
    basket.throw_out(app, lead, "a.md")
    basket.throw_out(app, lead, "../../a.md")
    assert basket.list_basket(app, lead) == ()
