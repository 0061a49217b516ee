"""Handing a chat to people and back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.conversation import BOT, QUEUE, Memory, operator
from bot.core.escalation import Reason, State
from bot.core.messages import Author, Delivery
from bot.core.people import Person, Role
from bot.errors import (
    AlreadyClaimed,
    EmptyReply,
    NotAllowed,
    NotFound,
    NotWaiting,
    NotYours,
    SendLater,
    SendRefused,
    TooLarge,
)
from bot.service.cases import holding, queue, reply
from bot.service.ports import App
from bot.storage.cases import escalations as cases
from bot.storage.chat import conversations, messages
from bot.storage.people import people
from bot.storage.system import audit
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
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, wants_human


async def _reply(app: App, person: Person, text: str, client_id: str = "") -> int:
    conversation = await chat_of(app)
    client_id = client_id or f"{person.id}-{text}"
    return await app.database.write(reply.do_reply, app, person, conversation.id, text, client_id=client_id)


async def test_opening_hands_the_chat_to_the_queue_and_tells_the_customer(app: App) -> None:
    case = await queue_up(app)
    assert case.state is State.WAITING
    assert (await chat_of(app)).owner == QUEUE
    assert phone_of(app)[0].startswith("Of course")
    assert f"#{case.id}" in phone_of(app)[1]
    assert "next" in phone_of(app)[1]


async def test_asking_twice_for_a_person_opens_one_case(app: App) -> None:
    case = await queue_up(app)
    await command(app, "human")
    assert (await case_of(app)).id == case.id
    assert len(await app.database.read(queue.list_queue, await hire(app))) == 1


async def test_the_brief_holds_what_the_engine_understood(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["order"] = wants_human(Reason.ORDER, order_number="LF-204518")
    await command(app, "start", "promo")
    await write_in(app, "where is my order")
    await run_jobs(app)
    brief = (await case_of(app)).brief
    assert (brief.reason, brief.question, brief.intent) == (Reason.ORDER, "where is my order", "human")
    assert dict(brief.facts) == {"came_from": "promo", "order_number": "LF-204518"}


async def test_the_brief_lists_what_was_tried_and_how_the_customer_reacted(
    app: App, dialogue: ScriptedDialogue, finder: ScriptedFinder
) -> None:
    finder.articles["delivery/cost"] = make_article("delivery/cost")
    dialogue.turns["delivery"] = found(("delivery/cost", 0.9))
    await write_in(app, "delivery?")
    await run_jobs(app)
    await press(app, "not-helped")
    brief = (await case_of(app)).brief
    assert brief.reason is Reason.NOT_HELPED
    assert [(tried.article, tried.reaction) for tried in brief.tried] == [("delivery/cost", "not_helped")]
    assert brief.question == "delivery?"


async def test_a_claim_gives_the_chat_to_the_operator_and_names_him_to_the_customer(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    assert (case.state, case.person_id, case.person_name) == (State.CLAIMED, anna.id, "Anna")
    assert (await chat_of(app)).owner == operator(anna.id)
    assert phone_of(app)[1] == f"Request #{case.id}: Anna is answering."
    assert phone_of(app)[-1].startswith("Anna has joined")


async def test_the_second_claim_is_refused_and_names_the_first(app: App) -> None:
    case = await hand_to(app, await hire(app))
    with pytest.raises(AlreadyClaimed, match="Anna"):
        await app.database.write(holding.do_claim, app, await hire(app, "Boris"), case.id)


async def test_claiming_ones_own_case_again_changes_nothing(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    epoch = (await chat_of(app)).epoch
    assert await app.database.write(holding.do_claim, app, anna, case.id) == case
    assert (await chat_of(app)).epoch == epoch


async def test_a_closed_case_cannot_be_claimed(app: App) -> None:
    case = await queue_up(app)
    await press(app, "cancel-wait")
    with pytest.raises(NotWaiting):
        await app.database.write(holding.do_claim, app, await hire(app), case.id)


async def test_a_case_that_does_not_exist_cannot_be_claimed(app: App) -> None:
    with pytest.raises(NotFound):
        await app.database.write(holding.do_claim, app, await hire(app), 99)


async def test_a_disabled_person_may_do_nothing(app: App) -> None:
    case = await queue_up(app)
    person = await hire(app)
    person = await app.database.write(people.record_change, person.id, disabled=True)
    with pytest.raises(NotAllowed):
        await app.database.write(holding.do_claim, app, person, case.id)
    with pytest.raises(NotAllowed):
        await app.database.read(queue.list_queue, person)
    with pytest.raises(NotAllowed):
        queue.check_queue(person)


async def test_an_operator_may_not_take_over_but_a_lead_may(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    with pytest.raises(NotAllowed):
        await app.database.write(holding.do_take_over, app, await hire(app, "Boris"), case.id)
    lead = await hire(app, "Lena", Role.LEAD)
    taken = await app.database.write(holding.do_take_over, app, lead, case.id)
    await run_jobs(app)
    assert taken.person_name == "Lena"
    assert phone_of(app)[-1].startswith("Lena is taking over")


async def test_a_reply_reaches_the_customer_under_the_operators_name(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    message_id = await _reply(app, anna, "  Good day!  ")
    await run_jobs(app)
    line = await app.database.read(messages.get, message_id)
    assert (line.author, line.person_name, line.delivery) == (Author.OPERATOR, "Anna", Delivery.SENT)
    assert phone_of(app)[-1] == "Good day!"


async def test_the_same_reply_sent_twice_goes_out_once(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    first = await _reply(app, anna, "once", "click-1")
    assert await _reply(app, anna, "once", "click-1") == first
    await run_jobs(app)
    assert phone_of(app).count("once") == 1


@pytest.mark.parametrize("text", ["", "   \n "])
async def test_an_empty_reply_is_refused(app: App, text: str) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(EmptyReply):
        await _reply(app, anna, text)


async def test_an_endless_reply_is_refused_with_the_limit(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    with pytest.raises(TooLarge, match="20000"):
        await _reply(app, anna, "x" * 20_001)


async def test_a_reply_after_the_chat_was_handed_over_is_refused(app: App) -> None:
    anna, lead = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    await app.database.write(holding.do_take_over, app, lead, case.id)
    with pytest.raises(NotYours):
        await _reply(app, anna, "too late")
    assert "too late" not in [line.text for line in await transcript(app)]


async def test_nobody_may_reply_to_a_chat_in_the_queue_or_with_the_bot(app: App) -> None:
    anna = await hire(app)
    await queue_up(app)
    with pytest.raises(NotYours):
        await _reply(app, anna, "hello")
    await press(app, "cancel-wait")
    with pytest.raises(NotYours):
        await _reply(app, anna, "hello")


async def test_what_the_former_holder_had_on_its_way_is_withheld_at_a_take_over(
    app: App, channel: RecordingChannel
) -> None:
    anna, lead = await hire(app), await hire(app, "Lena", Role.LEAD)
    case = await hand_to(app, anna)
    message_id = await _reply(app, anna, "queued")
    await app.database.write(holding.do_take_over, app, lead, case.id)
    await run_jobs(app)
    assert (await app.database.read(messages.get, message_id)).delivery is Delivery.WITHHELD
    assert "queued" not in phone_of(app)


@pytest.mark.parametrize("step", ["resolve", "return", "put back"])
async def test_an_operator_who_gives_the_chat_away_loses_no_message_on_its_way(
    app: App, channel: RecordingChannel, step: str
) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    message_id = await _reply(app, anna, "last words")
    channel.script(SendLater(seconds=5))
    await run_jobs(app, until=app.clock() + timedelta(seconds=1))
    conversation = await chat_of(app)
    give_away = {
        "resolve": holding.do_resolve,
        "return": holding.do_return,
        "put back": holding.do_put_back,
    }[step]
    await app.database.write(give_away, app, anna, conversation.id)
    await run_jobs(app)
    assert (await app.database.read(messages.get, message_id)).delivery is Delivery.SENT
    assert "last words" in phone_of(app)


async def test_resolving_gives_the_chat_back_to_a_bot_that_remembers_nothing(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    conversation = await chat_of(app)
    full = Memory(shown=("a/b",), misses=1, asked=("x",))
    await app.database.write(
        conversations.record_memory, conversation.id, memory=full, dialogue="state", read_through=0
    )
    await app.database.write(holding.do_resolve, app, anna, conversation.id, outcome="refund")
    after = await chat_of(app)
    assert (after.owner, after.memory, after.dialogue) == (BOT, Memory(), "")
    assert after.waiting_since is None
    (closed,) = await app.database.read(cases.list_closed)
    assert (closed.id, closed.state, closed.outcome) == (case.id, State.RESOLVED, "refund")


async def test_after_a_case_the_bot_answers_only_what_comes_next(app: App, dialogue: ScriptedDialogue) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await write_in(app, "for Anna")
    await app.database.write(holding.do_return, app, anna, (await chat_of(app)).id)
    await write_in(app, "for the bot")
    await run_jobs(app)
    assert dialogue.heard == ["for the bot"]


async def test_the_bot_says_nothing_while_a_person_has_the_chat(app: App, dialogue: ScriptedDialogue) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    before = phone_of(app)
    await write_in(app, "are you there?")
    await run_jobs(app)
    assert dialogue.heard == []
    assert phone_of(app) == before


async def test_putting_a_case_back_keeps_the_wait_and_the_place(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    clock.advance(minutes=10)
    await queue_up(app, chat="2")
    await app.database.write(holding.do_put_back, app, anna, case.conversation_id)
    await run_jobs(app)
    back = await case_of(app)
    assert (back.state, back.person_id) == (State.WAITING, None)
    assert back.waiting_since == case.waiting_since
    assert (await chat_of(app)).waiting_since == case.waiting_since
    assert "next" in phone_of(app)[-1]
    assert phone_of(app)[-2].startswith("Anna had to leave")


async def test_only_the_holder_may_put_back_or_close(app: App) -> None:
    case = await hand_to(app, await hire(app))
    boris = await hire(app, "Boris")
    for step in (holding.do_put_back, holding.do_resolve, holding.do_return):
        with pytest.raises(NotYours):
            await app.database.write(step, app, boris, case.conversation_id)


async def test_the_customer_can_take_his_request_back(app: App) -> None:
    case = await queue_up(app)
    await press(app, "cancel-wait")
    await run_jobs(app)
    assert (await chat_of(app)).owner == BOT
    assert phone_of(app)[1] == f"Request #{case.id} is cancelled."
    assert phone_of(app)[-1].startswith("All right")


async def test_a_cancel_after_the_claim_says_who_is_there(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    card = channel.phone()[1].key
    anna = await hire(app)
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, anna, case.id)
    await press(app, "cancel-wait", on=card)
    await run_jobs(app)
    assert (await case_of(app)).state is State.CLAIMED


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
    await _reply(app, anna, "one")
    clock.advance(minutes=1)
    await _reply(app, anna, "two")
    assert (await case_of(app)).first_reply_at == first
    assert (await chat_of(app)).waiting_since is None


async def test_a_reply_stops_the_wait_and_the_next_message_starts_it_again(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await _reply(app, anna, "hello")
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
    message_id = await _reply(app, anna, "hello")
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
    await _reply(app, anna, "SECRET WORDS")
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
