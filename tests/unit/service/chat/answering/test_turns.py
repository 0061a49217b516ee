"""What a turn is taken for, and what the search says about it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Reason
from bot.core.conversation import Conversation
from bot.core.turn import Step
from bot.service.ports import App
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    phone_of,
    run_jobs,
    write_in,
)
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import (
    ScriptedDialogue,
    found,
    make_turn,
    says,
    wants_human,
)
from tests.unit.service.chat.answering.conftest import ask


async def chat_of_new(app: App) -> Conversation:
    await command(app, "start")
    return await chat_of(app)


async def test_the_queue_shows_what_the_bot_considered(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["awful"] = found(("delivery/cost", 0.412345), anger=0.9)
    await ask(app, "awful")
    brief = (await case_of(app)).brief
    assert (brief.reason, brief.anger, brief.considered) == (Reason.ANGER, 0.9, (("delivery/cost", 0.412),))


async def test_what_was_written_after_a_pause_is_a_question_of_its_own(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    await write_in(app, "what does it cost")
    clock.advance(seconds=1)
    await write_in(app, "to Lviv")
    clock.advance(seconds=40)  # the engine is still loading
    await write_in(app, "hello?")
    clock.advance(seconds=5)
    await run_jobs(app)
    assert dialogue.heard == ["what does it cost\nto Lviv", "hello?"]


async def test_a_sure_article_wins_over_what_the_turn_was_taken_for(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["thanks for"] = replace(says("thanks"), candidates=found(("delivery/cost", 0.95)).candidates)
    before = (await chat_of_new(app)).dialogue
    await write_in(app, "thanks for the flowers, how much was it")
    await run_jobs(app)
    assert (await chat_of(app)).memory.shown == ("delivery/cost",)
    assert (await chat_of(app)).dialogue == before


async def test_a_sure_article_does_not_take_a_customer_out_of_a_form(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["where is it"] = replace(
        wants_human(Reason.STATUS), candidates=found(("delivery/cost", 0.95)).candidates
    )
    await write_in(app, "order!")
    await run_jobs(app)
    await write_in(app, "so where is it")
    await run_jobs(app)
    assert (await case_of(app)).reason is Reason.STATUS


async def test_a_single_guess_is_shown_as_one(app: App, dialogue: ScriptedDialogue, channel: RecordingChannel) -> None:
    dialogue.turns["hm"] = found(("delivery/cost", 0.4))
    await write_in(app, "hm")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Probably this:\n\nDelivery costs 120 UAH.")
    assert [button.label for button in channel.phone()[-1].buttons] == [
        "More",
        "No, something else",
        "Talk to a person",
    ]


async def test_the_brief_of_an_order_says_what_was_asked_before_its_number(
    app: App, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns |= {"LF-204518": wants_human(Reason.STATUS), "order!": make_turn(Step.ASK, slot="order_number")}
    await write_in(app, "cost")
    await run_jobs(app)
    await write_in(app, "order!")
    await run_jobs(app)
    await write_in(app, "LF-204518")
    await run_jobs(app)
    assert (await case_of(app)).brief.question == "order!\nLF-204518"


async def test_an_outcry_instead_of_the_order_number_calls_a_person(app: App) -> None:
    await write_in(app, "order!")
    await run_jobs(app)
    await write_in(app, "grrr")
    await run_jobs(app)
    assert (await case_of(app)).reason is Reason.STATUS
