"""Lists that are kept: whose they are, and who may change them."""

from __future__ import annotations

import pytest

from bot.core.insights.reports.lists import MOST
from bot.core.people import Role
from bot.errors import BadViewName, NotAllowed, NotFound, TooLarge
from bot.service.insights.reports import lists
from bot.service.ports import App
from tests.support.acting import hire

QUERY = "range=week&measure=csat&side=out&by=team&value=1"


async def test_a_list_is_kept_renamed_and_removed_by_whose_it_is(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    write, read = app.database.write, app.database.read
    mine = await write(lists.do_keep, anna, name=" Unhappy  ones ", query=QUERY)
    assert await write(lists.do_keep, anna, name="unhappy ones", query=f"{QUERY}&x=1") == mine
    (kept,) = await read(lists.list_kept, anna)
    assert (kept.name, kept.query, kept.shared) == ("unhappy ones", f"{QUERY}&x=1", False)
    assert await read(lists.list_kept, lena) == ()
    with pytest.raises(NotFound):
        await write(lists.do_rename, lena, mine, name="Hers")
    await write(lists.do_rename, anna, mine, name="Mine")
    assert (await write(lists.do_remove, anna, mine)).name == "Mine"
    assert await read(lists.list_kept, anna) == ()


async def test_what_a_lead_shares_all_see_and_only_leads_change(app: App) -> None:
    anna, lena = await hire(app), await hire(app, "Lena", Role.LEAD)
    write = app.database.write
    with pytest.raises(NotAllowed):
        await write(lists.do_keep, anna, name="All", query=QUERY, shared=True)
    number = await write(lists.do_keep, lena, name="All", query=QUERY, shared=True)
    (seen,) = await app.database.read(lists.list_kept, anna)
    assert (seen.id, lists.may_change(anna, seen), lists.may_change(lena, seen)) == (number, False, True)
    with pytest.raises(NotAllowed):
        await write(lists.do_remove, anna, number)


async def test_a_list_has_a_name_and_nobody_has_endless_many(app: App) -> None:
    anna = await hire(app)
    for name in ("  ", "x" * 41):
        with pytest.raises(BadViewName):
            await app.database.write(lists.do_keep, anna, name=name, query=QUERY)
    for number in range(MOST):
        await app.database.write(lists.do_keep, anna, name=f"List {number}", query=QUERY)
    with pytest.raises(TooLarge):
        await app.database.write(lists.do_keep, anna, name="One more", query=QUERY)
