"""Bursts are answered once, and edits change what is answered."""

from __future__ import annotations

from datetime import timedelta

from bot.core.jobs import JobKind
from bot.service.ports import App
from bot.storage.system import jobs
from tests.support.acting import (
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


async def test_somebody_who_never_stops_typing_is_answered_after_three_seconds(app: App, clock: FakeClock) -> None:
    wrote = clock.now
    for _ in range(10):
        await write_in(app, "and")
        clock.advance(seconds=0.5)
    assert await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,)) == wrote + timedelta(seconds=3)


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
