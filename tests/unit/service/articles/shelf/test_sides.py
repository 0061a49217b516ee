"""A translation beside its source is saved like any article, and begun where there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.people import Person, Role
from bot.errors import BadArticle, NotAllowed, NotFound, StaleArticle
from bot.service.articles import drafts
from bot.service.articles.shelf import sides, translating
from bot.service.articles.shelf.sides import Side, Written
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article

KEY = "delivery/cost"


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit, with an article in English and Russian; English is the source."""
    person = await hire(app, "Lena", Role.LEAD)
    for code, body in (("en", "It is 120 UAH.\n\nBy card."), ("ru", "Это 120 грн.\n\nКартой.")):
        file = app.articles_folder / f"{code}/{KEY}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_article(body=body, owner="lena", tags="[money]"))
    await translating.observe(app)
    await app.database.write(translating.do_choose_source, app, person, key=KEY, source="en")
    return person


async def _save(app: App, lead: Person, side: Side, *, title: str, paragraphs: tuple[str, ...]) -> Side:
    return await sides.save_side(app, lead, Written(side=side, title=title, paragraphs=paragraphs))


async def test_both_sides_are_saved_with_their_fields_as_they_were(app: App, lead: Person) -> None:
    found = await sides.access_sides(app, lead, key=KEY, language="ru")
    assert [(one.source, one.target) for one in found.pairs] == [
        ("It is 120 UAH.", "Это 120 грн."),
        ("By card.", "Картой."),
    ]
    await _save(app, lead, found.source, title="New?", paragraphs=("It is 150 UAH.", "", "By card."))
    text = (app.articles_folder / f"en/{KEY}.md").read_text()
    assert text.startswith("---\ntitle: New?\nquestions:\n")
    assert text.endswith("---\nIt is 150 UAH.\n\nBy card.\n")
    await translating.observe(app)
    again = await sides.access_sides(app, lead, key=KEY, language="ru")
    assert again.is_stale
    assert "120" in again.before
    assert "150" in again.now
    saved = await _save(app, lead, again.target, title="Новое?", paragraphs=("Это 150 грн.", "Картой."))
    await translating.observe(app)
    assert not (await sides.access_sides(app, lead, key=KEY, language="ru")).is_stale
    assert await _save(app, lead, saved, title="Новое?", paragraphs=("Это 150 грн.", "Картой.")) == saved


async def test_a_translation_begins_as_a_draft_with_what_all_languages_share(app: App, lead: Person) -> None:
    found = await sides.access_sides(app, lead, key=KEY, language="uk")
    assert found.target.is_new
    assert [one.target for one in found.pairs] == ["", ""]
    begun = replace(found.target, draft=sides.begin_side(found.source, "uk"))
    saved = await _save(app, lead, begun, title="Скільки: усе?", paragraphs=("Це 120 грн.",))
    article = drafts.read_library(app).by_key[KEY]["uk"]
    assert (article.title, article.status, article.tags, article.owner) == (
        "Скільки: усе?",
        "draft",
        ("money",),
        "lena",
    )
    await sides.set_status(app, lead, saved, "published")
    assert drafts.read_library(app).by_key[KEY]["uk"].published


async def test_what_can_not_be_saved_is_refused_and_the_file_stays(app: App, lead: Person) -> None:
    found = await sides.access_sides(app, lead, key=KEY, language="ru")
    path = app.articles_folder / f"ru/{KEY}.md"
    before = path.read_text()
    with pytest.raises(BadArticle):
        await _save(app, lead, found.target, title="", paragraphs=("Текст.",))
    assert path.read_text() == before
    path.write_text(write_article(body="Коллега."))
    with pytest.raises(StaleArticle):
        await _save(app, lead, found.target, title="Т", paragraphs=("Текст.",))


async def test_the_source_has_no_source_and_only_who_edits_sees_both(app: App, lead: Person) -> None:
    with pytest.raises(NotFound):
        await sides.access_sides(app, lead, key=KEY, language="en")
    with pytest.raises(NotFound):
        await sides.access_sides(app, lead, key="no/such", language="en")
    with pytest.raises(NotAllowed):
        await sides.access_sides(app, await hire(app, "Anna"), key=KEY, language="ru")
