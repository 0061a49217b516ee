"""What the queue, the transcript, the clocks and the audit log say of a case."""

from __future__ import annotations

import pytest

from bot.core.case import Reason, State
from bot.core.conversation import QUEUE
from bot.core.messages import Author
from bot.core.people import Role
from bot.errors import (
    NotYours,
    SendRefused,
)
from bot.service.cases import holding, queue, reply
from bot.service.ports import App
from bot.storage.system import audit
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    hand_to,
    hire,
    phone_of,
    queue_up,
    run_jobs,
    write_in,
)
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, wants_human
from tests.unit.service.cases.conftest import send_reply


async def test_urgent_cases_come_first_then_the_longest_wait(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns["terrible"] = wants_human(Reason.COMPLAINT)
    for chat in ("1", "2"):
        await queue_up(app, chat)
        clock.advance(minutes=1)
    await write_in(app, "terrible", chat="3")
    await run_jobs(app)
    found = await app.database.read(queue.list_queue, await hire(app))
    assert [case.conversation_id for case in found] == [(await chat_of(app, chat)).id for chat in ("3", "1", "2")]


async def test_an_open_case_shows_the_whole_chat_with_the_bots_part_and_past_cases(app: App) -> None:
    anna = await hire(app)
    first = await hand_to(app, anna)
    await app.database.write(holding.do_resolve, app, anna, first.conversation_id)
    await run_jobs(app)
    await queue_up(app)
    case = await app.database.read(queue.access_case, anna, first.conversation_id)
    assert [past.id for past in case.past] == [first.id]
    assert case.escalation is not None
    assert case.escalation.brief.past_cases == 1
    assert {line.author for line in case.transcript} == {Author.CUSTOMER, Author.SYSTEM}


async def test_the_first_reply_stops_the_clock_of_first_response_once(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    first = clock.advance(minutes=1)
    await send_reply(app, anna, "one")
    clock.advance(minutes=1)
    await send_reply(app, anna, "two")
    assert (await case_of(app)).times.first_reply_at == first
    assert (await chat_of(app)).waiting_since is None


async def test_a_reply_stops_the_wait_and_the_next_message_starts_it_again(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, "hello")
    later = clock.advance(minutes=3)
    await write_in(app, "thanks, and one more thing")
    clock.advance(minutes=3)
    await write_in(app, "still here")
    assert (await chat_of(app)).waiting_since == later


async def test_the_wait_begins_with_the_first_unanswered_message(app: App, clock: FakeClock) -> None:
    wrote = clock.now
    await write_in(app, "first")
    clock.advance(seconds=2)
    await write_in(app, "second")
    await command(app, "human")
    assert (await case_of(app)).waiting_since == wrote


async def test_a_failed_reply_can_be_sent_again_by_its_holder_only(app: App, channel: RecordingChannel) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    message_id = await send_reply(app, anna, "hello")
    channel.script(SendRefused(problem="bad"))
    await run_jobs(app)
    with pytest.raises(NotYours):
        await app.database.write(reply.do_resend, await hire(app, "Boris"), message_id)
    await app.database.write(reply.do_resend, anna, message_id)
    await run_jobs(app)
    assert phone_of(app).count("hello") == 1


async def test_every_step_is_in_the_audit_log_without_any_message_text(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    await send_reply(app, anna, "SECRET WORDS")
    await app.database.write(holding.do_resolve, app, anna, case.conversation_id)
    entries = await app.database.read(audit.list_audit)
    assert {entry.action for entry in entries} == {"case.claim", "case.resolved"}
    assert all("SECRET" not in f"{entry.action}{entry.object}" for entry in entries)


async def test_a_take_over_does_not_lengthen_the_measured_wait_in_the_queue(app: App, clock: FakeClock) -> None:
    anna, lead = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    clock.advance(hours=2)
    taken = await app.database.write(holding.do_take_over, app, lead, case.id)
    assert taken.claimed_at == case.claimed_at


async def test_the_chats_of_somebody_who_is_shut_out_go_back_to_the_queue(app: App) -> None:
    boss, anna = await hire(app, "Boss", Role.ADMIN), await hire(app)
    await hand_to(app, anna)
    change = holding.do_change_staff
    await app.database.write(change, app, boss, anna.id, role=Role.OPERATOR, disabled=True)
    await run_jobs(app)
    assert (await chat_of(app)).owner == QUEUE
    assert (await case_of(app)).state is State.WAITING
    assert any("Anna had to leave" in text for text in phone_of(app))


async def test_the_brief_names_the_question_and_not_the_call_for_a_person(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["person"] = wants_human()
    await write_in(app, "my roses froze on the way")
    await run_jobs(app)
    await write_in(app, "give me a person")
    await run_jobs(app)
    assert (await case_of(app)).brief.question == "my roses froze on the way"


async def test_what_the_operator_left_unanswered_the_bot_answers(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    clock.advance(seconds=30)
    await write_in(app, "and is pick-up free?")
    conversation = await chat_of(app)
    await app.database.write(holding.do_return, app, anna, conversation.id)
    assert (await chat_of(app)).waiting_since == clock.now
    clock.advance(seconds=5)
    await run_jobs(app)
    assert dialogue.heard[-1] == "and is pick-up free?"


async def test_a_chat_given_back_at_once_is_not_handed_over_again(app: App, dialogue: ScriptedDialogue) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    heard = list(dialogue.heard)
    await app.database.write(holding.do_return, app, anna, (await chat_of(app)).id)
    await run_jobs(app)
    assert dialogue.heard == heard
