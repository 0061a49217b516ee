"""What is worked on stands beside what is live."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from bot.core.people import Person, Role
from bot.errors import BadArticle, NotAllowed, NotFound, StaleArticle
from bot.service.articles import copies, drafts, publishing
from bot.service.articles.copies import Change
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import wordings
from bot.service.articles.problems import CopyGone, StaleCopy
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article

KEY = {"key": "delivery/cost", "language": "en"}
NEW = Draft(**KEY, text=write_article(), digest="")
MINE = write_article(body="Mine.")


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may edit."""
    return await hire(app, "Lena", Role.LEAD)


@pytest.fixture
async def other(app: App) -> Person:
    """Somebody else who may."""
    return await hire(app, "Oleh", Role.LEAD)


def change(text: str = MINE, *, base: str = "", number: int = 0) -> Change:
    return Change(**KEY, text=text, form={"body": text}, base=base, number=number)


async def test_what_is_kept_is_there_again_and_customers_see_nothing_of_it(app: App, lead: Person) -> None:
    live = await drafts.save(app, lead, NEW)
    first = await app.database.write(copies.do_keep, lead, change(base=live.digest))
    kept = await app.database.write(copies.do_keep, lead, change("more", base=live.digest, number=first.number))
    assert (kept.text, kept.form, kept.person_name) == ("more", {"body": "more"}, "Lena")
    assert kept.number == first.number + 1
    assert await app.database.read(copies.find_copy, lead, **KEY) == kept
    assert (await drafts.access_draft(app, lead, **KEY)) == live
    assert await app.database.read(copies.list_changed, lead) == {("delivery/cost", "en")}


async def test_a_save_over_anothers_is_never_silent_and_loses_nothing(app: App, lead: Person, other: Person) -> None:
    first = await app.database.write(copies.do_keep, lead, change("one"))
    await app.database.write(copies.do_keep, other, change("two", number=first.number))
    for number in (0, first.number):
        with pytest.raises(StaleCopy, match="Oleh"):
            await app.database.write(copies.do_keep, lead, change("three", number=number))
    await app.database.write(copies.do_overrule, lead, change("three", number=first.number))
    aside = await app.database.read(copies.list_aside, lead, **KEY)
    assert [(one.text, one.person_name) for one in aside] == [("two", "Oleh")]
    back = await app.database.write(copies.do_bring_back, other, aside[0].id)
    known = await app.database.read(copies.find_copy, lead, **KEY)
    assert known is not None
    assert (known.text, back.id) == ("two", known.id)
    assert [one.text for one in await app.database.read(copies.list_aside, lead, **KEY)] == ["three"]


async def test_what_two_typed_alike_is_no_quarrel(app: App, lead: Person, other: Person) -> None:
    first = await app.database.write(copies.do_keep, lead, change("one"))
    await app.database.write(copies.do_keep, other, change("two", number=first.number))
    again = await app.database.write(copies.do_keep, lead, change("two", number=first.number))
    assert again.number == first.number + 1


async def test_what_was_published_or_discarded_meanwhile_is_said(app: App, lead: Person, other: Person) -> None:
    kept = await app.database.write(copies.do_keep, lead, change())
    number = await app.database.write(copies.do_discard, other, **KEY)
    with pytest.raises(CopyGone):
        await app.database.write(copies.do_keep, lead, change("later", number=kept.number))
    with pytest.raises(NotFound):
        await app.database.write(copies.do_discard, other, **KEY)
    await app.database.write(copies.do_put_aside, lead, change("later"))
    await app.database.write(copies.do_bring_back, other, number)
    with pytest.raises(StaleCopy):
        await app.database.write(copies.do_keep, lead, change("again", number=kept.number))


async def test_publishing_ends_it_and_keeps_who_and_why(app: App, lead: Person, other: Person) -> None:
    live = await drafts.save(app, lead, NEW)
    kept = await app.database.write(copies.do_keep, lead, change(base=live.digest))
    draft = Draft(**KEY, text=MINE, digest=live.digest)
    with pytest.raises(StaleCopy, match="Lena"):
        await publishing.publish(app, other, draft, number=kept.number + 1)
    assert (await drafts.access_draft(app, lead, **KEY)).text == live.text
    saved = await publishing.publish(app, other, draft, why=" new\nprices ", number=kept.number)
    assert (await drafts.access_draft(app, lead, **KEY)) == saved
    assert await app.database.read(copies.find_copy, lead, **KEY) is None
    history = await app.database.read(drafts.list_history, lead, **KEY)
    assert [(one.why, one.person_name) for one in history] == [("new prices", "Oleh"), ("", "Lena")]


async def test_what_cannot_be_published_stays(app: App, lead: Person) -> None:
    live = await drafts.save(app, lead, NEW)
    kept = await app.database.write(copies.do_keep, lead, change(base=live.digest))
    (app.articles_folder / "en/delivery/cost.md").write_text(write_article(body="By git."))
    with pytest.raises(StaleArticle):
        await publishing.publish(app, lead, replace(live, text=MINE), number=kept.number)
    assert await app.database.read(copies.find_copy, lead, **KEY) == kept


async def test_a_new_article_has_no_name_until_it_is_published(app: App, lead: Person) -> None:
    key = copies.new_key()
    kept = await app.database.write(copies.do_keep, lead, replace(change(), key=key))
    assert [one.article for one in await copies.list_begun(app, lead)] == [key]
    await publishing.publish(app, lead, NEW, of=(key, "en"), number=kept.number)
    assert await copies.list_begun(app, lead) == ()
    assert await app.database.read(copies.find_copy, lead, key=key, language="en") is None


async def test_what_was_typed_into_an_article_that_is_gone_is_found_again(app: App, lead: Person) -> None:
    live = await drafts.save(app, lead, NEW)
    await app.database.write(copies.do_keep, lead, change(base=live.digest))
    assert await copies.list_begun(app, lead) == ()
    (app.articles_folder / "en/delivery/cost.md").unlink()
    assert [one.article for one in await copies.list_begun(app, lead)] == ["delivery/cost"]


async def test_another_status_and_more_phrasings_go_into_what_is_worked_on(app: App, lead: Person) -> None:
    live = await drafts.save(app, lead, NEW)
    await app.database.write(copies.do_keep, lead, change(base=live.digest))
    await wordings.add(app, lead, None, {(KEY["key"], KEY["language"]): ("one more wording",)})
    saved = await publishing.set_status(app, lead, **KEY, status="archived", why="old")
    known = await app.database.read(copies.find_copy, lead, **KEY)
    assert known is not None
    assert known.base == saved.digest
    for text in (known.text, saved.text):
        assert "one more wording" in text
        assert "status: archived" in text
    assert "Mine." in known.text
    assert "Mine." not in saved.text


async def test_what_is_no_article_yet_is_kept_and_left_alone(app: App, lead: Person) -> None:
    live = await drafts.save(app, lead, NEW)
    kept = await app.database.write(copies.do_keep, lead, change("no fields", base=live.digest))
    await publishing.set_status(app, lead, **KEY, status="draft")
    assert await app.database.read(copies.find_copy, lead, **KEY) == kept
    with pytest.raises(BadArticle):
        await app.database.write(copies.do_keep, lead, change("x" * 1_000_001, number=kept.number))


async def test_operators_see_it_and_change_nothing(app: App, lead: Person) -> None:
    kept = await app.database.write(copies.do_keep, lead, change())
    anna = await hire(app)
    assert await app.database.read(copies.find_copy, anna, **KEY) == kept
    for act in (copies.do_keep, copies.do_overrule, copies.do_put_aside):
        with pytest.raises(NotAllowed):
            await app.database.write(act, anna, change("hers", number=kept.number))
    for work in (
        lambda tx: copies.do_discard(tx, anna, **KEY),
        lambda tx: copies.do_bring_back(tx, anna, kept.id),
    ):
        with pytest.raises(NotAllowed):
            await app.database.write(work)
    with pytest.raises(NotAllowed):
        await copies.list_begun(app, anna)


@pytest.mark.parametrize("key", ["\x00", "a" * 5000, "~"])
async def test_an_odd_name_is_nothing(app: App, lead: Person, key: str) -> None:
    assert await app.database.read(copies.find_copy, lead, key=key, language="en") is None


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_two_do_to_one_article_no_text_is_lost_to_the_other(
    app: App, lead: Person, other: Person, seed: int
) -> None:
    dice = random.Random(seed)
    read, write = app.database.read, app.database.write
    numbers, seen = {lead.id: 0, other.id: 0}, {lead.id: "", other.id: ""}
    for step in range(60):
        person, text = dice.choice((lead, other)), f"text {step}"
        before, went_on_from = await read(copies.find_copy, lead, **KEY), ""
        act = dice.choice(("keep", "keep", "keep", "look", "overrule", "discard", "back"))
        mine = change(text, number=numbers[person.id])
        aside = await read(copies.list_aside, lead, **KEY)
        try:
            if act in ("keep", "overrule"):
                kept = await write(copies.do_keep if act == "keep" else copies.do_overrule, person, mine)
                went_on_from, seen[person.id], numbers[person.id] = seen[person.id], text, kept.number
            elif act == "look":
                numbers[person.id] = before.number if before is not None else 0
                seen[person.id] = before.text if before is not None else ""
            elif act == "discard":
                await write(copies.do_discard, person, **KEY)
            elif aside:
                await write(copies.do_bring_back, person, dice.choice(aside).id)
        except (StaleCopy, CopyGone, NotFound):
            assert await read(copies.find_copy, lead, **KEY) == before
            continue
        now = await read(copies.find_copy, lead, **KEY)
        if before is None or (now is not None and now.text == before.text):
            continue
        known = {one.text for one in await read(copies.list_aside, lead, **KEY)}
        assert before.text in known or (act == "keep" and went_on_from == before.text)
