"""The emulator hands out updates by polling as Telegram does."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import (
    Bot,
)
from telegram.error import (
    Conflict,
)

from tests.support.emulator import (
    Emulator,
    User,
)
from tests.telegram.emulator.conftest import KEYBOARD, make_bot

pytestmark = [
    pytest.mark.asyncio,
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(bot: Bot, olena: User) -> None:
    await olena.sends("one")
    await olena.sends("two")
    first = await bot.get_updates()
    assert [u.update_id for u in await bot.get_updates()] == [u.update_id for u in first]
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["two"]


async def test_the_confirmed_offset_and_the_moment_of_confirmation_are_known(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    seen: list[int] = []
    telegram.on_acknowledge(lambda done: seen.append(done.update_id))
    await olena.sends("one")
    update = (await bot.get_updates())[0]
    assert telegram.confirmed_offset == 0 and not seen
    await bot.get_updates(offset=update.update_id + 1)
    assert telegram.confirmed_offset == update.update_id + 1
    assert seen == [done.update_id for done in telegram.acknowledged] == [update.update_id]


async def test_a_negative_offset_forgets_everything_before_it(bot: Bot, olena: User) -> None:
    for text in ("one", "two", "three"):
        await olena.sends(text)
    assert [u.message.text for u in await bot.get_updates(offset=-1) if u.message] == ["three"]
    assert [u.message.text for u in await bot.get_updates() if u.message] == ["three"]


async def test_limit_cuts_the_batch_and_a_hundred_is_the_most(bot: Bot, olena: User) -> None:
    for number in range(120):
        await olena.sends(str(number))
    assert len(await bot.get_updates(limit=3)) == 3
    assert len(await bot.get_updates(limit=100)) == len(await bot.get_updates()) == 100


async def test_a_long_poll_is_answered_as_soon_as_an_update_comes(telegram: Emulator, bot: Bot, olena: User) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    await olena.sends("here I am")
    assert len(await poll) == 1


async def test_a_long_poll_ends_empty_after_its_timeout_on_the_clock(telegram: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    await telegram.clock.advance(29)
    assert not poll.done()
    await telegram.clock.advance(1)
    assert await poll == ()


async def test_a_second_poller_makes_the_first_get_a_conflict(telegram: Emulator, bot: Bot, olena: User) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    async with make_bot(telegram) as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await first
        await olena.sends("for the second")
        assert len(await second) == 1


async def test_polling_conflicts_with_a_webhook(bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_the_open_poll(telegram: Emulator, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.until(lambda: telegram.bot.poller.waits)
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll


async def test_only_allowed_updates_are_queued_and_the_choice_is_remembered(bot: Bot, olena: User) -> None:
    await bot.get_updates(allowed_updates=["message"])
    message = await olena.sends("one")
    await olena.edits(message, "one, corrected")
    assert [u.message is not None for u in await bot.get_updates()] == [True]
    await bot.get_updates(allowed_updates=[])
    await olena.edits(message, "again")
    assert (await bot.get_updates())[-1].edited_message is not None


async def test_messages_are_kept_a_day_and_button_presses_150_seconds(
    telegram: Emulator, bot: Bot, olena: User
) -> None:
    asked = await bot.send_message(olena.id, "Sure?", reply_markup=KEYBOARD)
    await olena.sends("hello")
    await olena.presses(asked.message_id, "Yes")
    await telegram.clock.advance(149)
    assert len(await bot.get_updates()) == 2
    await telegram.clock.advance(1)
    assert [u.callback_query for u in await bot.get_updates()] == [None]
    await telegram.clock.advance(86_400 - 151)
    assert len(await bot.get_updates()) == 1
    await telegram.clock.advance(1)
    assert await bot.get_updates() == ()


async def test_update_ids_restart_at_random_after_a_quiet_week(telegram: Emulator, bot: Bot, olena: User) -> None:
    await olena.sends("before")
    old = (await bot.get_updates())[0].update_id
    await bot.get_updates(offset=old + 1)
    await telegram.clock.advance(7 * 86_400)
    await olena.sends("after")
    assert abs((await bot.get_updates())[0].update_id - old) > 1000


async def test_an_offset_in_the_future_confirms_nothing(telegram: Emulator, bot: Bot, olena: User) -> None:
    await olena.sends("still here")
    update = (await bot.get_updates())[0]
    assert len(await bot.get_updates(offset=update.update_id + 1000)) == 1
    assert telegram.confirmed_offset == 0


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=30))
async def test_no_update_is_lost_or_reordered_whatever_is_sent_and_confirmed(steps: list[int | None]) -> None:
    telegram = Emulator()
    queue = telegram.bot.queue
    added: list[int] = []
    confirmed = 0
    for step in steps:
        if step is None:
            added.append(telegram.injects({}))
        elif step < len(added):
            confirmed = max(confirmed, added[step])
            queue.confirm(added[step])
        assert [update["update_id"] for update in queue.batch(100)] == [i for i in added if i >= confirmed]
