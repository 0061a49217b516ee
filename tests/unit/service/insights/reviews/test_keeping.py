"""Scorecards: versions, and what can't be kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.insights.reviews.card import SHIPPED, Card, CardWrong
from bot.core.language import LANGUAGES
from bot.core.people import Role
from bot.errors import NotAllowed
from bot.service.insights.reviews import keeping
from bot.service.insights.reviews.problems import CardUnusable, LastCard, StaleCard
from bot.service.ports import App
from tests.support.acting import hire
from tests.support.reviewed import close_case, finish, review_of


async def test_we_come_with_a_card_in_the_language_of_the_reader(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    named = {code: keeping.make_shipped(app, code) for code in LANGUAGES}
    assert len({card.categories[0].name for card in named.values()}) == len(LANGUAGES)
    assert all(one.name and one.hint for card in named.values() for one in card.categories)
    (card,) = await app.database.read(keeping.list_cards, app, lena)
    assert (card.id, len(card.categories)) == (0, len(SHIPPED))
    with pytest.raises(NotAllowed):
        await app.database.read(keeping.list_cards, app, await hire(app, "Anna"))


async def test_a_change_is_a_new_version_and_old_reviews_keep_theirs(app: App) -> None:
    anna, lena = await hire(app, "Anna"), await hire(app, "Lena", Role.LEAD)
    first = await close_case(app, anna, "1")
    await finish(app, lena, first)
    (card,) = await app.database.read(keeping.list_cards, app, lena)
    assert card.version == 1
    added = replace(card.categories[0], key="", name="  Upsells   gently ", weight=1)
    changed = replace(card, categories=(*card.categories[1:], added))
    kept = await app.database.write(keeping.do_save, lena, changed)
    assert (kept.version, kept.card, kept.categories[-1].key) == (2, card.card, "c1")
    assert kept.categories[-1].name == "Upsells gently"
    assert (await app.database.write(keeping.do_save, lena, kept)).version == 2, "nothing was changed"
    second = await close_case(app, anna, "2")
    await finish(app, lena, second)
    assert ((await review_of(app, first)).card_id, (await review_of(app, second)).card_id) == (card.id, kept.id)
    with pytest.raises(StaleCard):
        await app.database.write(keeping.do_save, lena, card)


async def test_a_second_card_can_be_added_and_the_last_one_not_put_away(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    shipped = keeping.make_shipped(app, "en")
    first = await app.database.write(keeping.do_save, lena, shipped)
    with pytest.raises(LastCard):
        await app.database.write(keeping.do_retire, lena, first.card)
    second = await app.database.write(keeping.do_save, lena, replace(shipped, name="Complaints"))
    await app.database.write(keeping.do_retire, lena, first.card)
    assert [one.name for one in await app.database.read(keeping.list_cards, app, lena)] == [second.name]


@pytest.mark.parametrize("what", list(CardWrong))
async def test_every_fault_of_a_card_has_a_sentence(app: App, what: CardWrong) -> None:
    assert app.words.has(f"desk-reviews-fault-{what.value}")


async def test_a_card_without_weight_or_category_is_refused(app: App) -> None:
    lena = await hire(app, "Lena", Role.LEAD)
    shipped = keeping.make_shipped(app, "en")
    light = tuple(replace(one, weight=0) for one in shipped.categories)
    for card, what in (
        (replace(shipped, categories=()), CardWrong.EMPTY),
        (replace(shipped, categories=light), CardWrong.WEIGHTLESS),
        (Card(name=" ", categories=shipped.categories), CardWrong.NAME),
    ):
        with pytest.raises(CardUnusable) as caught:
            await app.database.write(keeping.do_save, lena, card)
        assert caught.value.fault.what is what
