"""Two bots on one database: a test bot before the real one, or both at work side by side."""

from __future__ import annotations

from pathlib import Path

from bot.core.messages import Author, Delivery
from bot.storage.chat import updates
from tests.support.emulator import Clock, Emulator
from tests.support.telegram.phones import EmulatorPhone, waits_for
from tests.support.telegram.stage import on_stage, wait_for

TEST_BOT = "7000000001:AAEmulatedTokenThatOpensNothingAtAll001"
REAL_BOT = "7000000002:AAEmulatedTokenThatOpensNothingAtAll002"
CUSTOMER = 5001
PERSON = "I want a person"
QUEUED = "Request #"


def two_bots() -> Emulator:
    """Both give the same numbers to the customer's first messages and updates."""
    return Emulator(tokens=(TEST_BOT, REAL_BOT), clock=Clock(speed=1))


def phone_at(server: Emulator, token: str) -> EmulatorPhone:
    return EmulatorPhone(server.user(id=CUSTOMER, language_code="en", token=token))


async def test_a_customer_known_to_the_test_bot_is_heard_by_the_real_one(tmp_path: Path) -> None:
    async with two_bots() as server:
        before, now = phone_at(server, TEST_BOT), phone_at(server, REAL_BOT)
        async with on_stage(tmp_path, api=server.url, token=TEST_BOT) as stage:
            await before.sends(PERSON)
            await waits_for(before, QUEUED)
        async with on_stage(tmp_path, api=server.url, token=REAL_BOT) as stage:
            await now.sends(PERSON)
            await waits_for(now, QUEUED)
            assert stage.said_by(CUSTOMER, Author.CUSTOMER) == [PERSON], "a conversation of its own"


async def test_two_bots_side_by_side_each_answer_in_their_own_chat(tmp_path: Path) -> None:
    async with two_bots() as server:
        one, other = phone_at(server, TEST_BOT), phone_at(server, REAL_BOT)
        async with (
            on_stage(tmp_path, api=server.url, token=TEST_BOT) as first,
            on_stage(tmp_path, api=server.url, token=REAL_BOT) as second,
        ):
            for phone in (one, other):
                await phone.sends(PERSON)
                await waits_for(phone, QUEUED)
            await first.claim(CUSTOMER)
            await second.claim(CUSTOMER)
            second.clicks = 10  # another browser, other clicks
            await first.reply(CUSTOMER, "from the test bot")
            await second.reply(CUSTOMER, "from the real bot")
            await waits_for(one, "from the test bot")
            await waits_for(other, "from the real bot")
            assert not any("real bot" in shown.text for shown in await one.shown())
            assert not any("test bot" in shown.text for shown in await other.shown())


async def test_what_another_bot_has_to_send_waits_for_it_and_does_not_fail(tmp_path: Path) -> None:
    async with two_bots() as server:
        phone = phone_at(server, TEST_BOT)
        async with on_stage(tmp_path, api=server.url, token=TEST_BOT) as stage:
            await phone.sends(PERSON)
            await waits_for(phone, QUEUED)
            await stage.claim(CUSTOMER)
            await waits_for(phone, "Anna has joined")
            its_own = stage.conversation(CUSTOMER)
        async with on_stage(tmp_path, api=server.url, token=REAL_BOT) as stage:
            stage.conversation = lambda customer: its_own  # type: ignore[method-assign]
            await stage.reply(CUSTOMER, "sent while the other bot runs")
            other = phone_at(server, REAL_BOT)
            await other.sends(PERSON)
            await waits_for(other, QUEUED)  # this bot has work and does it
            assert stage.transcript(CUSTOMER)[-1].delivery is Delivery.QUEUED
        async with on_stage(tmp_path, api=server.url, token=TEST_BOT) as stage:
            await waits_for(phone, "sent while the other bot runs")
            await wait_for(lambda: stage.transcript(CUSTOMER)[-1].delivery is Delivery.SENT, what="the receipt")


async def test_updates_of_another_bot_are_left_to_it(tmp_path: Path) -> None:
    async with two_bots() as server, on_stage(tmp_path, api=server.url, token=REAL_BOT) as stage:
        await stage.app.database.write(
            updates.record_update, channel="telegram", account="7000000001", update_key="1", raw="{}"
        )
        phone = phone_at(server, REAL_BOT)
        await phone.sends(PERSON)
        await waits_for(phone, QUEUED)
        assert stage.app.database.read_now(updates.count_states)["new"] == 1
