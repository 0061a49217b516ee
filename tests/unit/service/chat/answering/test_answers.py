"""A question becomes an answer, a choice, or a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.case import Reason
from bot.core.policy.rules import Rule
from bot.service.ports import App
from bot.storage.chat import messages
from tests.support.acting import (
    case_of,
    chat_of,
    phone_of,
    press,
    run_jobs,
    transcript,
)
from tests.support.channels import RecordingChannel
from tests.support.engine import (
    ScriptedDialogue,
    ScriptedFinder,
    found,
)
from tests.unit.service.chat.answering.conftest import ask


def actions_of(channel: RecordingChannel) -> list[str]:
    return [button.action for button in channel.phone()[-1].buttons]


async def test_an_answer_is_the_article_with_its_source_and_ways_on(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    assert phone_of(app)[-1].startswith("Delivery costs 120 UAH.\n\n_")
    assert "“How much is delivery?” · updated September 1, 2026" in phone_of(app)[-1]
    assert actions_of(channel) == ["more", "helped", "not-helped", "human"]
    chat = await chat_of(app)
    assert (chat.memory.shown, chat.waiting_since) == (("delivery/cost",), None)


async def test_the_rest_of_an_article_is_one_press_away_and_only_once(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    answer = channel.phone()[-1].key
    await press(app, "more", on=answer)
    await press(app, "more", on=answer)
    await run_jobs(app)
    assert [text for text in phone_of(app) if "Express is dearer." in text] == [phone_of(app)[-1]]
    assert "more" not in [button.action for button in channel.phone()[0].buttons]


async def test_an_answer_in_another_language_says_so(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["цена"] = found(("delivery/cost", 0.9), language="ru")
    dialogue.turns["цена"] = replace(dialogue.turns["цена"], language="uk")
    await ask(app, "цена")
    article = app.words.say("uk", "other-language", **{"from": "en"})
    assert phone_of(app)[-1].startswith(article)


async def test_why_the_bot_said_it_is_on_record(app: App) -> None:
    await ask(app, "cost?")
    answer = (await transcript(app))[-1]
    why = await app.database.read(messages.get_why, answer.id)
    assert why is not None
    assert (why.intent, why.grounds.rule, why.candidates[0].article) == ("question", Rule.CLOSE_ENOUGH, "delivery/cost")
    assert answer.source is not None
    assert answer.source.probability == 0.9


async def test_an_unsure_question_gets_the_likeliest_and_the_one_picked_instead_is_shown(
    app: App, channel: RecordingChannel
) -> None:
    await ask(app, "which?")
    assert phone_of(app)[-1].startswith("Probably this:")
    assert actions_of(channel) == ["more", "pick:delivery/time", "pick-none", "human"]
    await press(app, "pick:delivery/time")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Delivery costs")
    assert (await chat_of(app)).memory.shown == ("delivery/cost", "delivery/time")


async def test_none_of_the_offered_is_a_miss_and_the_second_calls_a_person(app: App) -> None:
    await ask(app, "which?")
    await press(app, "pick-none")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("I'm not sure I can answer that correctly")
    await ask(app, "nothing like it")
    assert (await case_of(app)).reason is Reason.MISSES


async def test_a_picked_article_that_needs_a_person_calls_one(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["odd"] = found(("refunds/dispute", 0.5), ("delivery/cost", 0.4))
    await ask(app, "odd")
    await press(app, "pick:refunds/dispute")
    assert (await case_of(app)).reason is Reason.SENSITIVE


async def test_a_picked_article_that_was_archived_meanwhile_is_not_shown(app: App, finder: ScriptedFinder) -> None:
    await ask(app, "which?")
    finder.articles.clear()
    await press(app, "pick:delivery/time")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("I'm not sure")


async def test_an_article_archived_between_search_and_answer_is_not_shown(app: App) -> None:
    await ask(app, "gone")
    assert phone_of(app)[-1].startswith("I'm not sure")


async def test_what_always_needs_a_person_goes_there(app: App) -> None:
    await ask(app, "refund")
    assert (await case_of(app)).reason is Reason.SENSITIVE
    assert not any("120 UAH" in text for text in phone_of(app))


@pytest.mark.parametrize(
    ("text", "answer"),
    [("hello", "Hello! How can I help?"), ("order", "I'll pass this"), ("gibberish", "I'm not sure")],
)
async def test_courtesy_forms_and_misses_have_their_sentence_and_a_way_to_a_person(
    app: App, channel: RecordingChannel, text: str, answer: str
) -> None:
    await ask(app, text)
    assert phone_of(app)[-1].startswith(answer)
    assert actions_of(channel)[-1] == "human"
    assert (await chat_of(app)).waiting_since is None
