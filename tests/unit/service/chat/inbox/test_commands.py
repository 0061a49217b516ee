"""Commands, languages and buttons are handled without the engine."""

from __future__ import annotations

import pytest

from bot.core.conversation import Holder
from bot.core.desk.numbers import write_number
from bot.core.messages import Kind
from bot.service.cases import holding
from bot.service.ports import App
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    hand_to,
    hire,
    phone_of,
    press,
    queue_up,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.channels import RecordingChannel
from tests.support.engine import ScriptedDialogue, found
from tests.unit.service.chat.inbox.conftest import update_states


async def test_start_greets_by_the_shops_name_and_remembers_where_the_customer_came_from(app: App) -> None:
    await command(app, "start", "promo_42")
    await run_jobs(app)
    assert "Lumiflor" in phone_of(app)[0]
    assert (await chat_of(app)).start_payload == "promo_42"
    assert (await transcript(app))[0].text == "/start promo_42"


@pytest.mark.parametrize("name", ["help", "nonsense", "restart"])
async def test_any_other_command_is_answered_with_help(app: App, name: str) -> None:
    await command(app, name)
    await run_jobs(app)
    assert "/human" in phone_of(app)[0]


async def test_a_command_is_no_question_for_the_engine(app: App, dialogue: ScriptedDialogue) -> None:
    await command(app, "help")
    await run_jobs(app)
    assert dialogue.heard == []
    assert (await chat_of(app)).waiting_since is None


async def test_human_opens_a_case_at_once_without_the_engine(app: App, dialogue: ScriptedDialogue) -> None:
    await command(app, "human")
    assert (await chat_of(app)).owner.holder is Holder.QUEUE
    assert (await case_of(app)).waiting_since == app.clock()
    assert dialogue.heard == []


async def test_status_says_that_nothing_is_open_or_where_the_request_stands(app: App) -> None:
    await command(app, "status")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("You have no open request")
    case = await queue_up(app)
    await command(app, "status")
    await run_jobs(app)
    assert phone_of(app)[-2].startswith("You're in the queue already")
    assert f"#{write_number(case.id)}" in phone_of(app)[-1]


async def test_status_names_the_operator_who_has_the_chat(app: App) -> None:
    case = await hand_to(app, await hire(app))
    await command(app, "status")
    await run_jobs(app)
    assert phone_of(app)[-1] == f"Request #{write_number(case.id)}: Anna is with you."


async def test_only_the_newest_card_can_be_pressed(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    await command(app, "status")
    await run_jobs(app)
    with_button = [shown for shown in channel.phone() if shown.buttons]
    assert [shown.key for shown in with_button] == [channel.phone()[-1].key]


async def test_the_customers_language_comes_from_their_profile_or_the_settings(app: App) -> None:
    await write_in(app, "привіт", language="uk-UA")
    await write_in(app, "hola", chat="2", language="es")
    assert (await chat_of(app)).language == "uk"
    assert (await chat_of(app, "2")).language == app.business.language


async def test_a_chosen_language_is_not_changed_by_detection(app: App, dialogue: ScriptedDialogue) -> None:
    await command(app, "language")
    await run_jobs(app)
    await press(app, "language:uk")
    dialogue.turns["hello"] = found(language="en")
    await write_in(app, "hello")
    await run_jobs(app)
    assert (await chat_of(app)).language == "uk"
    assert "person" not in phone_of(app)[-1]


async def test_a_detected_language_is_used_from_the_first_answer(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["привет"] = found(language="ru")
    await write_in(app, "привет", language="en")
    await run_jobs(app)
    assert (await chat_of(app)).language == "ru"
    assert "I" not in phone_of(app)[-1]


@pytest.mark.parametrize("action", ["cancel-wait", "language:uk", "pick:a/b", "helped", "nonsense", "", "more"])
async def test_a_forged_button_does_nothing(app: App, action: str) -> None:
    await queue_up(app)
    before = (await chat_of(app), len(await transcript(app)))
    for on in ("sent-1001", "in-1", "never sent"):
        await press(app, action, on=on)
    await run_jobs(app)
    assert (await chat_of(app), len(await transcript(app))) == before
    assert (await update_states(app)).get("parked") is None


async def test_a_button_of_another_chat_does_nothing(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    card = channel.phone()[-1].key
    await write_in(app, "hello", chat="2")
    await press(app, "cancel-wait", chat="2", on=card)
    assert (await chat_of(app)).owner.holder is Holder.QUEUE


async def test_a_person_is_given_even_by_a_button_we_no_longer_know(app: App) -> None:
    await press(app, "human", on="from before the update")
    assert (await chat_of(app)).owner.holder is Holder.QUEUE


async def test_pressing_human_twice_says_where_the_request_stands(app: App) -> None:
    await command(app, "start")
    await run_jobs(app)
    await press(app, "human")
    await press(app, "human")
    await run_jobs(app)
    assert any(text.startswith("You're in the queue already") for text in phone_of(app))


async def test_the_bot_greets_nobody_whom_a_person_answers_or_will(app: App) -> None:
    await queue_up(app)
    await command(app, "start")
    await run_jobs(app)
    assert "You're next." in phone_of(app)[-1]
    await app.database.write(holding.do_claim, app, await hire(app), (await case_of(app)).id)
    await command(app, "start", "promo")
    await run_jobs(app)
    assert phone_of(app)[-1] == "Request #1C: Anna is with you."
    assert (await chat_of(app)).start_payload == "promo"


async def test_a_command_nobody_knows_is_written_to_the_person_who_has_the_chat(app: App) -> None:
    await hand_to(app, await hire(app))
    count = len(phone_of(app))
    await command(app, "refund", "my roses")
    await run_jobs(app)
    line = (await transcript(app))[-1]
    assert (line.kind, line.text, len(phone_of(app))) == (Kind.TEXT, "/refund my roses", count)
