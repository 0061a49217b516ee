"""Another name for an article, and taking it away."""

from __future__ import annotations

import pytest

from bot.core.people import Person, Role
from bot.errors import BadArticle, NotAllowed, NotFound
from bot.knowledge.articles.enclosed import list_enclosed
from bot.service.articles import copies, drafts, moving
from bot.service.articles.copies import Change
from bot.service.articles.drafts import Draft
from bot.service.articles.problems import NameTaken
from bot.service.ports import App
from bot.storage.articles import versions
from tests.support.acting import hire
from tests.support.desk_server import PNG
from tests.support.engine import write_article

OLD, NEW = "delivery/cost", "prices/delivery"


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit, with an article in two languages."""
    person = await hire(app, "Lena", Role.LEAD)
    for code in ("en", "uk"):
        await drafts.save(app, person, Draft(key=OLD, language=code, text=write_article(), digest=""))
    return person


async def test_it_moves_in_all_languages_with_its_history_and_is_found_by_the_old_name(app: App, lead: Person) -> None:
    known = await drafts.access_draft(app, lead, key=OLD, language="uk")
    change = Change(key=OLD, language="uk", text=known.text + "More.\n", form=None, base=known.digest, number=0)
    await app.database.write(copies.do_keep, lead, change)
    await moving.rename(app, lead, key=OLD, to=NEW)
    assert {one.path for one in drafts.read_library(app).articles} == {f"{code}/{NEW}.md" for code in ("en", "uk")}
    found = drafts.read_library(app).find(OLD)["uk"]
    assert (found.key, found.formerly) == (NEW, (OLD,))
    assert len(await app.database.read(versions.list_versions, article=NEW, language="en")) == 2
    copy = await app.database.read(copies.find_copy, lead, key=NEW, language="uk")
    assert copy is not None
    assert "More." in copy.text
    assert copy.base == (await drafts.access_draft(app, lead, key=NEW, language="uk")).digest
    await moving.rename(app, lead, key=NEW, to=OLD)
    again = drafts.read_library(app).find(NEW)["en"]
    assert (again.key, again.formerly) == (OLD, (NEW,))


async def test_a_name_that_cannot_be_is_refused_and_nothing_moves(app: App, lead: Person) -> None:
    await drafts.save(app, lead, Draft(key=NEW, language="ru", text=write_article(), digest=""))
    with pytest.raises(NameTaken, match=NEW):
        await moving.rename(app, lead, key=OLD, to=NEW)
    with pytest.raises(BadArticle):
        await moving.rename(app, lead, key=OLD, to="../x")
    with pytest.raises(NotFound):
        await moving.rename(app, lead, key="no/such", to="a/b")
    assert len(drafts.read_library(app).articles) == 3


async def test_what_was_taken_away_comes_back_as_it_was(app: App, lead: Person) -> None:
    before = await drafts.access_draft(app, lead, key=OLD, language="uk")
    assert await moving.remove(app, lead, key=OLD, languages=("uk", "ru")) == ("uk",)
    assert {one.language for one in drafts.read_library(app).articles} == {"en"}
    with pytest.raises(NotFound):
        await moving.remove(app, lead, key=OLD, languages=("uk",))
    assert await moving.bring_back(app, lead, key=OLD, languages=("uk", "en")) == ("uk",)
    assert await drafts.access_draft(app, lead, key=OLD, language="uk") == before


async def test_only_leads_move_and_remove(app: App, lead: Person) -> None:
    anna = await hire(app)
    for work in (
        moving.rename(app, anna, key=OLD, to=NEW),
        moving.remove(app, anna, key=OLD, languages=("en",)),
        moving.bring_back(app, anna, key=OLD, languages=("en",)),
    ):
        with pytest.raises(NotAllowed):
            await work


async def test_a_picture_beside_the_text_stays_with_an_article_that_moves_to_another_topic(
    app: App, lead: Person
) -> None:
    picture = app.articles_folder / "en/delivery/map.png"
    picture.write_bytes(PNG)
    known = await drafts.access_draft(app, lead, key=OLD, language="en")
    text = f"{known.text}\n![Map](map.png) [it](<map.png>)\n"
    await drafts.save(app, lead, Draft(key=OLD, language="en", text=text, digest=known.digest))
    await moving.rename(app, lead, key=OLD, to=NEW)
    moved = drafts.read_library(app).find(NEW)["en"]
    assert "![Map](en/delivery/map.png) [it](<en/delivery/map.png>)" in moved.body
    assert [one.path for one in list_enclosed(app.articles_folder, moved.path, moved.body)] == [picture.resolve()]
    await moving.rename(app, lead, key=NEW, to=OLD)
    back = drafts.read_library(app).find(OLD)["en"]
    assert list_enclosed(app.articles_folder, back.path, back.body)
