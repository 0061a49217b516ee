"""The plain dialogue that answers while no model is there, over the shipped examples."""

from __future__ import annotations

import pytest

from bot.core.business import UNNAMED, Business, Detail
from bot.core.case import Reason
from bot.core.turn import Step, Turn
from bot.dialogue.changing import ChangingDialogue
from bot.dialogue.nearest import NearestDialogue
from bot.language.encoders.shipped import static_encoder
from bot.settings import ROOT
from tests.support.engine import ScriptedDialogue


@pytest.fixture(scope="module")
def plain() -> NearestDialogue:
    return NearestDialogue.read(ROOT / "data", business=lambda: UNNAMED)


async def read(plain: NearestDialogue, text: str, asked: str = "") -> Turn:
    return (await plain.turn(state="kept", text=text, language="en", asked=asked)).turn


@pytest.mark.parametrize(
    "text",
    [
        "позовите человека",
        "мне нужен оператор",
        "хочу поговорить с живым человеком",
        "покличте людину",
        "потрібен оператор",
        "з'єднайте з людиною",
        "I want to talk to a human",
        "get me an operator please",
    ],
)
async def test_a_wish_for_a_person_is_understood_in_three_languages(plain: NearestDialogue, text: str) -> None:
    turn = await read(plain, text)
    assert (turn.step, turn.reason) == (Step.ESCALATE, "requested")


@pytest.mark.parametrize(
    ("text", "say"),
    [
        ("привет", "greet"),
        ("доброго дня", "greet"),
        ("hello", "greet"),
        ("спасибо большое", "thanks"),
        ("дякую", "thanks"),
        ("thank you", "thanks"),
        ("до свидания", "goodbye"),
    ],
)
async def test_courtesy_is_answered_as_such(plain: NearestDialogue, text: str, say: str) -> None:
    turn = await read(plain, text)
    assert (turn.step, turn.say) == (Step.SAY, say)


@pytest.mark.parametrize(
    ("text", "language"),
    [("сколько стоит доставка", "ru"), ("чи можна оплатити карткою", "uk"), ("can I return the flowers?", "en")],
)
async def test_all_else_is_a_question_in_its_own_language(plain: NearestDialogue, text: str, language: str) -> None:
    turn = await read(plain, text)
    assert (turn.step, turn.language) == (Step.ANSWER, language)


async def test_yes_and_no_are_about_what_was_asked(plain: NearestDialogue) -> None:
    assert (await read(plain, "да", "person")).step is Step.ESCALATE
    assert (await read(plain, "да", "helped")).helped is True
    assert (await read(plain, "нет", "helped")).helped is False
    assert (await read(plain, "да", "nothing")).step is Step.SAY


async def test_anger_is_felt(plain: NearestDialogue) -> None:
    assert (await read(plain, "вы идиоты, верните деньги!!!")).mood.anger > 0.7


@pytest.mark.parametrize("text", ["", "/", "   ", "?"])
async def test_what_has_no_words_is_no_error(plain: NearestDialogue, text: str) -> None:
    assert (await read(plain, text)).step is Step.ANSWER


async def test_it_leaves_the_state_to_the_model_that_comes(plain: NearestDialogue) -> None:
    assert (await plain.turn(state="kept", text="hello", language="en")).state == "kept"


async def test_without_examples_all_is_a_question() -> None:
    assert (await read(NearestDialogue((), static_encoder(), lambda: UNNAMED), "hello")).step is Step.ANSWER


async def test_a_dialogue_is_exchanged_between_two_turns(plain: NearestDialogue) -> None:
    dialogue = ChangingDialogue(plain)
    before = await dialogue.turn(state="", text="cost?", language="en")
    dialogue.change_to(ScriptedDialogue())
    after = await dialogue.turn(state="", text="cost?", language="en")
    assert before.state == ""
    assert after.state != ""


@pytest.mark.parametrize("text", ["T-204518", "what about ticket 204518?", "чи є новини по Т-204518"])
async def test_a_number_of_the_business_goes_to_a_person_with_it(text: str) -> None:
    ticket = Detail(name="ticket", example="T-204518", spellings=("т",), nouns=("ticket",))
    business = Business(name={"en": "X"}, details=(ticket,))
    turn = await read(NearestDialogue((), static_encoder(), lambda: business), text)
    assert (turn.step, turn.reason, turn.facts) == (Step.ESCALATE, Reason.STATUS.value, {"ticket": "T-204518"})
