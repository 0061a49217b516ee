"""A posted message arrives in order, once, or with a true state."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.conversation import QUEUE, Conversation
from bot.core.jobs import JobKind
from bot.core.messages import Delivery
from bot.errors import CustomerBlocked, SendLater, SendRefused
from bot.service.outbox import delivery
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.system import jobs
from tests.support.acting import chat_of, command, run_jobs, write_in
from tests.support.channels import LOST_AFTER, LOST_BEFORE, Cut, RecordingChannel
from tests.support.clock import FakeClock
from tests.unit.service.outbox.conftest import post_text, read_message


async def change_owner(app: App) -> Conversation:
    return await app.database.write(conversations.record_owner, await chat_of(app), QUEUE)


async def test_a_posted_message_arrives_and_is_marked_sent(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
    assert (await read_message(app, message_id)).delivery is Delivery.QUEUED
    await run_jobs(app)
    sent = await read_message(app, message_id)
    assert sent.delivery is Delivery.SENT
    assert sent.channel_key == channel.phone()[-1].key
    assert channel.texts()[-1] == "hello"


async def test_messages_of_a_chat_arrive_in_the_order_of_posting(app: App, channel: RecordingChannel) -> None:
    for number in range(5):
        await post_text(app, f"number {number}")
    channel.script(SendLater(seconds=3), None, LOST_BEFORE)
    await run_jobs(app)
    assert channel.texts()[1:] == [f"number {number}" for number in range(5)]


async def test_one_blocked_lane_does_not_hold_up_another_chat(app: App, channel: RecordingChannel) -> None:
    await post_text(app, "slow")
    await command(app, "start", chat="2")
    channel.script(SendLater(seconds=60))
    await run_jobs(app, until=app.clock() + timedelta(seconds=5))
    assert len(channel.texts("2")) == 1
    assert channel.texts()[1:] == []


async def test_a_channel_that_asks_to_wait_is_tried_again_after_that_time(
    app: App, clock: FakeClock, channel: RecordingChannel
) -> None:
    message_id = await post_text(app, "hello")
    channel.script(SendLater(seconds=7))
    before = clock.now
    await run_jobs(app)
    assert clock.now - before == timedelta(seconds=7)
    assert channel.texts()[-1:] == ["hello"]
    sent = await read_message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, False)


async def test_a_refused_message_fails_for_good_and_says_why(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
    channel.script(SendRefused(problem="chat not found"))
    await run_jobs(app)
    failed = await read_message(app, message_id)
    assert failed.delivery is Delivery.FAILED
    assert "chat not found" in failed.delivery_note
    assert len(channel.letters) == 2


async def test_a_customer_who_blocked_the_bot_is_marked_and_unmarked_when_they_write(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await post_text(app, "hello")
    channel.script(CustomerBlocked())
    await run_jobs(app)
    assert (await read_message(app, message_id)).delivery is Delivery.FAILED
    assert (await chat_of(app)).blocked
    await write_in(app, "I am back")
    assert not (await chat_of(app)).blocked


@pytest.mark.parametrize(("cut", "copies"), [(LOST_BEFORE, 1), (LOST_AFTER, 2)])
async def test_an_uncertain_send_is_repeated_once_and_marked_possibly_twice(
    app: App, channel: RecordingChannel, cut: Cut, copies: int
) -> None:
    message_id = await post_text(app, "hello")
    channel.script(cut)
    await run_jobs(app)
    sent = await read_message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, True)
    assert channel.texts().count("hello") == copies


async def test_two_uncertain_sends_end_as_unknown_and_are_not_repeated_again(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await post_text(app, "hello")
    channel.script(LOST_AFTER, LOST_AFTER, LOST_AFTER)
    await run_jobs(app)
    unsure = await read_message(app, message_id)
    assert (unsure.delivery, unsure.possibly_twice) == (Delivery.UNKNOWN, True)
    assert channel.texts().count("hello") == 2


async def test_a_message_after_an_unknown_one_still_arrives(app: App, channel: RecordingChannel) -> None:
    await post_text(app, "first")
    second = await post_text(app, "second")
    channel.script(LOST_BEFORE, LOST_BEFORE)
    await run_jobs(app)
    assert (await read_message(app, second)).delivery is Delivery.SENT


async def test_a_crash_between_taking_and_sending_counts_as_uncertain(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
    job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="dies")
    assert job is not None
    await app.database.write(delivery.do_take, job.payload["outbox_id"])
    assert await app.database.write(jobs.take_back, is_dead=lambda worker: True) == 1
    await run_jobs(app)
    sent = await read_message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, True)


async def test_a_crash_after_the_confirmation_sends_nothing_again(app: App, channel: RecordingChannel) -> None:
    await post_text(app, "hello")
    job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="dies")
    assert job is not None
    await delivery.deliver(app, job)
    await app.database.write(jobs.take_back, is_dead=lambda worker: True)
    await run_jobs(app)
    assert channel.texts().count("hello") == 1


async def test_what_may_have_arrived_is_not_said_to_be_withheld_after_a_later_try_that_did_not(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await post_text(app, "from the bot")
    channel.script(LOST_AFTER, SendLater(seconds=60))
    await run_jobs(app, until=app.clock() + timedelta(seconds=10))
    await change_owner(app)
    await run_jobs(app)
    assert (await read_message(app, message_id)).delivery is Delivery.UNKNOWN
    assert channel.texts().count("from the bot") == 1


async def test_a_message_written_before_a_change_of_owner_is_withheld(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "from the bot")
    await change_owner(app)
    await run_jobs(app)
    withheld = await read_message(app, message_id)
    assert withheld.delivery is Delivery.WITHHELD
    assert withheld.delivery_note
    assert "from the bot" not in channel.texts()


async def test_a_message_that_waits_for_the_channel_is_withheld_when_the_owner_changes(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await post_text(app, "from the bot")
    channel.script(SendLater(seconds=30))
    await run_jobs(app, until=app.clock() + timedelta(seconds=1))
    await change_owner(app)
    await run_jobs(app)
    assert (await read_message(app, message_id)).delivery is Delivery.WITHHELD
    assert "from the bot" not in channel.texts()


async def test_a_message_that_may_have_arrived_is_never_called_withheld(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "from the bot")
    channel.script(LOST_AFTER)
    await run_jobs(app, until=app.clock() + timedelta(seconds=1))
    await change_owner(app)
    await run_jobs(app)
    unsure = await read_message(app, message_id)
    assert unsure.delivery is Delivery.UNKNOWN
    assert unsure.delivery_note
    assert channel.texts().count("from the bot") == 1
