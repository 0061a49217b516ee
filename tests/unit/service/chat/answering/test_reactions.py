"""What customers put under messages: shown, taken back, and under an answer counted as the buttons are."""

from __future__ import annotations

import pytest

from bot.core.case import Reason
from bot.core.conversation import Holder
from bot.core.messages import Kind, SentAs
from bot.service.cases import reply
from bot.service.ports import App
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations, feedback, messages
from tests.support.acting import case_of, chat_of, command, hand_to, hire, phone_of, press, react, run_jobs, transcript
from tests.support.channels import RecordingChannel
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article
from tests.unit.service.chat.answering.conftest import ask


@pytest.fixture
def dialogue(finder: ScriptedFinder) -> ScriptedDialogue:
    finder.articles = {"delivery/cost": make_article("delivery/cost", rest="Express is dearer.")}
    return ScriptedDialogue(turns={"cost": found(("delivery/cost", 0.9))})


async def test_a_heart_under_an_answer_is_a_thumb_up(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    await react(app, "❤️", on=channel.phone()[0].key)
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Good to hear")
    assert actions(channel) == ["more", "helped", "human"]
    assert await opinions(app) == {"delivery/cost": True}
    answer = next(one for one in await transcript(app) if one.source)
    assert answer.reacted.signs == ("❤️",)
    assert not [one for one in await transcript(app) if one.kind is Kind.REACTION], "it is no line of its own"


async def test_a_thumb_down_calls_a_person_and_asks_what_was_wrong(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    await react(app, "👎🏽", on=channel.phone()[0].key)
    await run_jobs(app)
    assert (await case_of(app)).reason is Reason.NOT_HELPED
    assert "reason:wrong" in actions(channel)


async def test_what_is_taken_back_was_not_said_and_the_buttons_are_there_again(
    app: App, channel: RecordingChannel
) -> None:
    await ask(app, "cost?")
    before = actions(channel)
    for sign in ("👍", "👎"):
        await react(app, sign, on=channel.phone()[0].key)
        await react(app, on=channel.phone()[0].key)
        await run_jobs(app)
        assert actions(channel) == before
        assert await opinions(app) == {}
    assert (await case_of(app)).reason is Reason.NOT_HELPED, "the person who was called comes all the same"


async def test_another_opinion_is_the_last_word(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    await react(app, "👎", on=channel.phone()[0].key)
    await react(app, "👍", on=channel.phone()[0].key)
    await run_jobs(app)
    assert await opinions(app) == {"delivery/cost": True}
    assert actions(channel) == ["more", "human"]


async def test_who_has_pressed_the_button_is_not_thanked_twice_and_keeps_their_word(
    app: App, channel: RecordingChannel
) -> None:
    await ask(app, "cost?")
    await press(app, "helped")
    await run_jobs(app)
    said = len(phone_of(app))
    await react(app, "🔥", on=channel.phone()[0].key)
    await react(app, on=channel.phone()[0].key)
    await run_jobs(app)
    assert len(phone_of(app)) == said
    assert await opinions(app) == {"delivery/cost": True}


@pytest.mark.parametrize("signs", [("😁",), ("👍", "👎"), ("custom",), ("paid", "other"), ("🦄",)], ids=str)
async def test_what_says_neither_is_only_shown(app: App, channel: RecordingChannel, signs: tuple[str, ...]) -> None:
    await ask(app, "cost?")
    said, before = len(phone_of(app)), actions(channel)
    await react(app, *signs, on=channel.phone()[0].key)
    await run_jobs(app)
    assert (len(phone_of(app)), actions(channel)) == (said, before)
    assert next(one for one in await transcript(app) if one.source).reacted.signs == signs


async def test_under_words_of_a_person_it_moves_nothing(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    await app.database.write(reply.do_reply, app, anna, case.conversation_id, "On its way.", client_id="c1")
    await run_jobs(app)
    before, said = await chat_of(app), len(phone_of(app))
    await react(app, "👎", on=channel.phone()[-1].key)
    await run_jobs(app)
    assert await chat_of(app) == before
    assert await app.database.read(cases.get, case.id) == await case_of(app)
    assert len(phone_of(app)) == said
    assert (await transcript(app))[-1].reacted.signs == ("👎",)


async def test_in_the_queue_a_thumb_is_recorded_and_says_nothing(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    await command(app, "human")
    await run_jobs(app)
    before, said = await chat_of(app), len(phone_of(app))
    await react(app, "👎", on=channel.phone()[0].key)
    await run_jobs(app)
    assert (await chat_of(app)).waiting_since == before.waiting_since
    assert len(phone_of(app)) == said
    assert await opinions(app) == {"delivery/cost": False}


async def test_where_nobody_wrote_it_opens_no_chat(app: App) -> None:
    await react(app, "👍", on="m1", chat="unknown")
    assert await app.database.read(conversations.find, channel="test", chat_key="unknown") is None


async def test_a_part_of_a_long_message_counts_for_all_of_it(app: App, channel: RecordingChannel) -> None:
    await ask(app, "cost?")
    answer = next(one for one in await transcript(app) if one.source)
    sent_as = SentAs(keys=("first-part", answer.channel_key))
    await app.database.write(messages.record_sent_as, answer.id, sent_as)
    await react(app, "👍", on="first-part")
    await react(app, "👍", on="no such part")
    assert await opinions(app) == {"delivery/cost": True}
    assert (await chat_of(app)).owner.holder is Holder.BOT


def actions(channel: RecordingChannel) -> list[str]:
    return [button.action for button in channel.phone()[0].buttons]


async def opinions(app: App) -> dict[str, bool]:
    return await app.database.read(feedback.list_feedback, (await chat_of(app)).id)
