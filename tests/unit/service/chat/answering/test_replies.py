"""A reply to a message decides what it is about; so does a correction, the other way round."""

from __future__ import annotations

from bot.core.turn import Step
from bot.service.ports import App
from tests.support.acting import chat_of, recording, run_jobs, transcript, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, make_turn
from tests.unit.service.chat.answering.conftest import ask


async def _reply(app: App, text: str, to: str, *, quote: str = "") -> None:
    shown = next(one for one in recording(app).phone() if to in one.text)
    await write_in(app, text, reply=shown.key, quote=quote)
    await run_jobs(app)


def _topic(app_memory: object) -> str:
    topic = getattr(app_memory, "topic", None)
    return topic.article if topic is not None else ""


async def test_a_reply_is_about_the_answer_it_replies_to(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> None:
    finder.articles["payment/how"] = make_article("payment/how", title="Pay", body="By card.", rest="In parts: no.")
    dialogue.turns["pay"] = found(("payment/how", 0.95))
    await ask(app, "how do I pay")
    await ask(app, "cost")
    dialogue.turns["no?"] = make_turn(Step.ANSWER)
    await _reply(app, "and in parts, no?", "By card.")
    assert _topic((await chat_of(app)).memory) == "payment/how"
    last = (await transcript(app))[-1]
    assert last.source is not None
    assert last.source.article == "payment/how"


async def test_a_reply_is_remembered_with_what_it_quotes(app: App) -> None:
    await ask(app, "cost")
    await _reply(app, "and express?", "120 UAH", quote="costs 120")
    lines = await transcript(app)
    written = next(line for line in lines if line.text == "and express?")
    assert written.quote == "costs 120"
    assert written.reply_to == next(line.id for line in lines if "120 UAH" in line.text)


async def test_a_reply_to_an_answer_of_last_week_makes_it_the_topic_again(app: App, clock: FakeClock) -> None:
    await ask(app, "cost")
    clock.advance(hours=200)
    await _reply(app, "express?", "120 UAH")
    assert _topic((await chat_of(app)).memory) == "delivery/cost"


async def test_a_reply_to_ones_own_question_is_about_its_answer(app: App) -> None:
    key = await write_in(app, "cost")
    await run_jobs(app)
    await write_in(app, "express?", reply=key)
    await run_jobs(app)
    assert _topic((await chat_of(app)).memory) == "delivery/cost"


async def test_a_reply_to_what_nobody_knows_is_a_message_like_any(app: App) -> None:
    await write_in(app, "cost", reply="of long ago")
    await run_jobs(app)
    assert (await chat_of(app)).memory.shown == ("delivery/cost",)


async def test_another_question_under_an_answer_is_answered_by_its_own_article(
    app: App, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["when"] = found(("delivery/time", 0.97))
    await ask(app, "cost")
    await _reply(app, "when", "120 UAH")
    assert (await chat_of(app)).memory.shown[-1] == "delivery/time"


async def test_a_correction_is_understood_without_its_lead_and_without_the_topic(
    app: App, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["the time"] = found(("delivery/time", 0.95))
    await ask(app, "cost")
    await ask(app, "no, I meant the time")
    assert dialogue.heard[-1] == "the time"
    assert (await transcript(app))[-2].text == "no, I meant the time"
    assert _topic((await chat_of(app)).memory) == "delivery/time"
