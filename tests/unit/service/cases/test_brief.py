"""The brief says the problem: whatever the customer wrote last."""

from __future__ import annotations

from dataclasses import replace

from bot.core.case import Brief, Reason
from bot.core.turn import Step, Turn
from bot.service.cases import holding, queue
from bot.service.cases.customer.card import access_card
from bot.service.ports import App
from tests.support.acting import case_of, hire, press, run_jobs, write_in
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, wants_human
from tests.unit.service.cases.conftest import send_reply


def understood(turn: Turn, intent: str) -> Turn:
    return replace(turn, intent=intent)


async def say(app: App, *texts: str) -> None:
    for text in texts:
        await write_in(app, text)
        await run_jobs(app)


async def brief_of(app: App) -> Brief:
    return (await case_of(app)).brief


async def test_a_number_alone_is_no_problem(app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder) -> None:
    finder.articles["payment/failed"] = make_article("payment/failed")
    dialogue.turns["pay"] = found(("payment/failed", 0.9))
    dialogue.turns["lf-"] = understood(wants_human(Reason.STATUS, order_number="LF-220045"), "inform_detail")
    await say(app, "how do I pay?", "LF-220045")
    assert (await brief_of(app)).question == "how do I pay?\nLF-220045"


async def test_a_call_for_a_person_is_no_problem(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["agent"] = understood(wants_human(Reason.REQUESTED), "want_human")
    await say(app, "agent")
    assert (await brief_of(app)).question == ""


async def test_what_is_added_while_waiting_stands_beside_it_until_somebody_answers(
    app: App, dialogue: ScriptedDialogue, clock: FakeClock
) -> None:
    dialogue.turns["agent"] = understood(wants_human(Reason.REQUESTED), "want_human")
    await say(app, "agent")
    clock.advance(seconds=5)
    await say(app, "the courier did not come")
    anna = await hire(app)
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, anna, case.id)
    card = await app.database.read(access_card, anna, case.conversation_id, now=await case_of(app))
    assert card.later == ("the courier did not come",)
    await send_reply(app, anna, "I am looking")
    card = await app.database.read(access_card, anna, case.conversation_id, now=await case_of(app))
    assert card.later == ()


async def test_each_article_stands_once_and_a_no_in_words_is_a_reaction(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> None:
    finder.articles["refunds/when"] = make_article("refunds/when")
    dialogue.turns["refund"] = found(("refunds/when", 0.9))
    dialogue.turns["money"] = found(("refunds/when", 0.8))
    no = replace(wants_human(Reason.NOT_HELPED), step=Step.FEEDBACK, helped=False, reason="")
    dialogue.turns["no"] = understood(no, "not_helped")
    await say(app, "refund?", "when is the money back?", "no, that did not help")
    brief = await brief_of(app)
    assert [(one.article, one.reaction) for one in brief.tried] == [("refunds/when", "not_helped")]
    assert brief.question.endswith("when is the money back?")


async def test_what_was_asked_back_without_a_choice_is_told(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> None:
    for article in ("delivery/cost", "delivery/time"):
        finder.articles[article] = make_article(article)
    dialogue.turns["delivery"] = found(("delivery/cost", 0.3), ("delivery/time", 0.29))
    dialogue.turns["agent"] = understood(wants_human(Reason.REQUESTED), "want_human")
    await say(app, "delivery")
    await say(app, "agent")
    brief = await brief_of(app)
    assert len(brief.offered) == 2
    assert brief.question == "delivery"


async def test_the_matter_of_an_earlier_case_is_not_told_again(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["roses"] = wants_human(Reason.COMPLAINT)
    dialogue.turns["agent"] = understood(wants_human(Reason.REQUESTED), "want_human")
    await say(app, "the wrong roses")
    await press(app, "cancel-wait")
    await say(app, "agent")
    case = await case_of(app)
    assert case.brief.question == ""
    anna = await hire(app)
    seen = await app.database.read(queue.access_case, anna, case.conversation_id)
    assert [past.brief.question for past in seen.past] == ["the wrong roses"]
