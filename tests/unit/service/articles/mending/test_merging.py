"""Of two articles one stays; the way there goes through drafts, and each step can be taken back."""

from __future__ import annotations

import pytest

from bot.core.people import Person, Role
from bot.errors import NotAllowed, NotFound
from bot.service.articles import copies, drafts, publishing
from bot.service.articles.drafts import Draft
from bot.service.articles.mending.merging import Chosen, Merge, access_merge, archive, put_in_drafts
from bot.service.articles.problems import DraftWaits
from bot.service.articles.shelf import bulk
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article

KEPT, OTHER = "shop/hours", "shop/open"
KEYS = {"kept": KEPT, "other": OTHER}
BODIES = {
    (KEPT, "en"): "We open at nine.",
    (OTHER, "en"): "We open at nine.\n\nPark in the yard.",
    (OTHER, "uk"): "Відчиняємо о дев'ятій.",
}


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who writes articles, and two of theirs."""
    found = await hire(app, "Lena", Role.LEAD)
    for (key, language), body in BODIES.items():
        text = write_article(title=key, body=body, golden=f"[test {key} {language}]")
        await drafts.save(app, found, Draft(key=key, language=language, text=text, digest=""))
    return found


async def look(app: App, lead: Person) -> Merge:
    return await access_merge(app, lead, **KEYS, language="en")


async def test_what_only_the_other_one_has_is_offered_in_each_language(app: App, lead: Person) -> None:
    found = await look(app, lead)
    uk, en = found.parts
    assert (uk.language, uk.is_whole) == ("uk", True)
    assert [one.text for one in en.extra] == ["Park in the yard."]
    assert en.wordings.golden == (f"test {OTHER} en",)
    assert (found.waiting, found.is_archived) == ((), False)


async def test_it_goes_into_drafts_and_the_other_one_is_archived_only_once_those_are_live(
    app: App, lead: Person
) -> None:
    en = next(part for part in (await look(app, lead)).parts if part.language == "en")
    chosen = {
        "en": Chosen(paragraphs=tuple(one.text for one in en.extra), wordings=en.wordings),
        "uk": Chosen(is_whole=True),
        "ru": Chosen(),
    }
    assert await put_in_drafts(app, lead, **KEYS, chosen=chosen) == (), "nobody else has to look"
    found = await look(app, lead)
    assert set(found.waiting) == {"en", "uk"}
    assert all(not part.extra and not part.wordings.golden for part in found.parts if part.language == "en")
    with pytest.raises(DraftWaits):
        await archive(app, lead, None, **KEYS)
    for language in ("en", "uk"):
        copy = await app.database.read(copies.find_copy, lead, key=KEPT, language=language)
        assert copy is not None
        draft = Draft(key=KEPT, language=language, text=copy.text, digest=copy.base)
        await publishing.publish(app, lead, draft, number=copy.number)
    outcome = await archive(app, lead, None, **KEYS)
    assert (await look(app, lead)).is_archived
    live = await drafts.access_draft(app, lead, key=KEPT, language="en")
    assert "Park in the yard." in live.text and f"test {OTHER} en" in live.text
    await bulk.undo(app, lead, outcome.changed)
    assert not (await look(app, lead)).is_archived


async def test_an_article_is_not_merged_into_itself_nor_by_operators(app: App, lead: Person) -> None:
    with pytest.raises(NotFound):
        await access_merge(app, lead, kept=KEPT, other=KEPT, language="en")
    with pytest.raises(NotFound):
        await access_merge(app, lead, kept=KEPT, other="shop/none", language="en")
    with pytest.raises(NotAllowed):
        await access_merge(app, await hire(app, "Olya", Role.OPERATOR), **KEYS, language="en")
