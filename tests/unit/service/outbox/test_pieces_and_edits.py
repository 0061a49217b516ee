"""Long texts, edits, and sending again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.core.conversation import BOT, QUEUE
from bot.core.jobs import JobKind
from bot.core.messages import Author, Button, Delivery, NewMessage, Source
from bot.errors import SendLater, SendRefused, SendUncertain
from bot.service.outbox import delivery, posting
from bot.service.ports import App
from bot.storage.chat import conversations, outbox
from bot.storage.system import jobs
from tests.support.acting import chat_of, run_job, run_jobs
from tests.support.app import make_app
from tests.support.channels import LOST_AFTER, Cut, RecordingChannel
from tests.support.clock import FakeClock
from tests.unit.service.outbox.conftest import post_text, read_message


async def test_a_long_text_goes_on_with_the_piece_that_is_missing(tmp_path: Path) -> None:
    channel = RecordingChannel(part_size=4)
    app = make_app(tmp_path, channels=[channel])
    message_id = await post_text(app, "aaaabbbbcccc")
    channel.script(Cut(error=SendLater(seconds=1), parts=2))
    await run_jobs(app)
    assert channel.texts()[-3:] == ["aaaa", "bbbb", "cccc"]
    assert channel.letters[-1].skip_parts == 2
    assert (await read_message(app, message_id)).delivery is Delivery.SENT
    app.database.close()


async def test_an_uncertain_piece_repeats_only_what_has_not_arrived_for_sure(tmp_path: Path) -> None:
    channel = RecordingChannel(part_size=4)
    app = make_app(tmp_path, channels=[channel])
    await post_text(app, "aaaabbbbcccc")
    channel.script(Cut(error=SendUncertain(), parts=1))
    await run_jobs(app)
    assert channel.texts()[-3:] == ["aaaa", "bbbb", "cccc"]
    app.database.close()


async def test_an_edit_changes_the_message_in_place(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "old")
    await run_jobs(app)
    conversation, message = await chat_of(app), await read_message(app, message_id)
    button = Button(label="Go", action="go")
    await app.database.write(posting.repost, conversation, message, "new", buttons=(button,))
    await run_jobs(app)
    assert channel.texts()[-1] == "new"
    assert channel.phone()[-1].buttons == (button,)
    assert [revision.text for revision in (await read_message(app, message_id)).revisions] == ["old"]


async def test_an_edit_that_changes_nothing_is_not_sent(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "same")
    await run_jobs(app)
    sent = len(channel.letters)
    await app.database.write(posting.repost, await chat_of(app), await read_message(app, message_id), "same")
    await run_jobs(app)
    assert len(channel.letters) == sent


async def test_an_uncertain_edit_is_repeated_without_a_second_message(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "old")
    await run_jobs(app)
    await app.database.write(posting.repost, await chat_of(app), await read_message(app, message_id), "new")
    channel.script(LOST_AFTER)
    await run_jobs(app)
    assert channel.texts()[1:] == ["new"]
    assert not (await read_message(app, message_id)).possibly_twice


async def test_an_edit_does_not_wait_for_what_nobody_will_try_again(app: App, channel: RecordingChannel) -> None:
    """The process died in the middle of a try, and the chat had changed hands when another one took it up."""
    message_id = await post_text(app, "old")
    await app.database.write(delivery.do_take, (await app.database.read(outbox.last_of, message_id)).id)
    conversation = await chat_of(app)
    for owner in (QUEUE, BOT):
        conversation = await app.database.write(conversations.record_owner, conversation, owner)
    await run_jobs(app)
    lost = await read_message(app, message_id)
    assert (lost.delivery, lost.delivery_note) == (Delivery.UNKNOWN, delivery.CHANGED_HANDS)
    await app.database.write(posting.repost, conversation, lost, "new")
    await run_jobs(app)
    assert await app.database.read(jobs.next_due, kinds=tuple(JobKind)) is None
    assert not {"old", "new"} & set(channel.texts())


async def test_an_edit_of_a_message_that_never_arrived_sends_nothing(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "lost")
    channel.script(SendRefused(problem="bad"))
    await run_jobs(app)
    await app.database.write(posting.repost, await chat_of(app), await read_message(app, message_id), "changed")
    await run_jobs(app)
    assert "changed" not in channel.texts()
    assert (await read_message(app, message_id)).delivery is Delivery.FAILED


async def test_articles_go_out_as_markup_and_everything_else_as_typed(app: App, channel: RecordingChannel) -> None:
    source = Source(article="a/b", language="en", title="T", probability=0.9)
    await post_text(app, "*typed*", Author.OPERATOR)
    answer = NewMessage(author=Author.BOT, text="**bold**", source=source)
    await app.database.write(posting.post, await chat_of(app), answer)
    await run_jobs(app)
    assert [letter.markup for letter in channel.letters[-2:]] == [False, True]


async def test_a_failed_message_can_be_sent_again(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
    channel.script(SendRefused(problem="too fast"))
    await run_jobs(app)
    outbox_id = await app.database.write(delivery.do_resend, message_id)
    assert outbox_id is not None
    assert await app.database.write(delivery.do_resend, message_id) is None
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="deliver:1", payload={"outbox_id": outbox_id})
    await run_jobs(app)
    assert (await read_message(app, message_id)).delivery is Delivery.SENT
    assert channel.texts().count("hello") == 1


async def test_resending_what_may_have_arrived_is_marked_possibly_twice(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
    channel.script(LOST_AFTER, LOST_AFTER)
    await run_jobs(app)
    outbox_id = await app.database.write(delivery.do_resend, message_id)
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="deliver:1", payload={"outbox_id": outbox_id})
    await run_jobs(app)
    sent = await read_message(app, message_id)
    assert (sent.delivery, sent.possibly_twice) == (Delivery.SENT, True)


async def test_resending_a_half_sent_text_goes_on_where_it_stopped(tmp_path: Path) -> None:
    channel = RecordingChannel(part_size=4)
    app = make_app(tmp_path, channels=[channel])
    message_id = await post_text(app, "aaaabbbb")
    channel.script(Cut(error=SendLater(seconds=1), parts=1), SendRefused(problem="bad"))
    await run_jobs(app)
    outbox_id = await app.database.write(delivery.do_resend, message_id)
    await app.database.write(jobs.add, kind=JobKind.DELIVER, lane="deliver:1", payload={"outbox_id": outbox_id})
    await run_jobs(app)
    assert channel.texts()[-2:] == ["aaaa", "bbbb"]
    app.database.close()


async def test_a_message_for_a_channel_that_is_off_waits(app: App, clock: FakeClock, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
    without = replace(app, channels={})
    job = await app.database.write(jobs.claim, kinds=(JobKind.DELIVER,), worker="test")
    assert job is not None
    await run_job(without, job)
    assert (await read_message(app, message_id)).delivery is Delivery.QUEUED
    await run_jobs(app)
    assert channel.texts()[-1] == "hello"


async def test_an_error_no_channel_announces_never_sends_more_than_twice(app: App, channel: RecordingChannel) -> None:
    message_id = await post_text(app, "hello")
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
    assert (await read_message(app, message_id)).delivery is Delivery.UNKNOWN


async def test_the_outbox_counts_its_states(app: App) -> None:
    await post_text(app, "hello")
    assert await app.database.read(outbox.count_states) == {"sent": 1, "queued": 1}
