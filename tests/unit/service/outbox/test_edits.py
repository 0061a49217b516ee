"""Changes of messages that were sent: they give way to new messages, and the newest is all that is sent."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.conversation import Conversation
from bot.core.desk.numbers import write_number
from bot.core.jobs import JobKind
from bot.core.messages import Author, Message
from bot.errors import SendLater
from bot.service.cases import holding
from bot.service.outbox import posting
from bot.service.ports import App
from bot.storage.chat import conversations, messages, outbox
from bot.storage.database import Tx
from bot.storage.system import jobs
from bot.worker.handlers import FRONT
from tests.support.acting import case_of, chat_of, command, hire, phone_of, queue_up, run_jobs, write_in
from tests.support.channels import LOST_BEFORE, RecordingChannel
from tests.support.clock import FakeClock


async def _last(app: App, chat: Conversation) -> Message:
    line = await app.database.read(messages.last_by, chat.id, Author.SYSTEM)
    assert line is not None
    return line


def _repost(tx: Tx, chat: Conversation, message: Message, text: str, after: float = 0) -> None:
    now = messages.get(tx, message.id)
    posting.repost(tx, conversations.get(tx, chat.id), now, text, after=timedelta(seconds=after))


async def test_of_several_changes_that_wait_only_the_newest_is_sent(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    chat, sent = await chat_of(app), len(channel.letters)
    card = await _last(app, chat)
    for text in ("first", "second", "third"):
        await app.database.write(_repost, chat, card, text)
    assert await app.database.read(outbox.count_queued_edits) == 1
    await run_jobs(app)
    assert [letter.text for letter in channel.letters[sent:]] == ["third"]
    revisions = (await app.database.read(messages.get, card.id)).revisions
    assert [revision.text for revision in revisions[-2:]] == ["first", "second"]


async def test_a_change_that_is_on_its_way_is_followed_by_the_next(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    chat = await chat_of(app)
    card = await _last(app, chat)
    await app.database.write(_repost, chat, card, "first")
    channel.script(SendLater(seconds=1))
    await run_jobs(app, until=app.clock())
    await app.database.write(_repost, chat, card, "second")
    await run_jobs(app)
    assert phone_of(app)[-1] == "second"


async def test_a_new_message_is_taken_before_every_change(app: App, clock: FakeClock) -> None:
    await queue_up(app)
    chat = await chat_of(app)
    card = await _last(app, chat)
    await app.database.write(_repost, chat, card, "changed")
    clock.advance(minutes=5)
    await write_in(app, "another chat", "2")
    await command(app, "human", chat="2")
    taken = []
    while job := await app.database.write(jobs.claim, kinds=tuple(FRONT), worker="test"):
        taken.append(job.kind)
        await app.database.write(jobs.finish, job)
    assert taken == [JobKind.DELIVER] * (len(taken) - 1) + [JobKind.EDIT]
    assert len(taken) > 2


async def test_a_change_never_stands_in_the_way_of_what_follows_in_its_chat(
    app: App, channel: RecordingChannel
) -> None:
    await queue_up(app)
    chat, anna = await chat_of(app), await hire(app)
    card = await _last(app, chat)
    await app.database.write(_repost, chat, card, "changed", 60)
    await app.database.write(holding.do_claim, app, anna, (await case_of(app)).id)
    sent = len(channel.letters)
    await run_jobs(app, until=app.clock())
    assert [letter.text for letter in channel.letters[sent:]] == ["Anna has joined and can see the whole chat."]


async def test_a_claim_overtakes_the_change_that_waits(app: App, clock: FakeClock) -> None:
    """The older change belongs to an epoch that is over: what is sent is the newest text, in the new one."""
    await queue_up(app)
    chat, anna = await chat_of(app), await hire(app)
    await app.database.write(_repost, chat, await _last(app, chat), "You're next.", 3)
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, anna, case.id)
    await run_jobs(app)
    assert f"Request #{write_number(case.id)}: Anna is answering." in phone_of(app)


@pytest.mark.parametrize("lost", [SendLater(seconds=9), LOST_BEFORE])
async def test_a_message_is_changed_once_it_has_arrived(app: App, channel: RecordingChannel, lost: Exception) -> None:
    await queue_up(app, chat="2")
    await write_in(app, "my question")
    await command(app, "human")
    channel.script(lost, lost, lost)
    await run_jobs(app, until=app.clock())
    chat = await chat_of(app)
    await app.database.write(_repost, chat, await _last(app, chat), "changed")
    await run_jobs(app)
    assert phone_of(app)[-1] == "changed"
