"""A message at which an engine has ended goes to a person, and no engine reads it again."""

from __future__ import annotations

import pytest

from bot.core.case import Reason
from bot.core.conversation import Holder
from bot.core.jobs import JobKind
from bot.service.chat import answering, late
from bot.service.ports import App
from bot.service.system import health
from bot.storage.system import jobs
from bot.worker.schedule import _take_back_cases
from tests.support.acting import case_of, chat_of, phone_of, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, says

WORDS = {
    "en": "I can't cope with this message, sorry. A colleague will read it and answer.",
    "ru": "С этим сообщением я не справляюсь, извините. Его прочтёт и ответит коллега.",
    "uk": "Із цим повідомленням я не впораюся, перепрошую. Його прочитає й відповість колега.",
}


async def _die(app: App, clock: FakeClock) -> None:
    """An engine takes the job and is gone."""
    clock.advance(seconds=5)
    assert await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="engine@here:1")
    assert await app.database.write(jobs.take_back, is_dead=lambda worker: True) == 1


async def test_it_goes_to_a_person_and_the_next_engine_does_not_read_it(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    await write_in(app, "deadly words", "1")
    await _die(app, clock)
    await run_jobs(app)
    assert dialogue.heard == []
    case = await case_of(app)
    assert (case.reason, (await chat_of(app)).owner.holder) == (Reason.BEYOND_BOT, Holder.QUEUE)
    assert WORDS["en"] in phone_of(app, "1")


async def test_the_others_are_answered_by_the_next_engine(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["hello"] = says("greet")
    await write_in(app, "deadly words", "1")
    await _die(app, clock)
    await write_in(app, "hello", "2")
    await run_jobs(app)
    assert dialogue.heard == ["hello"]
    assert phone_of(app, "2")[-1] == "Hello! How can I help?"


async def test_what_the_customer_writes_after_it_is_understood_without_it(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["hello"] = says("greet")
    await write_in(app, "deadly words", "1")
    await _die(app, clock)
    await run_jobs(app)
    conversation = await chat_of(app)
    assert await app.database.read(answering.do_read, conversation.id) == (conversation, ())


async def test_a_case_made_while_the_engine_hung_stays_with_people(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    await write_in(app, "deadly words", "1")
    clock.advance(seconds=5)
    assert await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="engine@here:1")
    for _ in range(8):
        clock.advance(seconds=16)
        await late.watch_late(app, ready_since=health.ready_since)
    assert (await case_of(app)).reason is Reason.BOT_UNAVAILABLE
    await app.database.write(jobs.take_back, is_dead=lambda worker: True)
    await run_jobs(app)
    await _take_back_cases(app)
    assert ((await case_of(app)).reason, dialogue.heard) == (Reason.BEYOND_BOT, [])


@pytest.mark.parametrize("language", WORDS)
def test_the_customer_is_told_in_their_language(app: App, language: str) -> None:
    assert app.words.say(language, "handed-beyond_bot") == WORDS[language]


async def test_a_job_that_only_waited_or_failed_is_no_deadly_one(app: App, clock: FakeClock) -> None:
    await write_in(app, "words", "1")
    clock.advance(seconds=5)
    job = await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="engine@here:1")
    assert job is not None
    await app.database.write(jobs.retry, job, run_at=clock(), error="ValueError", failed=1)
    again = await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="engine@here:1")
    assert again is not None and not again.was_deadly
