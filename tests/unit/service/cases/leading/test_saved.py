"""Views that people keep: their own for themselves, shared ones by leads."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.people import Person, Role
from bot.errors import BadViewName, NotAllowed, NotFound, TooLarge
from bot.service.cases.leading import saved
from bot.service.ports import App
from tests.support.acting import hire


async def save(app: App, person: Person, name: str, query: str = "?view=waiting", **fields: Any) -> int:
    return await app.database.write(saved.do_save_view, person, name=name, query=query, **fields)


async def names_of(app: App, person: Person) -> list[str]:
    return [view.name for view in await app.database.read(saved.list_views, person)]


async def test_ones_own_stand_after_the_shared_ones_and_in_nobody_elses_list(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    await save(app, anna, "  Ukrainian   queue ", "?view=waiting&language=uk")
    await save(app, lena, "Refunds", shared=True)
    assert await names_of(app, anna) == ["Refunds", "Ukrainian queue"]
    assert await names_of(app, oleh) == ["Refunds"]


async def test_the_same_name_again_shows_something_else_from_now_on(app: App) -> None:
    anna = await hire(app)
    first = await save(app, anna, "Mine", "?view=closed")
    assert await save(app, anna, "mine", "?view=bot") == first
    (view,) = await app.database.read(saved.list_views, anna)
    assert (view.name, view.query) == ("mine", "?view=bot")


async def test_they_are_ordered_renamed_and_removed(app: App) -> None:
    anna = await hire(app)
    numbers = [await save(app, anna, name) for name in ("a", "b", "c")]
    await app.database.write(saved.do_move_view, anna, numbers[2])
    await app.database.write(saved.do_move_view, anna, numbers[0])
    assert await names_of(app, anna) == ["a", "c", "b"]
    await app.database.write(saved.do_move_view, anna, numbers[0])
    await app.database.write(saved.do_rename_view, anna, numbers[1], name="B", shared=False)
    await app.database.write(saved.do_remove_view, anna, numbers[0])
    assert await names_of(app, anna) == ["c", "B"]


async def test_an_operator_shares_none_and_changes_none_of_others(app: App) -> None:
    anna, oleh, lena = await hire(app), await hire(app, "Oleh"), await hire(app, "Lena", Role.LEAD)
    shared, own = await save(app, lena, "Refunds", shared=True), await save(app, oleh, "Own")
    with pytest.raises(NotAllowed):
        await save(app, anna, "Everybody", shared=True)
    with pytest.raises(NotAllowed):
        await app.database.write(saved.do_remove_view, anna, shared)
    with pytest.raises(NotFound):
        await app.database.write(saved.do_remove_view, anna, own)
    mine = await save(app, anna, "Mine")
    with pytest.raises(NotAllowed):
        await app.database.write(saved.do_rename_view, anna, mine, name="Mine", shared=True)
    with pytest.raises(NotFound):
        await app.database.write(saved.do_move_view, anna, 999)


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
async def test_a_name_is_short_and_there(app: App, name: str) -> None:
    with pytest.raises(BadViewName):
        await save(app, await hire(app), name)


async def test_there_is_an_end_to_them(app: App) -> None:
    anna = await hire(app)
    for number in range(saved.MOST):
        await save(app, anna, f"view {number}")
    with pytest.raises(TooLarge):
        await save(app, anna, "one more")
