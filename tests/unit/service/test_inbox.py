"""What customers do, from the raw update to the transcript."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.conversation import BOT, Holder
from bot.core.jobs import JobKind
from bot.core.messages import Attachment, Author, Incoming, Kind, Profile
from bot.errors import DatabaseTrouble
from bot.service.chat import inbox
from bot.service.ports import App
from bot.storage.chat import updates
from bot.storage.engine import Database
from bot.storage.system import jobs
from tests.support.acting import (
    arrive,
    arrive_raw,
    case_of,
    chat_of,
    command,
    edit,
    hand_to,
    hire,
    phone_of,
    press,
    queue_up,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.app import make_app
from tests.support.channels import RecordingChannel, to_raw
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article
from tests.support.postgres import PostgresServer


async def _due(app: App) -> timedelta | None:
    due = await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,))
    return due - app.clock() if due else None


async def _states(app: App) -> dict[str, int]:
    return await app.database.read(updates.count_states)


def _text(app: App, text: str, **fields: Any) -> Incoming:
    plain = Incoming(channel="test", chat_key="1", message_key="m1", kind=Kind.TEXT, sent_at=app.clock(), text=text)
    return replace(plain, **fields)


async def test_a_message_is_stored_as_typed_and_an_answer_is_scheduled(app: App) -> None:
    await write_in(app, "  /stop <b>*Привет*</b>\n")
    (line,) = await transcript(app)
    assert (line.author, line.kind, line.text) == (Author.CUSTOMER, Kind.TEXT, "  /stop <b>*Привет*</b>\n")
    assert (await chat_of(app)).waiting_since == app.clock()
    assert await _due(app) == timedelta(seconds=app.settings.quiet_seconds)
    assert await _states(app) == {"done": 1}


async def test_the_same_update_again_changes_nothing(app: App) -> None:
    for _ in range(3):
        await arrive(app, _text(app, "hello"), update_key="u1")
    assert len(await transcript(app)) == 1
    assert await _states(app) == {"done": 1}


async def test_the_same_message_in_another_update_is_shown_once(app: App) -> None:
    for number in range(3):
        await arrive(app, _text(app, "hello"), update_key=f"u{number}")
    assert len(await transcript(app)) == 1
    assert await _states(app) == {"done": 3}


async def test_an_update_that_means_nothing_to_us_is_done(app: App) -> None:
    await arrive_raw(app, "null")
    assert await _states(app) == {"done": 1}


@pytest.mark.parametrize("raw", ['{"channel": 1}', "no json at all", "[]", '"\\ud800"'])
async def test_an_update_that_cannot_be_read_is_parked_and_the_next_one_handled(app: App, raw: str) -> None:
    await arrive_raw(app, raw)
    await write_in(app, "hello")
    assert await _states(app) == {"parked": 1, "done": 1}
    (parked,) = await app.database.read(updates.list_parked)
    assert parked.error


async def test_many_bad_updates_between_good_ones_lose_no_good_one(app: App, channel: RecordingChannel) -> None:
    for number in range(40):
        raw = "{broken" if number % 3 else to_raw(_text(app, f"good {number}", message_key=f"m{number}"))
        await app.database.write(updates.record_update, channel="test", update_key=str(number), raw=raw)
    assert await inbox.pump(app, channel) == 40
    assert [line.text for line in await transcript(app)] == [f"good {number}" for number in range(0, 40, 3)]
    assert await _states(app) == {"parked": 26, "done": 14}


async def test_a_sick_database_leaves_the_update_for_later(app: App, channel: RecordingChannel) -> None:
    def fail(tx: object) -> None:
        raise DatabaseTrouble(problem="locked")

    with pytest.raises(DatabaseTrouble):
        await app.database.write(fail)
    await app.database.write(updates.record_update, channel="test", update_key="1", raw=to_raw(_text(app, "hello")))
    await inbox.pump(app, channel)
    assert len(await transcript(app)) == 1


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_characters_no_database_keeps_are_dropped_and_the_rest_is_kept(
    app: App, clock: FakeClock, postgres: PostgresServer, kind: str
) -> None:
    url = app.settings.database if kind == "sqlite" else postgres.make_migrated()
    there = replace(app, database=Database(url, clock=clock))
    name = Profile(name="Ol\0ha", username="o\udc00")
    await arrive(there, _text(app, "a\0b \ud83d c", profile=name))
    (line,) = await transcript(there)
    assert line.text == "ab ? c"
    assert (await chat_of(there)).customer_name == "Olha"
    there.database.close()
    if kind == "postgresql":
        postgres.give_back(url)


async def test_what_a_column_cannot_hold_is_parked_and_stops_nobody(
    app: App, clock: FakeClock, postgres: PostgresServer
) -> None:
    url = postgres.make_migrated()
    there = replace(app, database=Database(url, clock=clock))
    await arrive(there, _text(app, "hello", message_key="k" * 200))
    await arrive(there, _text(app, "hello"))
    assert await _states(there) == {"parked": 1, "done": 1}
    there.database.close()
    postgres.give_back(url)


async def test_a_burst_is_answered_once_after_a_short_quiet(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    for text in ("hello", "I have a question", "about delivery"):
        await write_in(app, text)
        clock.advance(seconds=0.4)
    await run_jobs(app)
    assert dialogue.heard == ["hello\nI have a question\nabout delivery"]


async def test_somebody_who_never_stops_typing_is_answered_after_three_seconds(app: App, clock: FakeClock) -> None:
    wrote = clock.now
    for _ in range(10):
        await write_in(app, "and")
        clock.advance(seconds=0.5)
    assert await app.database.read(jobs.next_due, kinds=(JobKind.ANSWER,)) == wrote + timedelta(seconds=3)


async def test_an_edit_before_the_answer_changes_what_is_answered(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "wrong")
    await edit(app, key, "right")
    await run_jobs(app)
    assert dialogue.heard == ["right"]
    (line, *_) = await transcript(app)
    assert (line.text, [revision.text for revision in line.revisions]) == ("right", ["wrong"])


async def test_an_edit_of_the_last_message_after_the_answer_is_answered_again(
    app: App, dialogue: ScriptedDialogue, clock: FakeClock
) -> None:
    key = await write_in(app, "delivry cost")
    await run_jobs(app)
    assert (await chat_of(app)).waiting_since is None
    clock.advance(minutes=5)
    await edit(app, key, "delivery to Lviv")
    assert (await chat_of(app)).waiting_since == clock.now
    await run_jobs(app)
    assert dialogue.heard == ["delivry cost", "delivery to Lviv"]


async def test_an_edit_of_an_older_message_is_kept_and_not_answered(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "first")
    await run_jobs(app)
    await write_in(app, "second")
    await run_jobs(app)
    await edit(app, key, "changed")
    await run_jobs(app)
    assert dialogue.heard == ["first", "second"]
    assert (await transcript(app))[0].text == "changed"


async def test_an_edit_of_dots_and_capitals_is_not_answered_again(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "how much")
    await run_jobs(app)
    await edit(app, key, "How much?")
    await run_jobs(app)
    assert dialogue.heard == ["how much"]


async def test_an_edit_of_a_message_we_never_saw_is_a_new_message(app: App, dialogue: ScriptedDialogue) -> None:
    await edit(app, "from long ago", "hello")
    await run_jobs(app)
    assert dialogue.heard == ["hello"]


async def test_an_edit_while_a_person_has_the_chat_is_kept_for_him(app: App, dialogue: ScriptedDialogue) -> None:
    key = await write_in(app, "old")
    await command(app, "human")
    await edit(app, key, "new")
    await run_jobs(app)
    assert dialogue.heard == []
    assert (await transcript(app))[0].text == "new"


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
    assert f"#{case.id}" in phone_of(app)[-1]


async def test_status_names_the_operator_who_has_the_chat(app: App) -> None:
    case = await hand_to(app, await hire(app))
    await command(app, "status")
    await run_jobs(app)
    assert phone_of(app)[-1] == f"Request #{case.id}: Anna is with you."


async def test_only_the_newest_card_can_be_pressed(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    await command(app, "status")
    await run_jobs(app)
    with_button = [shown for shown in channel.phone() if shown.buttons]
    assert [shown.key for shown in with_button] == [channel.phone()[-1].key]


async def test_the_customers_language_comes_from_his_profile_or_the_settings(app: App) -> None:
    await write_in(app, "привіт", language="uk-UA")
    await write_in(app, "hola", chat="2", language="es")
    assert (await chat_of(app)).language == "uk"
    assert (await chat_of(app, "2")).language == app.settings.language


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
    assert (await _states(app)).get("parked") is None


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


async def test_files_without_words_go_to_a_person(app: App, dialogue: ScriptedDialogue) -> None:
    await write_in(app, "", attachments=(Attachment(kind="photo", file_key="f1"),))
    await run_jobs(app)
    assert (await case_of(app)).reason == "file"
    assert (await transcript(app))[0].attachments[0].file_key == "f1"
    assert dialogue.heard == []


@pytest.mark.parametrize("kind", ["sticker", "location", "contact"])
async def test_what_nobody_must_look_at_is_acknowledged(app: App, kind: str) -> None:
    await write_in(app, "", attachments=(Attachment(kind=kind, note="50.45,30.52"),))
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Got it")
    assert (await chat_of(app)).owner == BOT
    assert (await chat_of(app)).waiting_since is None


async def test_a_caption_is_answered_like_a_text(app: App, dialogue: ScriptedDialogue) -> None:
    await write_in(app, "what flower is this?", attachments=(Attachment(kind="photo", file_key="f1"),))
    await run_jobs(app)
    assert dialogue.heard == ["what flower is this?"]


async def test_a_group_is_told_once_that_the_bot_answers_in_private(app: App) -> None:
    for _ in range(3):
        await command(app, "group", chat="-100")
    await run_jobs(app)
    assert len(phone_of(app, "-100")) == 1


async def test_a_customer_who_blocks_and_comes_back_is_remembered_so(app: App) -> None:
    await write_in(app, "hello")
    await command(app, "blocked")
    assert (await chat_of(app)).blocked
    await command(app, "unblocked")
    assert not (await chat_of(app)).blocked
    assert len(await transcript(app)) == 1


async def test_an_endless_text_is_cut_and_not_refused(app: App) -> None:
    await write_in(app, "x" * 50_000)
    assert len((await transcript(app))[0].text) == inbox.TEXT_LIMIT


async def test_a_double_tap_on_a_choice_is_one_choice(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder, channel: RecordingChannel
) -> None:
    finder.articles = {key: make_article(key) for key in ("a/b", "c/d")}
    dialogue.turns["unsure"] = found(("a/b", 0.5), ("c/d", 0.4))
    await write_in(app, "unsure")
    await run_jobs(app)
    choice = channel.phone()[-1].key
    await press(app, "pick:a/b", on=choice)
    await press(app, "pick:a/b", on=choice)
    await run_jobs(app)
    assert (await chat_of(app)).owner == BOT
    assert len(phone_of(app)) == 2
    assert [button.action for button in channel.phone()[0].buttons] == ["human"]


async def test_updates_stored_before_a_crash_are_handled_after_it(app: App, tmp_path: Any) -> None:
    await app.database.write(updates.record_update, channel="test", update_key="1", raw=to_raw(_text(app, "hello")))
    again = make_app(tmp_path, FakeClock(), channels=[RecordingChannel()])
    assert await inbox.pump(again, again.channels["test"]) == 1
    assert len(await transcript(again)) == 1
    again.database.close()
