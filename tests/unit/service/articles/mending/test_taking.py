"""Which of two texts is right is said with one press; customers see nothing before somebody has read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.insights.radar import FindingKind, Found
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.knowledge.radar.finding import find_all
from bot.service.articles import copies, drafts
from bot.service.articles.approving import standing
from bot.service.articles.copies import Change
from bot.service.articles.drafts import Draft
from bot.service.articles.mending.taking import may_take, take
from bot.service.articles.problems import NotTaken
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.engine import write_article

HOURS, CONTACTS = "shop/hours", "shop/contacts"


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who writes articles, and two of theirs that differ."""
    found = await hire(app, "Lena", Role.LEAD)
    for key, title, until in ((HOURS, "Opening hours", "18:00"), (CONTACTS, "Contacts", "20:00")):
        text = write_article(title=title, body=f"We are open from 9:00 to {until}.")
        await drafts.save(app, found, Draft(key=key, language="en", text=text, digest=""))
    return found


def find(app: App) -> Found:
    (found,) = (one for one in find_all(drafts.read_library(app)) if one.kind is FindingKind.VALUES)
    return found


async def test_the_right_value_goes_into_a_draft_of_the_other_article(app: App, lead: Person) -> None:
    found = find(app)
    right = found.one if found.one.key == HOURS else found.other
    assert may_take(drafts.read_library(app), found, right)
    taken = await take(app, lead, found, right)
    kept = taken.copy
    assert not taken.is_sent
    assert (kept.article, "to 18:00" in kept.text) == (CONTACTS, True)
    live = await drafts.access_draft(app, lead, key=CONTACTS, language="en")
    assert "to 20:00" in live.text, "customers read it as before"


async def test_what_somebody_works_on_there_stays(app: App, lead: Person) -> None:
    found = find(app)
    live = await drafts.access_draft(app, lead, key=CONTACTS, language="en")
    typed = live.text + "\nParking is free."
    change = Change(key=CONTACTS, language="en", text=typed, form=None, base=live.digest, number=0)
    await app.database.write(copies.do_keep, lead, change)
    kept = (await take(app, lead, found, found.one if found.one.key == HOURS else found.other)).copy
    assert "to 18:00" in kept.text and "Parking is free." in kept.text
    with pytest.raises(NotTaken):
        await take(app, lead, found, found.one if found.one.key == HOURS else found.other)


async def test_where_a_second_person_looks_first_they_are_asked_to(app: App, lead: Person) -> None:
    app.business_file._business = replace(app.business, second_person=True)
    found = find(app)
    taken = await take(app, lead, found, found.one if found.one.key == HOURS else found.other)
    assert taken.is_sent and "to 18:00" in taken.copy.text
    assert await app.database.read(standing.list_waiting, lead) == {f"en/{CONTACTS}.md"}
    live = await drafts.access_draft(app, lead, key=CONTACTS, language="en")
    assert "to 20:00" in live.text, "customers read it as before"


async def test_operators_take_nothing(app: App, lead: Person) -> None:
    found = find(app)
    with pytest.raises(NotAllowed):
        await take(app, await hire(app, "Olya", Role.OPERATOR), found, found.one)
