"""Old conversations from the files to published articles: looked at, read, sorted, decided, deleted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.insights.histories import OldTopic, Stage, TopicState
from bot.core.jobs import JobKind
from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.knowledge.articles.articles import load_library
from bot.service.articles.gate.wordings import sort_wordings
from bot.service.articles.histories import reading, sorting, topics
from bot.service.articles.histories.problems import ChooseSide, NothingToDraft
from bot.service.articles.imports import basket
from bot.service.articles.imports.problems import NoFiles
from bot.service.ports import App
from bot.storage.articles import histories
from bot.storage.system import jobs
from tests.support.acting import hire, run_jobs
from tests.support.app import engine_of
from tests.support.histories import PRICE, chat, shop_history
from tests.unit.knowledge.gaps.test_grouping import embed


@pytest.fixture
async def lead(app: App) -> Person:
    """Who imports."""
    return await hire(app, "Lena", Role.LEAD)


async def _pieces(text: str) -> AsyncIterator[bytes]:
    yield text.encode()


async def _bring(app: App, person: Person, data: object, name: str = "result.json") -> int:
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    await basket.bring(app, person, name=name, pieces=_pieces(text), of=basket.CONVERSATIONS)
    number = await reading.start(app, person, language="ru")
    await run_jobs(app, kinds=(JobKind.HISTORY,))
    return number


def _stage(app: App, number: int) -> Stage:
    known = app.database.read_now(histories.get, number)
    assert known is not None
    return known.stage


async def _sort(app: App) -> None:
    job = app.database.write_now(jobs.claim, kinds=(JobKind.SORT,), worker="test")
    assert job is not None
    await sorting.sort_history(engine_of(app), job, embed=embed)
    app.database.write_now(jobs.finish, job)


async def _read(app: App, lead: Person, data: object) -> int:
    number = await _bring(app, lead, data)
    known = await app.database.read(reading.access_history, lead, number)
    ours = [one["id"] for one in known.seen["speakers"] if one["ours"]]
    await app.database.write(reading.do_choose, lead, number, ours)
    await run_jobs(app, kinds=(JobKind.HISTORY,))
    assert _stage(app, number) is Stage.SORTING
    return number


async def _sorted(app: App, lead: Person, times: int = 3) -> tuple[int, tuple[OldTopic, ...]]:
    number = await _read(app, lead, shop_history(times))
    await _sort(app)
    return number, await app.database.read(topics.list_topics, lead, number)


async def test_an_export_becomes_topics_and_nothing_else(app: App, lead: Person) -> None:
    number, found = await _sorted(app, lead)
    assert _stage(app, number) is Stage.READY
    assert {one.count for one in found} == {6}
    price = next(one for one in found if "достав" in one.title)
    assert price.people == 6
    assert PRICE in price.replies["ru"]
    assert not reading.folder_of(app, number).exists(), "the files are gone"
    known = await app.database.read(reading.access_history, lead, number)
    assert known.seen["speakers"] == [], "who spoke is not kept"
    count = "select count(*) from conversations"
    assert app.database.read_now(lambda tx: tx.connection.exec_driver_sql(count).scalar()) == 0, "no chats in the desk"


async def test_ten_drafts_at_once_and_back(app: App, lead: Person) -> None:
    number, found = await _sorted(app, lead)
    keys = await topics.make_drafts(app, lead, topics.choose_commonest(found))
    library = load_library(app.articles_folder)
    assert len(keys) == 2
    assert {article.status for article in library.articles} == {"draft"}
    made = next(article for article in library.articles if "доставка" in article.title.lower())
    assert made.title.endswith("?")
    assert PRICE.split(",")[0] in made.body
    found = await app.database.read(topics.list_topics, lead, number)
    assert {one.state for one in found} == {TopicState.DRAFTED}
    assert topics.choose_commonest(found) == ()
    path = app.articles_folder / made.path
    path.write_text(path.read_text(encoding="utf-8") + "\nМы проверили.\n", encoding="utf-8")
    assert await topics.remove_drafts(app, lead, found) == (1, 1)
    left = load_library(app.articles_folder).articles
    assert [article.path for article in left] == [made.path], "what somebody changed stays"
    with pytest.raises(NothingToDraft):
        await topics.make_drafts(app, lead, ())


async def test_wordings_go_to_an_article_and_back(app: App, lead: Person) -> None:
    _, found = await _sorted(app, lead)
    await topics.make_drafts(app, lead, found)
    library = load_library(app.articles_folder)
    other = next(article for article in library.articles if "верну" in article.title.lower())
    price = next(one for one in found if "достав" in one.title)
    assert topics.list_new(price, library, other.key) == price.wordings
    wanted, left = sort_wordings(app, other.key, price.wordings)
    added = await topics.add_wordings(app, lead, None, price.id, wanted)
    assert (added.count, left) == (len(price.wordings), 0)
    text = (app.articles_folder / other.path).read_text(encoding="utf-8")
    assert all(one.text in text for one in price.wordings)
    known = await app.database.read(topics.access_topic, lead, price.id)
    assert (known.state, known.article) == (TopicState.ADDED, other.key)
    await topics.take_back(app, lead, price.id, added)
    text = (app.articles_folder / other.path).read_text(encoding="utf-8")
    assert not any(one.text in text for one in price.wordings)
    assert (await app.database.read(topics.access_topic, lead, price.id)).state is TopicState.OPEN
    assert sort_wordings(app, "no/such", price.wordings) == ({}, len(price.wordings))


async def test_what_is_begun_is_kept_and_what_is_not_ours_put_away(app: App, lead: Person) -> None:
    _, found = await _sorted(app, lead)
    write, read = app.database.write, app.database.read
    await write(topics.do_keep_draft, lead, found[0].id, "---\ntitle: a\n---\n")
    assert (await read(topics.access_topic, lead, found[0].id)).draft
    await write(topics.do_begin, lead, found[0].id, key="shop/a")
    known = await read(topics.access_topic, lead, found[0].id)
    assert (known.state, known.article, known.draft) == (TopicState.DRAFTED, "shop/a", "")
    await write(topics.do_decide, lead, found[1].id, TopicState.OUTSIDE)
    assert (await read(topics.access_topic, lead, found[1].id)).state is TopicState.OUTSIDE


async def test_an_import_goes_with_all_its_texts(app: App, lead: Person) -> None:
    number, found = await _sorted(app, lead)
    await topics.make_drafts(app, lead, found)
    await reading.delete(app, lead, number)
    with pytest.raises(NotFound):
        await app.database.read(reading.access_history, lead, number)
    assert app.database.read_now(histories.list_topics, number) == ()
    assert len(load_library(app.articles_folder).articles) == 2, "articles stay"


async def test_a_side_has_to_be_chosen(app: App, lead: Person) -> None:
    number = await _bring(app, lead, shop_history())
    known = await app.database.read(reading.access_history, lead, number)
    everybody = [one["id"] for one in known.seen["speakers"]]
    for ours in ([], everybody):
        with pytest.raises(ChooseSide):
            await app.database.write(reading.do_choose, lead, number, ours)
    assert _stage(app, number) is Stage.ASKING


@pytest.mark.parametrize(
    "data", ["", "<html><body>", '{"name": "x", "type": "personal_chat", "messages": [', chat(7, "?")]
)
async def test_what_can_not_be_used_is_told(app: App, lead: Person, data: object) -> None:
    number = await _bring(app, lead, data)
    assert _stage(app, number) is Stage.FAILED
    known = await app.database.read(reading.access_history, lead, number)
    assert known.seen["troubles"] or len(known.seen["speakers"]) < 2


async def test_it_is_stopped_and_its_texts_go(app: App, lead: Person, tmp_path: Path) -> None:
    number = await _bring(app, lead, shop_history())
    await reading.stop(app, lead, number)
    assert (_stage(app, number), reading.folder_of(app, number).exists()) == (Stage.STOPPED, False)
    assert (await app.database.read(reading.access_history, lead, number)).seen["speakers"] == []


async def test_reading_can_be_stopped_on_its_way(app: App, lead: Person) -> None:
    text = json.dumps(shop_history(6000), ensure_ascii=False)
    await basket.bring(app, lead, name="result.json", pieces=_pieces(text), of=basket.CONVERSATIONS)
    number = await reading.start(app, lead, language="ru")
    work = asyncio.create_task(run_jobs(app, kinds=(JobKind.HISTORY,)))
    await asyncio.sleep(0.3)
    app.database.write_now(reading.do_stop, lead, number)
    await work
    assert _stage(app, number) is Stage.STOPPED


async def test_a_restart_begins_sorting_again_once(app: App, lead: Person) -> None:
    number = await _read(app, lead, shop_history())
    app.database.write_now(jobs.claim, kinds=(JobKind.SORT,), worker="gone")
    app.database.write_now(jobs.take_back, is_dead=lambda _: True)
    await _sort(app)
    assert _stage(app, number) is Stage.READY


async def test_what_ends_the_engine_twice_is_given_up(app: App, lead: Person) -> None:
    number = await _read(app, lead, shop_history())
    for _ in range(2):
        app.database.write_now(jobs.claim, kinds=(JobKind.SORT,), worker="gone")
        app.database.write_now(jobs.take_back, is_dead=lambda _: True)
    await _sort(app)
    assert _stage(app, number) is Stage.FAILED


async def test_what_is_no_longer_kept_can_not_be_sorted(app: App, lead: Person) -> None:
    number, _ = await _sorted(app, lead)
    app.database.write_now(lambda tx: histories.change(tx, number, only=(Stage.READY,), state=Stage.SORTING.value))
    app.database.write_now(jobs.add, kind=JobKind.SORT, lane="history", payload={"history": number})
    await _sort(app)
    assert _stage(app, number) is Stage.FAILED, "its questions are no longer kept"


async def test_an_operator_may_do_nothing_of_it(app: App, lead: Person) -> None:
    anna = await hire(app, "Anna", Role.OPERATOR)
    number, found = await _sorted(app, lead)
    with pytest.raises(NotAllowed):
        await reading.start(app, anna, language="ru")
    for read in (reading.list_histories,):
        with pytest.raises(NotAllowed):
            app.database.read_now(read, anna)
    with pytest.raises(NotAllowed):
        app.database.read_now(topics.list_topics, anna, number)
    with pytest.raises(NotAllowed):
        await topics.make_drafts(app, anna, found)
    with pytest.raises(NotAllowed):
        await reading.delete(app, anna, number)
    with pytest.raises(NotAllowed):
        await reading.stop(app, anna, number)
    with pytest.raises(NotAllowed):
        await topics.add_wordings(app, anna, None, found[0].id, {})
    with pytest.raises(NotAllowed):
        await topics.remove_drafts(app, anna, found)


async def test_without_files_there_is_nothing(app: App, lead: Person) -> None:
    with pytest.raises(NoFiles):
        await reading.start(app, lead, language="ru")
