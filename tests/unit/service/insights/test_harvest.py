"""Wordings that ended well become phrasings, and can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.asked import Asked
from bot.core.insights.harvest import Offer
from bot.core.messages import Author
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.articles import drafts
from bot.service.articles.drafts import Draft
from bot.service.articles.gate import wordings
from bot.service.insights import harvest
from bot.service.ports import App
from bot.storage.insights import asked
from bot.storage.insights.asked import Known
from tests.support.acting import hire
from tests.support.clock import FakeClock
from tests.support.engine import write_article
from tests.support.rows import add_chat, add_message

VASES = "shop/vases"


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may write articles, with one of them."""
    found = await hire(app, "Lena", Role.LEAD)
    text = write_article(title="Do you have vases?", body="We sell vases in the studio.")
    await drafts.save(app, found, Draft(key=VASES, language="en", text=text, digest=""))
    return found


def add(app: App, text: str, *, thumb: bool | None = True, chosen: bool = False, person: bool = False) -> None:
    """A question that was answered by the article."""
    chat = add_chat(app.database, f"{text}-{thumb}-{chosen}-{person}")
    line = add_message(app.database, chat, text, author=Author.BOT)
    at = app.clock() - timedelta(days=1)
    row = Asked(
        message_id=line,
        question_id=line,
        text=text,
        at=at,
        article=VASES,
        thumb=thumb,
        chosen=chosen,
        person=person,
    )
    app.database.write_now(asked.record_new, [Known(row=row, conversation_id=chat.id, language="en")])


async def offered(app: App, lead: Person) -> list[str]:
    return [one.offered for basket in await harvest.list_baskets(app, lead, language="en") for one in basket.offers]


async def test_what_ended_well_and_is_new_is_offered(app: App, clock: FakeClock, lead: Person) -> None:
    add(app, "got any vases then")
    add(app, "glass vase please", thumb=None, chosen=True)
    add(app, "a silent one", thumb=None)
    add(app, "with a person", thumb=None, chosen=True, person=True)
    add(app, "for … please")
    add(app, "vases")
    add(app, "do you have VASES")
    (basket,) = await harvest.list_baskets(app, lead, language="ru")
    assert (basket.article, basket.title, basket.count) == (VASES, "Do you have vases?", 2)
    assert {one.offered for one in basket.offers} == {"got any vases then", "glass vase"}


async def test_accepted_wordings_stand_in_the_article_until_they_are_taken_back(app: App, lead: Person) -> None:
    add(app, "got any vases then")
    (basket,) = await harvest.list_baskets(app, lead, language="en")
    missing = Offer(article="no/article", language="en", text="any words at all")
    added = await wordings.add(app, lead, None, harvest.sort_by_file((*basket.offers, missing)))
    assert (added.new, list(added.failed)) == ({(VASES, "en"): ("got any vases then",)}, ["no/article"])
    draft = await drafts.access_draft(app, lead, key=VASES, language="en")
    assert "got any vases then" in draft.text
    assert await offered(app, lead) == []
    await wordings.take_back(app, lead, added.new)
    draft = await drafts.access_draft(app, lead, key=VASES, language="en")
    assert "got any vases then" not in draft.text
    assert await offered(app, lead) == ["got any vases then"]


async def test_what_is_declined_is_not_offered_again_unless_that_is_undone(app: App, lead: Person) -> None:
    add(app, "got any vases then")
    (basket,) = await harvest.list_baskets(app, lead, language="en")
    await app.database.write(harvest.do_decline, lead, basket.offers)
    add(app, "got any vases then", chosen=True)
    assert await offered(app, lead) == []
    await app.database.write(harvest.do_decline, lead, basket.offers, declined=False)
    assert await offered(app, lead) == ["got any vases then"]


async def test_a_greeting_is_no_part_of_a_phrasing_and_all_that_was_said_is_declined(app: App, lead: Person) -> None:
    add(app, "Hi! got any vases then")
    add(app, "got any\nvases then, thanks")
    (basket,) = await harvest.list_baskets(app, lead, language="en")
    (offer,) = basket.offers
    assert (offer.offered, offer.count) == ("got any vases then", 2)
    await app.database.write(harvest.do_decline, lead, basket.offers)
    assert await offered(app, lead) == []
    await app.database.write(harvest.do_decline, lead, basket.offers, declined=False)
    added = await wordings.add(app, lead, None, harvest.sort_by_file(basket.offers))
    assert added.new == {(VASES, "en"): ("got any vases then",)}
    draft = await drafts.access_draft(app, lead, key=VASES, language="en")
    assert "- got any vases then" in draft.text and "Hi!" not in draft.text


async def test_operators_approve_nothing(app: App, lead: Person) -> None:
    anna = await hire(app)
    with pytest.raises(NotAllowed):
        await wordings.add(app, anna, None, {(VASES, "en"): ("any words",)})
    with pytest.raises(NotAllowed):
        await harvest.list_baskets(app, anna, language="en")
