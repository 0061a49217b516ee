"""Bursts are answered once, and edits change what is answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.case import State
from bot.core.conversation import Conversation
from bot.core.jobs import JobKind
from bot.core.messages import Attachment, Author, Incoming, Kind
from bot.service.outbox import posting
from bot.service.ports import App, Tx
from bot.storage.chat import conversations
from bot.storage.system import jobs
from tests.support.acting import (
    arrive,
    case_of,
    chat_of,
    command,
    edit,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue


async def test_a_burst_is_answered_once_after_a_short_quiet(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    for text in ("hello", "I have a question", "about delivery"):
        await write_in(app, text)
        clock.advance(seconds=0.4)
    await run_jobs(app)
    assert dialogue.heard == ["hello\nI have a question\nabout delivery"]


@pytest.mark.parametrize("pause", [1.0, 1.2, 1.9])
@pytest.mark.parametrize(
    "texts",
    [
        ("hi", "i ordered roses", "for my mum", "for tomorrow", "when will they come?"),
        ("Здравствуйте", "хочу букет", "на завтра", "в Бучу", "сколько будет доставка?"),
        ("вітаю", "у мене питання", "про подарункову карту", "вона на 500", "можна частинами?"),
        ("how much is delivery?", "to Bucha", "tomorrow", "before noon", "for two bouquets"),
    ],
)
async def test_five_short_messages_at_human_pace_are_one_question(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue, pause: float, texts: tuple[str, ...]
) -> None:
    """A whole question first is answered sooner: what follows must come a little quicker then."""
    pause = min(pause, 1.2) if texts[0].endswith("?") else pause
    for text in texts:
        await write_in(app, text)
        await run_jobs(app, until=clock.now + timedelta(seconds=pause))
    await run_jobs(app)
    assert dialogue.heard == ["\n".join(texts)]


async def test_somebody_who_never_stops_is_answered_after_eight_seconds(app: App, clock: FakeClock) -> None:
    wrote = clock.now
    for _ in range(20):
        await write_in(app, "and")
        clock.advance(seconds=0.4)
    assert await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,)) == wrote + timedelta(seconds=8)


async def test_a_whole_question_waits_less_than_a_fragment(app: App, clock: FakeClock) -> None:
    waits = []
    for chat, text in (("1", "how much is delivery to Bucha?"), ("2", "delivery")):
        before = clock.now
        await write_in(app, text, chat)
        await run_jobs(app)
        waits.append((clock.now - before).total_seconds())
    assert waits[0] < 1.6 < 2.5 < waits[1] < 4


async def test_an_answer_that_was_asked_for_is_not_waited_on(app: App, clock: FakeClock) -> None:
    await write_in(app, "first")
    await run_jobs(app)
    conversation = await chat_of(app)
    await app.database.write(_do_ask, conversation)
    before = clock.now
    await write_in(app, "Dmytro")
    await run_jobs(app)
    assert (clock.now - before).total_seconds() < 1.6


def _do_ask(tx: Tx, conversation: Conversation) -> None:
    memory = replace(conversation.memory, slot="order")
    conversations.record_memory(
        tx, conversation.id, memory=memory, dialogue=conversation.dialogue, read_through=conversation.read_through
    )


async def test_while_the_customer_types_the_answer_waits_at_most_eight_seconds(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    wrote = clock.now
    await write_in(app, "how much is delivery to Bucha?")
    conversation = await chat_of(app)
    for _ in range(3):
        await run_jobs(app, until=clock.now + timedelta(seconds=1.1))
        await app.database.write(posting.note_typing, conversation.id)
    assert dialogue.heard == []
    await write_in(app, "by noon")
    for _ in range(6):
        await run_jobs(app, until=clock.now + timedelta(seconds=1.1))
        await app.database.write(posting.note_typing, conversation.id)
    assert dialogue.heard == ["how much is delivery to Bucha?\nby noon"]
    assert (await chat_of(app)).waiting_since is None
    assert clock.now >= wrote + timedelta(seconds=8)


async def test_a_sign_of_typing_makes_no_answer_and_brings_none_forward(app: App, clock: FakeClock) -> None:
    await write_in(app, "delivery")
    due = await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,))
    await app.database.write(posting.note_typing, (await chat_of(app)).id)
    later = await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,))
    assert due is not None and later is not None and later >= due
    await run_jobs(app)
    await app.database.write(posting.note_typing, (await chat_of(app)).id)
    assert await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,)) is None


async def test_an_edit_before_the_answer_changes_what_is_answered(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "wrong")
    await edit(app, key, "right")
    await run_jobs(app)
    assert dialogue.heard == ["right"]
    (line, *_) = await transcript(app)
    assert (line.text, [revision.text for revision in line.revisions]) == ("right", ["wrong"])


async def test_an_edit_of_the_last_message_after_the_answer_is_answered_again(
    app: App, dialogue: ScriptedDialogue, clock: FakeClock
) -> None:
    key = await write_in(app, "delivry cost")
    await run_jobs(app)
    assert (await chat_of(app)).waiting_since is None
    clock.advance(minutes=5)
    await edit(app, key, "delivery to Lviv")
    assert (await chat_of(app)).waiting_since == clock.now
    await run_jobs(app)
    assert dialogue.heard == ["delivry cost", "delivery to Lviv"]


async def test_an_edit_of_an_older_message_is_kept_and_not_answered(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "first")
    await run_jobs(app)
    await write_in(app, "second")
    await run_jobs(app)
    await edit(app, key, "changed")
    await run_jobs(app)
    assert dialogue.heard == ["first", "second"]
    assert (await transcript(app))[0].text == "changed"


async def test_an_edit_of_dots_and_capitals_is_not_answered_again(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "how much")
    await run_jobs(app)
    await edit(app, key, "How much?")
    await run_jobs(app)
    assert dialogue.heard == ["how much"]


async def test_an_edit_of_a_message_we_never_saw_is_a_new_message(app: App, dialogue: ScriptedDialogue) -> None:
    await edit(app, "from long ago", "hello")
    await run_jobs(app)
    assert dialogue.heard == ["hello"]


async def test_an_edit_while_a_person_has_the_chat_is_kept_for_them(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "old")
    await command(app, "human")
    await edit(app, key, "new")
    await run_jobs(app)
    assert dialogue.heard == []
    assert (await transcript(app))[0].text == "new"


async def test_an_album_of_forty_is_kept_whole_and_handed_over_once(app: App, clock: FakeClock) -> None:
    for number in range(40):
        photo = Attachment(kind="photo", file_key=f"F{number}", size=1)
        plain = Incoming(
            channel="test", chat_key="1", message_key=f"p{number}", kind=Kind.MEDIA, sent_at=clock(), group="album"
        )
        await arrive(app, replace(plain, attachments=(photo,)))
        clock.advance(seconds=0.05)
    await run_jobs(app)
    lines = await transcript(app)
    assert [one.attachments[0].file_key for one in lines if one.attachments] == [f"F{number}" for number in range(40)]
    assert len({one.text for one in lines if one.author is Author.SYSTEM}) == len(
        [one for one in lines if one.author is Author.SYSTEM]
    ), "nothing is said twice"
    assert (await case_of(app)).state is State.WAITING
