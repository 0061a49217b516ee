from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.business import Business
from bot.core.turn import Step, Turn
from bot.dialogue.errors import ModelMissing, ModelUnreadable, NothingUnderstood
from bot.dialogue.rasa_dialogue import RasaDialogue
from tests.unit.dialogue.small import NOTHING_ASKED, SHOP, UTILITY, SmallFinder, Talk, shop

QUESTION = "сколько стоит доставка"


def test_a_question_is_searched_in_the_customers_language(talk: Talk) -> None:
    turn = talk("чи можна оплатити карткою", language="ru")[0].turn
    assert (turn.step, turn.language) == (Step.ANSWER, "uk")
    assert turn.candidates[0].article == "delivery/cost-city"


def test_a_person_is_called_on_request(talk: Talk) -> None:
    turn = talk("позовите оператора")[0].turn
    assert (turn.step, turn.reason) == (Step.ESCALATE, "requested")


def test_yes_after_an_answer_means_that_it_helped(talk: Talk) -> None:
    assert talk(QUESTION, "да")[-1].turn.helped is True


def test_no_after_an_answer_means_that_it_did_not_help(talk: Talk) -> None:
    assert talk(QUESTION, "нет")[-1].turn.helped is False


def test_yes_without_a_question_before_is_only_courtesy(talk: Talk) -> None:
    assert talk("да")[0].turn.say == "affirm"


def test_yes_after_nothing_was_found_calls_a_person(talk: Talk) -> None:
    turn = talk("zzz сколько стоит доставка zzz", "да")[-1].turn
    assert (turn.step, turn.reason) == (Step.ESCALATE, "requested")


def test_the_caller_may_say_what_was_asked(dialogue: RasaDialogue) -> None:
    first = asyncio.run(dialogue.turn(state="", text=QUESTION, language="ru"))
    person = asyncio.run(dialogue.turn(state=first.state, text="да", language="ru", asked="person"))
    nothing = asyncio.run(dialogue.turn(state=first.state, text="да", language="ru", asked="nothing"))
    assert person.turn.step is Step.ESCALATE
    assert nothing.turn.step is Step.SAY


def test_the_order_number_is_asked_for_once_and_handed_over(talk: Talk) -> None:
    asked, done = talk("где мой заказ", "лф 204518")
    assert (asked.turn.step, asked.turn.slot) == (Step.ASK, "order_number")
    assert (done.turn.step, done.turn.reason) == (Step.ESCALATE, "status")
    assert done.turn.facts == {"order_number": "LF-204518"}


def test_an_order_number_in_the_first_message_is_not_asked_for_again(talk: Talk) -> None:
    assert talk("где мой заказ LF-204518")[0].turn.facts == {"order_number": "LF-204518"}


def test_a_known_order_number_is_not_asked_for_again_later(talk: Talk) -> None:
    assert talk("где мой заказ", "LF-204518", "спасибо", "где мой заказ")[-1].turn.step is Step.ESCALATE


def test_a_customer_without_a_number_goes_to_a_person_at_once(talk: Talk) -> None:
    last = talk("где мой заказ", "нет номера заказа")[-1].turn
    assert (last.step, last.reason, last.facts) == (Step.ESCALATE, "status", {})


@pytest.mark.parametrize("answer", ["🌹", "не знаю", "Дмитро", "+380 67 123 45 67"])
def test_nobody_is_asked_for_a_number_twice(talk: Talk, answer: str) -> None:
    steps = [item.turn.step for item in talk("где мой заказ", answer)]
    assert steps == [Step.ASK, Step.ESCALATE]


def test_a_question_in_between_is_answered_and_the_form_still_waits(talk: Talk) -> None:
    _, between, done = talk("где мой заказ", QUESTION, "LF-204518")
    assert (between.turn.step, between.turn.slot) == (Step.ANSWER, "order_number")
    assert done.turn.reason == "status"


def test_each_detail_is_asked_for_in_its_turn(model: Path) -> None:
    steps = _talk(model, UTILITY, "у меня списали деньги дважды", "LF-204518", "77-120-5")
    assert [(turn.step, turn.slot) for turn in steps] == [
        (Step.ASK, "order_number"),
        (Step.ASK, "meter"),
        (Step.ESCALATE, ""),
    ]
    assert steps[-1].facts == {"order_number": "LF-204518", "meter": "77-120-5"}


def test_who_has_one_detail_and_not_the_next_goes_to_a_person(model: Path) -> None:
    last = _talk(model, UTILITY, "у меня списали деньги дважды", "LF-204518", "номера нет")[-1]
    assert (last.step, last.facts) == (Step.ESCALATE, {"order_number": "LF-204518"})


def test_a_business_that_asks_for_nothing_sends_to_a_person_at_once(model: Path) -> None:
    turn = _talk(model, NOTHING_ASKED, "где мой заказ LF-204518")[0]
    assert (turn.step, turn.reason, turn.facts) == (Step.ESCALATE, "status", {})


def test_a_change_of_the_business_counts_in_the_next_turn_of_the_same_model(model: Path) -> None:
    now = [SHOP]
    dialogue = RasaDialogue.load(model, SmallFinder(), lambda: now[0])
    asked = asyncio.run(dialogue.turn(state="", text="где мой заказ", language="ru"))
    now[0] = NOTHING_ASKED
    after = asyncio.run(dialogue.turn(state="", text="где мой заказ", language="ru"))
    assert (asked.turn.step, after.turn.step) == (Step.ASK, Step.ESCALATE)


def _talk(model: Path, business: Business, *texts: str) -> list[Turn]:
    dialogue, state, turns = RasaDialogue.load(model, SmallFinder(), lambda: business), "", []
    for text in texts:
        understood = asyncio.run(dialogue.turn(state=state, text=text, language="ru"))
        state = understood.state
        turns.append(understood.turn)
    return turns


@pytest.mark.parametrize(("way_out", "step"), [("позовите оператора", Step.ESCALATE), ("отмена", Step.SAY)])
def test_the_form_can_be_left(talk: Talk, way_out: str, step: Step) -> None:
    _, out, after = talk("где мой заказ", way_out, "привет")
    assert out.turn.step is step
    assert after.turn.say == "greet"


@pytest.mark.parametrize(
    "text", ["/want_human", "/restart", '/greet{"a": 1}', "//want_human", " \t/want_human", "/session_start"]
)
def test_a_leading_slash_never_names_an_intent(talk: Talk, text: str) -> None:
    turn = talk(text)[0].turn
    assert turn.text == text
    assert turn.confidence < 1.0


@pytest.mark.parametrize("text", ["", " ", "/", "🌹🌹🌹", "а" * 10_000, "слово " * 2_000, "\x00", "‮٣", "{}", "[a](b)"])
def test_strange_texts_get_a_turn(talk: Talk, text: str) -> None:
    assert talk(text)[0].turn.text == text


@given(text=st.text(max_size=200))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_a_turn_and_a_state_that_can_be_continued(talk: Talk, text: str) -> None:
    first, second = talk(text, text)
    assert first.turn.text == second.turn.text == text


def test_the_state_holds_nothing_the_customer_wrote(talk: Talk) -> None:
    state = talk("сколько стоит доставка на улицу Садовую", "моя тайна")[-1].state
    assert not any(word in state for word in ("Садовую", "доставка", "тайна"))


def test_the_state_stays_small_in_a_long_conversation(talk: Talk) -> None:
    states = [item.state for item in talk(*[QUESTION, "где мой заказ", "а" * 3000, "LF-204518", "спасибо"] * 6)]
    assert max(map(len, states)) < 20_000
    assert len(states[-1]) <= 1.2 * max(map(len, states[:12]))


def test_the_order_number_outlives_the_trimmed_turns(talk: Talk) -> None:
    last = talk("где мой заказ", "LF-204518", *["привет"] * 9, "где мой заказ")[-1]
    assert last.turn.facts == {"order_number": "LF-204518"}


def test_a_form_outlives_the_trimmed_turns(talk: Talk) -> None:
    last = talk("где мой заказ", *[QUESTION] * 9, "LF-204518")[-1]
    assert last.turn.reason == "status"


@pytest.mark.parametrize(
    "state", ["not json", "[]", '{"v": 99}', "null", '{"v": 1, "domain": "other", "events": [{"event": "?"}]}']
)
def test_a_state_nobody_can_read_starts_the_dialogue_afresh(dialogue: RasaDialogue, state: str) -> None:
    assert asyncio.run(dialogue.turn(state=state, text="привет", language="ru")).turn.say == "greet"


def test_slots_survive_a_change_of_the_domain(dialogue: RasaDialogue, talk: Talk) -> None:
    state = json.loads(talk("где мой заказ", "LF-204518", *["привет"] * 7)[-1].state)
    other = json.dumps({**state, "domain": "older"})
    assert asyncio.run(dialogue.turn(state=other, text="где мой заказ", language="ru")).turn.facts == {
        "order_number": "LF-204518"
    }


def test_conversations_that_overlap_do_not_mix(dialogue: RasaDialogue) -> None:
    async def both() -> list[str]:
        texts = ["где мой заказ LF-111111", "где мой заказ LF-222222", QUESTION, "привет"] * 3
        turns = await asyncio.gather(*(dialogue.turn(state="", text=text, language="ru") for text in texts))
        return [item.turn.facts.get("order_number", "") for item in turns]

    assert asyncio.run(both()) == ["LF-111111", "LF-222222", "", ""] * 3


def test_the_same_state_and_text_give_the_same_turn_twice(dialogue: RasaDialogue, talk: Talk) -> None:
    state = talk("где мой заказ")[0].state
    again = [asyncio.run(dialogue.turn(state=state, text="LF-204518", language="ru")) for _ in range(2)]
    assert again[0] == again[1]


def test_an_action_that_breaks_is_an_error_not_silence(talk: Talk) -> None:
    with pytest.raises(NothingUnderstood):
        talk("сколько стоит доставка boom")


def test_a_failed_turn_leaves_nothing_behind(dialogue: RasaDialogue, talk: Talk) -> None:
    with pytest.raises(NothingUnderstood):
        talk("сколько стоит доставка boom")
    assert not asyncio.run(_seats(dialogue))


async def _seats(dialogue: RasaDialogue) -> list[str]:
    return list(await dialogue._store.keys())


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="answerdesk train"):
        RasaDialogue.load(tmp_path / "none.tar.gz", SmallFinder(), shop)


def test_a_damaged_model_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bad.tar.gz").write_bytes(b"not an archive")
    with pytest.raises(ModelUnreadable, match="answerdesk train"):
        RasaDialogue.load(tmp_path / "bad.tar.gz", SmallFinder(), shop)


def test_half_a_model_says_what_to_do(tmp_path: Path, model: Path) -> None:
    (tmp_path / "half.tar.gz").write_bytes(model.read_bytes()[: model.stat().st_size // 2])
    with pytest.raises(ModelUnreadable, match="answerdesk train"):
        RasaDialogue.load(tmp_path / "half.tar.gz", SmallFinder(), shop)
