"""A request from the first message to what the customer reads and the operator finds in the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.case import Reason
from bot.core.request import Act
from bot.core.turn import Step, Turn
from bot.service.ports import App
from tests.support.acting import case_of, phone_of
from tests.support.engine import ScriptedDialogue, found, make_candidate, make_turn, wants_human
from tests.unit.service.chat.answering.conftest import ask

CANCEL = "please cancel my delivery"
RULE = "How it works with us: Delivery costs 120 UAH."


@pytest.fixture
def dialogue(dialogue: ScriptedDialogue) -> ScriptedDialogue:
    """Wants the number of an order for requests."""
    wish = make_turn(Step.ANSWER, intent="request", needs=("order_number",))
    sure = replace(wish, candidates=(make_candidate("delivery/cost", 0.95),))
    known = wants_human(Reason.STATUS, order_number="LF-204518")
    dialogue.turns = {
        "cancel": sure,
        "add a card": wish,
        "lf-204518": replace(known, intent="inform_detail", facts={"order_number": "LF-204518"}),
        **dialogue.turns,
    }
    return dialogue


async def test_the_number_is_asked_for_once_with_the_rule_and_then_a_person_has_it_all(app: App) -> None:
    await ask(app, CANCEL)
    assert RULE in phone_of(app)[-1]
    assert "order number" in phone_of(app)[-1] or "order_number" in phone_of(app)[-1]
    await ask(app, "LF-204518")
    brief = (await case_of(app)).brief
    assert (brief.reason, brief.question) == (Reason.REQUEST, f"{CANCEL}\nLF-204518")
    assert brief.request is not None
    assert (brief.request.act, brief.request.object) == (Act.CANCEL, "delivery")
    assert dict(brief.facts)["order_number"] == "LF-204518"


async def test_the_customer_reads_that_nothing_has_changed_yet_and_no_rule_twice(app: App) -> None:
    await ask(app, CANCEL)
    await ask(app, "I don't have it")
    told = phone_of(app)
    assert "Until they confirm, nothing changes." in told[-2]
    assert sum(RULE in text for text in told) == 1


async def test_a_question_before_the_number_is_answered_and_the_request_goes_on(app: App) -> None:
    await ask(app, CANCEL)
    await ask(app, "what does it cost?")
    assert "120 UAH" in phone_of(app)[-1]
    await ask(app, "LF-204518")
    brief = (await case_of(app)).brief
    assert (brief.reason, brief.question) == (Reason.REQUEST, f"{CANCEL}\nLF-204518")


async def test_what_is_to_become_of_it_stands_by_itself(app: App) -> None:
    await ask(app, 'please add a card to my order "For Ann"')
    await ask(app, "no idea")
    brief = (await case_of(app)).brief
    assert brief.request is not None
    assert (brief.request.act, brief.request.words) == (Act.CHANGE, 'please add a card to my order "For Ann"')


async def test_what_does_not_work_is_answered_with_a_person_on_offer(app: App, dialogue: ScriptedDialogue) -> None:
    trouble: Turn = found(("delivery/cost", 0.95))
    dialogue.turns = {"doesn't work": trouble, **dialogue.turns}
    await ask(app, "the map doesn't work")
    assert "120 UAH" in phone_of(app)[-2]
    assert phone_of(app)[-1].startswith("Sorry about the trouble.")
