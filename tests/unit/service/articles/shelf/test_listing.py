"""The shelf: rows with what is stale or missing, names of topics, words that find them, and who is to read again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.people import Person, Role
from bot.service.articles import drafts
from bot.service.articles.shelf import bulk, reviewing, topics, translating
from bot.service.articles.shelf.listing import read_shelf
from bot.service.cases.reaching import reviews as telling
from bot.service.ports import App
from bot.storage.articles import reviews
from bot.storage.people import links
from bot.storage.system import jobs
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.engine import write_article

KEY = "delivery/cost"


def put(app: App, path: str, text: str) -> None:
    file = app.articles_folder / f"{path}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit, with an article in two languages."""
    put(app, f"en/{KEY}", write_article())
    put(app, f"ru/{KEY}", write_article(title="Сколько?", body="Это стоит 120 грн."))
    return await hire(app, "Lena", Role.LEAD)


async def test_a_translation_is_behind_when_its_source_says_something_else_and_until_it_is_changed(
    app: App, lead: Person
) -> None:
    source = (await read_shelf(app, lead)).rows[KEY].standing.source
    other = "ru" if source == "en" else "en"
    assert (await read_shelf(app, lead)).rows[KEY].standing.stale == ()
    put(app, f"{source}/{KEY}", write_article(title="Other", body="It is 150 UAH."))
    assert (await read_shelf(app, lead)).rows[KEY].standing.stale == (other,)
    await bulk.set_status(app, lead, [KEY], "archived")
    await bulk.set_status(app, lead, [KEY], "published")
    assert (await read_shelf(app, lead)).rows[KEY].standing.stale == (other,), "a status is no translation"
    put(app, f"{other}/{KEY}", write_article(title="Новое", body="Это стоит 150 грн."))
    assert (await read_shelf(app, lead)).rows[KEY].standing.stale == ()


async def test_who_says_that_it_is_still_right_is_believed_and_the_source_can_be_chosen(app: App, lead: Person) -> None:
    source = (await read_shelf(app, lead)).rows[KEY].standing.source
    other = "ru" if source == "en" else "en"
    put(app, f"{source}/{KEY}", write_article(body="It is 150 UAH."))
    assert (await read_shelf(app, lead)).rows[KEY].standing.stale == (other,)
    await app.database.write(translating.do_confirm, app, lead, key=KEY, language=other)
    assert (await read_shelf(app, lead)).rows[KEY].standing.stale == ()
    await app.database.write(translating.do_choose_source, app, lead, key=KEY, source=other)
    put(app, f"{other}/{KEY}", write_article(body="It is 170 UAH."))
    standing = (await read_shelf(app, lead)).rows[KEY].standing
    assert (standing.source, standing.stale) == (other, (source,))
    assert "uk" in standing.missing


async def test_a_topic_is_named_once_for_all_pages(app: App, lead: Person) -> None:
    assert topics.read_topics(app).call("delivery", "ru") == "Delivery"
    await app.database.write(topics.do_name, app, lead, {"delivery": {"ru": " Доставка ", "uk": "", "en": ""}})
    assert topics.read_topics(app).call("delivery", "ru") == "Доставка"
    shelf = await read_shelf(app, lead)
    assert shelf.topics.call("delivery", "uk") == "Доставка"
    (app.articles_folder / "topics.yml").write_text("delivery: [")
    assert topics.read_topics(app).call("delivery", "ru") == "Delivery"
    assert [problem.code for problem in (await read_shelf(app, lead)).problems][:1] == ["topics-broken"]
    await app.database.write(topics.do_name, app, lead, {"delivery": {"ru": "Курьер"}})
    assert topics.read_topics(app).call("delivery", "ru") == "Курьер"
    assert (app.articles_folder / "topics.broken.yml").read_text() == "delivery: ["


async def test_the_words_of_the_shelf_are_those_of_the_files_now(app: App, lead: Person) -> None:
    assert [hit.key for hit in (await read_shelf(app, lead)).find("стоит").found] == [KEY]
    put(app, "en/refunds/money", write_article(title="Refunds", body="Money comes back."))
    assert [hit.key for hit in (await read_shelf(app, lead)).find("refund").found] == ["refunds/money"]


async def test_an_owner_is_told_once_in_working_hours_of_what_is_to_be_read_again(
    app: App, lead: Person, clock: FakeClock
) -> None:
    await app.database.write(
        links.record_link, person_id=lead.id, channel="telegram", account="", chat_key="7", username=""
    )
    await bulk.set_owner(app, lead, [KEY], lead.login)
    await bulk.set_review(app, lead, [KEY], reviewing.today_of(app) + timedelta(days=3))
    assert await reviewing.note_due(app) == 0
    clock.advance(hours=96)
    assert await reviewing.note_due(app) == 1
    assert await reviewing.note_due(app) == 0
    assert await telling.watch_reviews(app) == 1
    assert await telling.watch_reviews(app) == 0
    assert await app.database.read(reviews.count_of, lead.id) == 1
    await reviewing.confirm(app, lead, [KEY])
    await reviewing.note_due(app)
    assert await app.database.read(reviews.count_of, lead.id) == 0
    assert drafts.read_library(app).by_key[KEY]["en"].verified_by == lead.login
    assert await app.database.read(jobs.get, 1) is not None
