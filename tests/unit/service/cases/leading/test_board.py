"""What the board reads: who is here since when, and what each has done today."""

from __future__ import annotations

import pytest

from bot.core.people import Role
from bot.core.presence import Presence
from bot.errors import NotAllowed
from bot.service.cases import holding, leaving
from bot.service.cases.leading import board
from bot.service.people import presence
from bot.service.ports import App
from bot.storage.people import presence as seen
from tests.support.acting import hand_to, hire
from tests.support.clock import FakeClock


async def test_what_was_taken_and_closed_today(app: App, clock: FakeClock) -> None:
    anna, oleh = await hire(app), await hire(app, "Oleh")
    await hand_to(app, anna, "1")
    clock.advance(hours=24)
    for chat in ("2", "3"):
        await hand_to(app, anna, chat)
    await app.database.write(holding.do_resolve, app, anna, (await hand_to(app, oleh, "4")).conversation_id - 1)
    duties = {duty.colleague.name: duty for duty in await app.database.read(board.read_duties, app)}
    assert (duties["Anna"].colleague.chats, duties["Anna"].taken, duties["Anna"].closed) == (2, 2, 1)
    assert (duties["Oleh"].taken, duties["Oleh"].closed) == (1, 0)


async def test_since_when_somebody_is_what_they_are(app: App, clock: FakeClock) -> None:
    anna = await hire(app)

    async def since() -> object:
        (duty,) = await app.database.read(board.read_duties, app)
        return duty.since

    assert await since() is None
    await app.database.write(seen.record_seen, anna.id, token_hash="x")
    came = clock.now
    clock.advance(minutes=3)
    await app.database.write(seen.record_seen, anna.id, token_hash="x")
    assert await since() == came
    await app.database.write(presence.do_set_presence, anna, Presence.AWAY, reason="lunch")
    assert await since() == clock.now
    clock.advance(minutes=30)
    await leaving.watch_presence(app)
    assert await since() == clock.now
    clock.advance(minutes=1)
    await app.database.write(seen.record_seen, anna.id, token_hash="x")
    assert await since() == clock.now


async def test_operators_have_no_board(app: App) -> None:
    with pytest.raises(NotAllowed):
        board.check_board(await hire(app))
    board.check_board(await hire(app, "Lena", Role.LEAD))
