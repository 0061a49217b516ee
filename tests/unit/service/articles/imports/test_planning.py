"""New, changed, the same, edited here, removed here, there already: and what writing makes of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import StaleArticle
from bot.knowledge.articles.articles import load_library
from bot.knowledge.articles.enclosed import list_enclosed
from bot.knowledge.imports.found import Found, Reading, lost
from bot.knowledge.imports.read import read_all
from bot.service.articles import drafts
from bot.service.articles.imports import writing
from bot.service.articles.imports.planning import USUAL, Kind, Plan, make_plan, text_of
from bot.service.articles.imports.writing import Writer, Written, do_publish, do_undo, do_write
from bot.service.ports import App
from bot.storage.articles import imports, versions
from bot.storage.articles.imports import ImportState
from tests.support.desk_server import PNG
from tests.support.engine import write_article

ONE = Found(
    source="zendesk", source_id="1", title="How do refunds work?", body="Within three days.", place="a", language="en",
    group="1", topic="Money", questions=("refund",),
)  # fmt: skip
TWIN = replace(ONE, language="uk", title="Як повернути кошти?", body="За три дні.", questions=())


def _plan(app: App, *found: Found) -> Plan:
    origins = app.database.read_now(imports.list_origins)
    return make_plan(Reading(found=found), load_library(app.articles_folder), origins)


def _import(app: App, *found: Found, publish: bool = False, kinds: tuple[Kind, ...] = USUAL) -> list[Written]:
    plan = _plan(app, *found)
    number = app.database.write_now(imports.add, person_id=None, name="a", state=ImportState.WRITING)
    library = load_library(app.articles_folder)
    writer = Writer(
        database=app.database, folder=app.articles_folder, library=library, import_id=number, publish=publish
    )
    chosen = [place for place, item in enumerate(plan.items) if item.kind in kinds]
    done = writer.write(plan, chosen, lambda _done, _all: True)
    app.database.write_now(writing.do_end, number, done)
    return done


def _file(app: App, path: str) -> Path:
    return app.articles_folder / path


def _kinds(app: App, *found: Found) -> list[str]:
    return [item.kind.value for item in _plan(app, *found).items]


def test_versions_of_an_article_share_a_name_and_are_drafts(app: App) -> None:
    done = _import(app, ONE, TWIN)
    assert [one.path for one in done] == ["en/money/how-do-refunds-work.md", "uk/money/how-do-refunds-work.md"]
    library = load_library(app.articles_folder)
    assert {article.status for article in library.articles} == {"draft"}
    assert library.by_path[done[0].path].questions == ("refund",)
    assert not any(problem.fatal for problem in library.problems)


def test_importing_again_changes_nothing(app: App) -> None:
    _import(app, ONE, TWIN)
    before = _file(app, "en/money/how-do-refunds-work.md").read_bytes()
    assert _kinds(app, ONE, TWIN) == ["same", "same"]
    assert _import(app, ONE, TWIN) == []
    assert _file(app, "en/money/how-do-refunds-work.md").read_bytes() == before


def test_a_changed_source_renews_the_text_and_keeps_what_people_added(app: App) -> None:
    (written,) = _import(app, ONE)
    path = _file(app, written.path)
    path.write_text(path.read_text().replace("  - refund", "  - refund\n  - money back").replace("draft", "published"))
    newer = replace(ONE, body="Within two days.")
    assert _kinds(app, newer) == ["changed"]
    _import(app, newer)
    article = load_library(app.articles_folder).by_path[written.path]
    assert (article.body, article.status) == ("Within two days.", "published")
    assert article.questions == ("refund", "money back")


def test_a_local_edit_wins_and_is_listed(app: App) -> None:
    (written,) = _import(app, ONE)
    path = _file(app, written.path)
    path.write_text(path.read_text().replace("three", "five"))
    assert _kinds(app, ONE) == ["same"]
    newer = replace(ONE, body="Within two days.")
    assert _kinds(app, newer) == ["kept"]
    assert _import(app, newer) == []
    assert "five" in path.read_text()
    _import(app, newer, kinds=(Kind.KEPT,))
    assert "two" in path.read_text()
    history = app.database.read_now(versions.list_versions, article="money/how-do-refunds-work", language="en")
    assert any("five" in version.text for version in history), "what was overwritten is in the history"


def test_an_article_removed_here_stays_removed_unless_it_is_wanted(app: App) -> None:
    (written,) = _import(app, ONE)
    _file(app, written.path).unlink()
    assert _kinds(app, ONE) == ["removed"]
    assert _import(app, ONE) == []
    assert [one.path for one in _import(app, ONE, kinds=(Kind.REMOVED,))] == [written.path]


def test_an_article_that_is_there_already_is_no_new_one(app: App) -> None:
    path = _file(app, "en/old/refunds.md")
    path.parent.mkdir(parents=True)
    path.write_text(write_article(title="How do refunds work?", body="Slowly."))
    item = _plan(app, ONE).items[0]
    assert (item.kind, item.other) == (Kind.DUPLICATE, "en/old/refunds.md")
    assert _import(app, ONE) == []


def test_two_files_with_one_title_get_names_of_their_own_and_a_remark(app: App) -> None:
    other = replace(ONE, source_id="2", group="2", body="Never.")
    plan = _plan(app, ONE, other)
    assert [item.key for item in plan.items] == ["money/how-do-refunds-work", "money/how-do-refunds-work-2"]
    assert [note.code for note in plan.items[1].found.lost] == ["title-twice"]


def test_a_file_of_another_help_centre_with_the_same_path_overwrites_nothing(app: App) -> None:
    first = replace(ONE, source="markdown", source_id="faq.md", group="", questions=())
    other = replace(first, title="Opening hours", body="We are open from nine to six on weekdays.")
    _import(app, first)
    assert _kinds(app, other) == ["new"]
    _import(app, other)
    assert (_kinds(app, first), _kinds(app, other)) == (["same"], ["same"])
    assert _kinds(app, replace(other, body="We are open from nine to seven on weekdays.")) == ["changed"]
    assert _kinds(app, replace(first, title="Refunds", body="Money: within three days.")) == ["changed"]


def test_publish_at_once_leaves_drafts_of_the_source_drafts(app: App) -> None:
    _import(app, ONE, replace(TWIN, draft=True), publish=True)
    states = {article.language: article.status for article in load_library(app.articles_folder).articles}
    assert states == {"en": "published", "uk": "draft"}


def test_an_article_that_can_be_none_is_told_and_stops_no_other(app: App) -> None:
    bad = replace(ONE, source_id="3", group="", title="", body="x")
    assert _kinds(app, bad, TWIN) == ["bad", "new"]
    done = _import(app, bad, TWIN, kinds=(*USUAL, Kind.BAD))
    assert [one.kind for one in done] == ["failed", "new"]
    assert "title" in done[0].problem


def test_a_file_changed_since_the_plan_is_not_overwritten(app: App) -> None:
    (written,) = _import(app, ONE)
    item = _plan(app, replace(ONE, body="Within two days.")).items[0]
    path = _file(app, written.path)
    before = path.read_text()
    path.write_text(before.replace("three", "five"))
    writer = Writer(
        database=app.database, folder=app.articles_folder, library=load_library(app.articles_folder), import_id=1
    )
    with pytest.raises(StaleArticle):
        app.database.write_now(do_write, writer, item, text_of(item, before, publish=False, claimed=set()))
    assert "five" in path.read_text()
    assert app.database.read_now(imports.list_origins)[0].digest == drafts.digest_of(
        path.read_text().replace("five", "three")
    ), "what is known of its origin is as it was"


def test_a_question_that_another_article_has_is_not_claimed_again(app: App) -> None:
    _import(app, ONE)
    _import(app, replace(ONE, source_id="2", group="2", title="Can I get money?", body="Yes."))
    questions = Counter(one for article in load_library(app.articles_folder).articles for one in article.questions)
    assert questions == {"refund": 1}


def test_undoing_takes_back_what_nobody_touched(app: App) -> None:
    _import(app, ONE, TWIN)
    path = _file(app, "en/money/how-do-refunds-work.md")
    path.write_text(path.read_text().replace("three", "five"))
    assert app.database.write_now(do_undo, app.articles_folder, 1, person_id=None) == (1, 1)
    assert [article.language for article in load_library(app.articles_folder).articles] == ["en"]
    assert _kinds(app, TWIN) == ["new"]


def test_publishing_what_has_no_remarks(app: App) -> None:
    done = _import(app, ONE, TWIN.losing(lost("table")))
    clean = [one.path for one in done if not one.remarks]
    assert clean == ["en/money/how-do-refunds-work.md"]
    count = app.database.write_now(do_publish, app.articles_folder, 1, paths=clean, person_id=None)
    states = {article.language: article.status for article in load_library(app.articles_folder).articles}
    assert (count, states) == (1, {"en": "published", "uk": "draft"})
    assert app.database.write_now(do_undo, app.articles_folder, 1, person_id=None) == (2, 0)


def test_a_stop_leaves_what_is_written_and_a_second_run_the_rest(app: App) -> None:
    many = [replace(ONE, source_id=str(n), group="", title=f"Question {n}?", questions=()) for n in range(6)]
    plan = _plan(app, *many)
    number = app.database.write_now(imports.add, person_id=None, name="a", state=ImportState.WRITING)
    writer = Writer(
        database=app.database, folder=app.articles_folder, library=load_library(app.articles_folder), import_id=number
    )
    assert len(writer.write(plan, range(6), lambda done, _: done < 2)) == 2
    assert Counter(_kinds(app, *many)) == {"same": 2, "new": 4}
    assert len(_import(app, *many)) == 4


def test_pictures_that_came_with_a_page_lie_among_the_files(app: App, tmp_path: Path) -> None:
    page = tmp_path / "given" / "where.md"
    page.parent.mkdir()
    page.write_text(
        "# Where?\n\nAt Main Street 12, in the yard behind the arch.\n\n![Door](door.png)\n", encoding="utf-8"
    )
    (page.parent / "door.png").write_bytes(PNG)
    reading = read_all([page.parent])
    plan = make_plan(reading, load_library(app.articles_folder), ())
    writer = Writer(
        database=app.database,
        folder=app.articles_folder,
        library=load_library(app.articles_folder),
        import_id=app.database.write_now(imports.add, person_id=None, name="a", state=ImportState.WRITING),
        paths=(page.parent,),
    )
    writer.write(plan, [0], lambda _done, _all: True)
    (article,) = load_library(app.articles_folder).articles
    (picture,) = list_enclosed(app.articles_folder, article.path, article.body)
    assert picture.path.read_bytes() == PNG
