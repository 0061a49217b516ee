"""What people say of themselves, and how many chats they should have."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.presence import Presence
from bot.errors import BadCapacity, NotAllowed, TooLarge
from bot.service.people import presence, staff
from bot.service.ports import App
from tests.support.acting import hire


async def test_a_reason_is_kept_while_one_is_away_only(app: App) -> None:
    anna = await hire(app)
    for state, reason in ((Presence.AWAY, "lunch"), (Presence.BUSY, "")):
        await app.database.write(presence.do_set_presence, anna, state, reason=" lunch ")
        found = await app.database.read(presence.find_presence, anna)
        assert (found.presence, found.reason) == (state, reason)
    with pytest.raises(TooLarge):
        await app.database.write(presence.do_set_presence, anna, Presence.AWAY, reason="x" * 81)


async def test_an_administrator_sets_how_many_chats_somebody_should_have(app: App) -> None:
    anna, boss = await hire(app), await hire(app, "Boss", Role.ADMIN)
    with pytest.raises(NotAllowed):
        await app.database.write(presence.do_set_capacity, anna, anna.id, 3)
    for wrong in (0, -1, 1000):
        with pytest.raises(BadCapacity):
            await app.database.write(presence.do_set_capacity, boss, anna.id, wrong)
    for right in (5, None):
        await app.database.write(presence.do_set_capacity, boss, anna.id, right)
        known = {one.id: one.capacity for one in await app.database.read(staff.list_people, boss)}
        assert known[anna.id] == right
