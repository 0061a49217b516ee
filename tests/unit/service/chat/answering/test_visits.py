"""What was asked and shown counts within a visit, and not a week later."""

from __future__ import annotations

from bot.service.ports import App
from tests.support.acting import chat_of, phone_of, press, run_jobs
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, found
from tests.unit.service.chat.answering.conftest import ask


async def test_the_same_question_a_week_later_is_a_question(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["cost"] = found(("delivery/cost", 0.95))
    await ask(app, "what does it cost")
    clock.advance(hours=168)
    await ask(app, "what does it cost")
    first, second = phone_of(app)
    assert first == second


async def test_a_new_visit_forgets_the_topic_and_notes_its_own_time(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["cost"] = found(("delivery/cost", 0.95))
    await ask(app, "what does it cost")
    clock.advance(hours=5)
    await ask(app, "elephants")
    memory = (await chat_of(app)).memory
    assert (memory.topic, memory.shown, memory.asked) == (None, (), ("elephants",))
    assert memory.at is not None
    assert (clock.now - memory.at).total_seconds() < 60


async def test_a_press_a_day_later_is_the_first_of_a_new_visit(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["cost"] = found(("delivery/cost", 0.95))
    await ask(app, "what does it cost")
    clock.advance(hours=24)
    await press(app, "helped")
    await run_jobs(app)
    assert (await chat_of(app)).memory.shown == ()
