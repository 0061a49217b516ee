"""Delivery: every outcome of a send, and what the outbox then says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import QUEUE, Conversation
from bot.core.jobs import JobKind
from bot.core.messages import Author, Button, Delivery, Message, NewMessage, Source
from bot.errors import CustomerBlocked, SendLater, SendRefused, SendUncertain
from bot.service.outbox import delivery, posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages, outbox
from bot.storage.system import jobs
from tests.support.acting import chat_of, command, run_job, run_jobs, write_in
from tests.support.app import make_app
from tests.support.channels import LOST_AFTER, LOST_BEFORE, Cut, RecordingChannel
from tests.support.clock import FakeClock


async def _post(app: App, text: str, author: Author = Author.BOT) -> int:
    if not await app.database.read(conversations.find, channel="test", chat_key="1"):
        await command(app, "start")
        await run_jobs(app)
    return await app.database.write(posting.post, await chat_of(app), NewMessage(author=author, text=text))


async def _message(app: App, message_id: int) -> Message:
    return await app.database.read(messages.get, message_id)


async def _change_owner(app: App) -> Conversation:
    return await app.database.write(conversations.record_owner, await chat_of(app), QUEUE)


async def test_a_posted_message_arrives_and_is_marked_sent(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    assert (await _message(app, message_id)).delivery is Delivery.QUEUED
    await run_jobs(app)
    sent = await _message(app, message_id)
    assert sent.delivery is Delivery.SENT
    assert sent.channel_key == channel.phone()[-1].key
    assert channel.texts()[-1] == "hello"


async def test_messages_of_a_chat_arrive_in_the_order_of_posting(app: App, channel: RecordingChannel) -> None:
    for number in range(5):
        await _post(app, f"number {number}")
    channel.script(SendLater(seconds=3), None, LOST_BEFORE)
    await run_jobs(app)
    assert channel.texts()[1:] == [f"number {number}" for number in range(5)]


async def test_one_blocked_lane_does_not_hold_up_another_chat(app: App, channel: RecordingChannel) -> None:
    await _post(app, "slow")
    await command(app, "start", chat="2")
    channel.script(SendLater(seconds=60))
    await run_jobs(app, until=app.clock() + timedelta(seconds=5))
    assert len(channel.texts("2")) == 1
    assert channel.texts()[1:] == []


async def test_a_channel_that_asks_to_wait_is_tried_again_after_that_time(
    app: App, clock: FakeClock, channel: RecordingChannel
) -> None:
    message_id = await _post(app, "hello")
    channel.script(SendLater(seconds=7))
    before = clock.now
    await run_jobs(app)
    assert clock.now - before == timedelta(seconds=7)
    assert channel.texts()[-1:] == ["hello"]
    sent = await _message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, False)


async def test_a_refused_message_fails_for_good_and_says_why(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    channel.script(SendRefused(problem="chat not found"))
    await run_jobs(app)
    failed = await _message(app, message_id)
    assert failed.delivery is Delivery.FAILED
    assert "chat not found" in failed.delivery_note
    assert len(channel.letters) == 2


async def test_a_customer_who_blocked_the_bot_is_marked_and_unmarked_when_he_writes(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await _post(app, "hello")
    channel.script(CustomerBlocked())
    await run_jobs(app)
    assert (await _message(app, message_id)).delivery is Delivery.FAILED
    assert (await chat_of(app)).blocked
    await write_in(app, "I am back")
    assert not (await chat_of(app)).blocked


@pytest.mark.parametrize(("cut", "copies"), [(LOST_BEFORE, 1), (LOST_AFTER, 2)])
async def test_an_uncertain_send_is_repeated_once_and_marked_possibly_twice(
    app: App, channel: RecordingChannel, cut: Cut, copies: int
) -> None:
    message_id = await _post(app, "hello")
    channel.script(cut)
    await run_jobs(app)
    sent = await _message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, True)
    assert channel.texts().count("hello") == copies


async def test_two_uncertain_sends_end_as_unknown_and_are_not_repeated_again(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await _post(app, "hello")
    channel.script(LOST_AFTER, LOST_AFTER, LOST_AFTER)
    await run_jobs(app)
    unsure = await _message(app, message_id)
    assert (unsure.delivery, unsure.possibly_twice) == (Delivery.UNKNOWN, True)
    assert channel.texts().count("hello") == 2


async def test_a_message_after_an_unknown_one_still_arrives(app: App, channel: RecordingChannel) -> None:
    await _post(app, "first")
    second = await _post(app, "second")
    channel.script(LOST_BEFORE, LOST_BEFORE)
    await run_jobs(app)
    assert (await _message(app, second)).delivery is Delivery.SENT


async def test_a_crash_between_taking_and_sending_counts_as_uncertain(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="dies")
    assert job is not None
    await app.database.write(delivery.do_take, job.payload["outbox_id"])
    assert await app.database.write(jobs.take_back, is_dead=lambda worker: True) == 1
    await run_jobs(app)
    sent = await _message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, True)


async def test_a_crash_after_the_confirmation_sends_nothing_again(app: App, channel: RecordingChannel) -> None:
    await _post(app, "hello")
    job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="dies")
    assert job is not None
    await delivery.deliver(app, job)
    await app.database.write(jobs.take_back, is_dead=lambda worker: True)
    await run_jobs(app)
    assert channel.texts().count("hello") == 1


async def test_a_message_written_before_a_change_of_owner_is_withheld(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "from the bot")
    await _change_owner(app)
    await run_jobs(app)
    withheld = await _message(app, message_id)
    assert withheld.delivery is Delivery.WITHHELD
    assert withheld.delivery_note
    assert "from the bot" not in channel.texts()


async def test_a_message_that_waits_for_the_channel_is_withheld_when_the_owner_changes(
    app: App, channel: RecordingChannel
) -> None:
    message_id = await _post(app, "from the bot")
    channel.script(SendLater(seconds=30))
    await run_jobs(app, until=app.clock() + timedelta(seconds=1))
    await _change_owner(app)
    await run_jobs(app)
    assert (await _message(app, message_id)).delivery is Delivery.WITHHELD
    assert "from the bot" not in channel.texts()


async def test_a_message_that_may_have_arrived_is_never_called_withheld(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "from the bot")
    channel.script(LOST_AFTER)
    await run_jobs(app, until=app.clock() + timedelta(seconds=1))
    await _change_owner(app)
    await run_jobs(app)
    unsure = await _message(app, message_id)
    assert unsure.delivery is Delivery.UNKNOWN
    assert unsure.delivery_note
    assert channel.texts().count("from the bot") == 1


async def test_a_long_text_goes_on_with_the_piece_that_is_missing(tmp_path: Path) -> None:
    channel = RecordingChannel(part_size=4)
    app = make_app(tmp_path, channels=[channel])
    message_id = await _post(app, "aaaabbbbcccc")
    channel.script(Cut(error=SendLater(seconds=1), parts=2))
    await run_jobs(app)
    assert channel.texts()[-3:] == ["aaaa", "bbbb", "cccc"]
    assert channel.letters[-1].skip_parts == 2
    assert (await _message(app, message_id)).delivery is Delivery.SENT
    app.database.close()


async def test_an_uncertain_piece_repeats_only_what_has_not_arrived_for_sure(tmp_path: Path) -> None:
    channel = RecordingChannel(part_size=4)
    app = make_app(tmp_path, channels=[channel])
    await _post(app, "aaaabbbbcccc")
    channel.script(Cut(error=SendUncertain(), parts=1))
    await run_jobs(app)
    assert channel.texts()[-3:] == ["aaaa", "bbbb", "cccc"]
    app.database.close()


async def test_an_edit_changes_the_message_in_place(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "old")
    await run_jobs(app)
    conversation, message = await chat_of(app), await _message(app, message_id)
    button = Button(label="Go", action="go")
    await app.database.write(posting.repost, conversation, message, "new", buttons=(button,))
    await run_jobs(app)
    assert channel.texts()[-1] == "new"
    assert channel.phone()[-1].buttons == (button,)
    assert [revision.text for revision in (await _message(app, message_id)).revisions] == ["old"]


async def test_an_edit_that_changes_nothing_is_not_sent(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "same")
    await run_jobs(app)
    sent = len(channel.letters)
    await app.database.write(posting.repost, await chat_of(app), await _message(app, message_id), "same")
    await run_jobs(app)
    assert len(channel.letters) == sent


async def test_an_uncertain_edit_is_repeated_without_a_second_message(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "old")
    await run_jobs(app)
    await app.database.write(posting.repost, await chat_of(app), await _message(app, message_id), "new")
    channel.script(LOST_AFTER)
    await run_jobs(app)
    assert channel.texts()[1:] == ["new"]
    assert not (await _message(app, message_id)).possibly_twice


async def test_an_edit_of_a_message_that_never_arrived_sends_nothing(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "lost")
    channel.script(SendRefused(problem="bad"))
    await run_jobs(app)
    await app.database.write(posting.repost, await chat_of(app), await _message(app, message_id), "changed")
    await run_jobs(app)
    assert "changed" not in channel.texts()
    assert (await _message(app, message_id)).delivery is Delivery.FAILED


async def test_articles_go_out_as_markup_and_everything_else_as_typed(app: App, channel: RecordingChannel) -> None:
    source = Source(article="a/b", language="en", title="T", probability=0.9)
    await _post(app, "*typed*", Author.OPERATOR)
    answer = NewMessage(author=Author.BOT, text="**bold**", source=source)
    await app.database.write(posting.post, await chat_of(app), answer)
    await run_jobs(app)
    assert [letter.markup for letter in channel.letters[-2:]] == [False, True]


async def test_a_failed_message_can_be_sent_again(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    channel.script(SendRefused(problem="too fast"))
    await run_jobs(app)
    outbox_id = await app.database.write(delivery.do_resend, message_id)
    assert outbox_id is not None
    assert await app.database.write(delivery.do_resend, message_id) is None
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="deliver:1", payload={"outbox_id": outbox_id})
    await run_jobs(app)
    assert (await _message(app, message_id)).delivery is Delivery.SENT
    assert channel.texts().count("hello") == 1


async def test_resending_what_may_have_arrived_is_marked_possibly_twice(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    channel.script(LOST_AFTER, LOST_AFTER)
    await run_jobs(app)
    outbox_id = await app.database.write(delivery.do_resend, message_id)
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="deliver:1", payload={"outbox_id": outbox_id})
    await run_jobs(app)
    sent = await _message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, True)


async def test_resending_a_half_sent_text_goes_on_where_it_stopped(tmp_path: Path) -> None:
    channel = RecordingChannel(part_size=4)
    app = make_app(tmp_path, channels=[channel])
    message_id = await _post(app, "aaaabbbb")
    channel.script(Cut(error=SendLater(seconds=1), parts=1), SendRefused(problem="bad"))
    await run_jobs(app)
    outbox_id = await app.database.write(delivery.do_resend, message_id)
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="deliver:1", payload={"outbox_id": outbox_id})
    await run_jobs(app)
    assert channel.texts()[-2:] == ["aaaa", "bbbb"]
    app.database.close()


async def test_a_message_for_a_channel_that_is_off_waits(app: App, clock: FakeClock, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    without = replace(app, channels={})
    job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="test")
    assert job is not None
    await run_job(without, job)
    assert (await _message(app, message_id)).delivery is Delivery.QUEUED
    await run_jobs(app)
    assert channel.texts()[-1] == "hello"


async def test_an_error_no_channel_announces_never_sends_more_than_twice(app: App, channel: RecordingChannel) -> None:
    message_id = await _post(app, "hello")
    defect = Cut(error=RuntimeError("defect"), arrived=True)
    channel.script(defect, defect)
    for _ in range(3):
        job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="test")
        assert job is not None
        try:
            await delivery.deliver(app, job)
        except RuntimeError as error:
            await app.database.write(jobs.retry, job, run_at=app.clock(), error=str(error))
    assert channel.texts().count("hello") == 2
    assert (await _message(app, message_id)).delivery is Delivery.UNKNOWN


async def test_the_outbox_counts_its_states(app: App) -> None:
    await _post(app, "hello")
    assert await app.database.read(outbox.count_states) == {"sent": 1, "queued": 1}
