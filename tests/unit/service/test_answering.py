"""The bot's own part: what it says to an understood question, and when it says nothing."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from bot.core.conversation import BOT, Conversation, Holder
from bot.core.escalation import Reason
from bot.core.events import Event, Topic
from bot.core.jobs import JobKind
from bot.core.messages import Author
from bot.core.policy.rules import Rule
from bot.core.turn import Step
from bot.service.articles import drafts as articles
from bot.service.chat import answering, saying
from bot.service.ports import App
from bot.storage.chat import feedback, messages
from bot.storage.system import jobs
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    edit,
    phone_of,
    press,
    run_job,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.app import engine_of
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import (
    ScriptedDialogue,
    ScriptedFinder,
    found,
    make_article,
    make_turn,
    says,
    wants_human,
    write_article,
)


@pytest.fixture
def dialogue(finder: ScriptedFinder) -> ScriptedDialogue:
    """Knows one sure question, one unsure one and a few wishes."""
    finder.articles = {
        "delivery/cost": make_article("delivery/cost", rest="Express is dearer."),
        "delivery/time": make_article("delivery/time", title="When?"),
        "refunds/dispute": make_article("refunds/dispute", escalate="always"),
    }
    return ScriptedDialogue(
        turns={
            "cost": found(("delivery/cost", 0.9)),
            "which": found(("delivery/cost", 0.5), ("delivery/time", 0.4)),
            "refund": found(("refunds/dispute", 0.9)),
            "gone": found(("archived/one", 0.9)),
            "person": wants_human(),
            "hello": says("greet"),
            "order": make_turn(Step.ASK, slot="order_number"),
            "better": make_turn(Step.FEEDBACK, helped=True),
        }
    )


async def _ask(app: App, text: str) -> None:
    await write_in(app, text)
    await run_jobs(app)


def _actions(channel: RecordingChannel) -> list[str]:
    return [button.action for button in channel.phone()[-1].buttons]


async def test_an_answer_is_the_article_with_its_source_and_ways_on(app: App, channel: RecordingChannel) -> None:
    await _ask(app, "cost?")
    assert phone_of(app)[-1].startswith("Delivery costs 120 UAH.\n\n_")
    assert "“How much is delivery?” · updated September 1, 2026" in phone_of(app)[-1]
    assert _actions(channel) == ["more", "helped", "not-helped", "human"]
    chat = await chat_of(app)
    assert (chat.memory.shown, chat.waiting_since) == (("delivery/cost",), None)


async def test_the_rest_of_an_article_is_one_press_away_and_only_once(app: App, channel: RecordingChannel) -> None:
    await _ask(app, "cost?")
    answer = channel.phone()[-1].key
    await press(app, "more", on=answer)
    await press(app, "more", on=answer)
    await run_jobs(app)
    assert [text for text in phone_of(app) if "Express is dearer." in text] == [phone_of(app)[-1]]
    assert "more" not in [button.action for button in channel.phone()[0].buttons]


async def test_an_answer_in_another_language_says_so(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["цена"] = found(("delivery/cost", 0.9), language="ru")
    dialogue.turns["цена"] = replace(dialogue.turns["цена"], language="uk")
    await _ask(app, "цена")
    article = app.words.say("uk", "other-language", **{"from": "en"})
    assert phone_of(app)[-1].startswith(article)


async def test_why_the_bot_said_it_is_on_record(app: App) -> None:
    await _ask(app, "cost?")
    answer = (await transcript(app))[-1]
    why = await app.database.read(messages.get_why, answer.id)
    assert why is not None
    assert (why.intent, why.grounds.rule, why.candidates[0].article) == ("question", Rule.CLOSE_ENOUGH, "delivery/cost")
    assert answer.source is not None
    assert answer.source.probability == 0.9


async def test_an_unsure_question_offers_a_choice_and_the_picked_article_is_shown(
    app: App, channel: RecordingChannel
) -> None:
    await _ask(app, "which?")
    assert _actions(channel) == ["pick:delivery/cost", "pick:delivery/time", "pick-none", "human"]
    await press(app, "pick:delivery/time")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Delivery costs")
    assert (await chat_of(app)).memory.shown == ("delivery/time",)


async def test_none_of_the_offered_is_a_miss_and_the_second_calls_a_person(app: App) -> None:
    for text in ("which?", "which one?"):
        await _ask(app, text)
        await press(app, "pick-none")
        await run_jobs(app)
    assert (await case_of(app)).reason is Reason.MISSES


async def test_a_picked_article_that_needs_a_person_calls_one(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["odd"] = found(("refunds/dispute", 0.5), ("delivery/cost", 0.4))
    await _ask(app, "odd")
    await press(app, "pick:refunds/dispute")
    assert (await case_of(app)).reason is Reason.SENSITIVE


async def test_a_picked_article_that_was_archived_meanwhile_is_not_shown(app: App, finder: ScriptedFinder) -> None:
    await _ask(app, "which?")
    finder.articles.clear()
    await press(app, "pick:delivery/time")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("I'm not sure")


async def test_an_article_archived_between_search_and_answer_is_not_shown(app: App) -> None:
    await _ask(app, "gone")
    assert phone_of(app)[-1].startswith("I'm not sure")


async def test_what_always_needs_a_person_goes_there(app: App) -> None:
    await _ask(app, "refund")
    assert (await case_of(app)).reason is Reason.SENSITIVE
    assert not any("120 UAH" in text for text in phone_of(app))


@pytest.mark.parametrize(
    ("text", "answer"),
    [("hello", "Hello! How can I help?"), ("order", "I'll pass this"), ("gibberish", "I'm not sure")],
)
async def test_courtesy_forms_and_misses_have_their_sentence_and_a_way_to_a_person(
    app: App, channel: RecordingChannel, text: str, answer: str
) -> None:
    await _ask(app, text)
    assert phone_of(app)[-1].startswith(answer)
    assert _actions(channel)[-1] == "human"
    assert (await chat_of(app)).waiting_since is None


async def test_a_thumb_up_is_thanked_and_its_buttons_go(app: App, channel: RecordingChannel) -> None:
    await _ask(app, "cost?")
    await press(app, "helped")
    await run_jobs(app)
    assert phone_of(app)[-1].startswith("Good to hear")
    assert [button.action for button in channel.phone()[0].buttons] == ["more", "human"]
    chat = await chat_of(app)
    assert await app.database.read(feedback.list_feedback, chat.id) == {"delivery/cost": True}


async def test_a_thumb_down_calls_a_person(app: App) -> None:
    await _ask(app, "cost?")
    await press(app, "not-helped")
    assert (await case_of(app)).reason is Reason.NOT_HELPED


async def test_a_thumb_while_a_person_has_the_chat_is_recorded_and_says_nothing(
    app: App, channel: RecordingChannel
) -> None:
    await _ask(app, "cost?")
    await command(app, "human")
    await run_jobs(app)
    before = len(phone_of(app))
    await press(app, "not-helped")
    await run_jobs(app)
    assert len(phone_of(app)) == before
    chat = await chat_of(app)
    assert await app.database.read(feedback.list_feedback, chat.id) == {"delivery/cost": False}


async def test_the_engine_is_told_the_state_of_the_dialogue_and_forgets_it_after_a_case(
    app: App, dialogue: ScriptedDialogue
) -> None:
    await _ask(app, "cost?")
    await _ask(app, "hello")
    assert (await chat_of(app)).dialogue == "cost?|hello"


async def test_typing_is_announced_while_the_engine_thinks(app: App) -> None:
    heard: list[Event] = []
    app.hub.listen(heard.append)
    await app.hub.start()
    await _ask(app, "cost?")
    assert Topic.TYPING in {event.topic for event in heard}
    await app.hub.stop()


async def test_nothing_is_said_when_a_person_took_the_chat_while_the_engine_thought(app: App) -> None:
    await write_in(app, "cost?")
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    await command(app, "human")
    await app.database.write(answering.do_answer, app, chat, unread, understood)
    await run_jobs(app)
    assert not any("120 UAH" in text for text in phone_of(app))
    assert all(line.author is not Author.BOT for line in await transcript(app))


async def test_an_answer_is_given_once_though_its_job_runs_twice(app: App) -> None:
    await write_in(app, "cost?")
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    for _ in range(2):
        await app.database.write(answering.do_answer, app, chat, unread, understood)
    await run_jobs(app)
    assert len(phone_of(app)) == 1


async def test_an_edit_while_the_engine_thinks_is_what_gets_answered(app: App, clock: FakeClock) -> None:
    key = await write_in(app, "cost?")
    clock.advance(seconds=1)
    job = await app.database.write(jobs.claim, kinds=(JobKind.ANSWER,), worker="test")
    assert job is not None
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    await edit(app, key, "hello")
    await app.database.write(answering.do_answer, app, chat, unread, understood)
    await run_job(app, job)
    await run_jobs(app)
    assert phone_of(app) == ["Hello! How can I help?"]


async def test_a_message_that_came_while_the_engine_thought_keeps_waiting_and_is_answered(
    app: App, clock: FakeClock
) -> None:
    await write_in(app, "cost?")
    chat, unread = await app.database.read(answering.do_read, (await chat_of(app)).id)
    understood = await engine_of(app).dialogue.turn(state="", text="cost?", language="en")
    second = clock.advance(seconds=2)
    await write_in(app, "hello")
    await app.database.write(answering.do_answer, app, chat, unread, understood)
    assert (await chat_of(app)).waiting_since == second
    await run_jobs(app)
    assert phone_of(app)[-1] == "Hello! How can I help?"
    assert (await chat_of(app)).waiting_since is None


async def test_a_broken_engine_is_never_shown_to_the_customer(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.failing = RuntimeError("tensor exploded")
    await write_in(app, "cost?")
    with pytest.raises(RuntimeError):
        await run_jobs(app)
    assert phone_of(app) == []
    assert (await chat_of(app)).owner == BOT


async def _watch(app: App) -> None:
    await app.database.write(answering.do_watch_late, app)
    await run_jobs(app, kinds=(JobKind.DELIVER,))


async def test_a_customer_whose_answer_is_late_is_told_once_and_then_given_a_person(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    await _watch(app)
    assert phone_of(app) == []
    for _ in range(3):
        clock.advance(seconds=16)
        await _watch(app)
    assert len(phone_of(app)) == 1
    assert phone_of(app)[0].startswith("Sorry")
    wrote = (await chat_of(app)).waiting_since
    clock.advance(seconds=60)
    await _watch(app)
    case = await case_of(app)
    assert (case.reason, case.waiting_since, case.brief.question) == (Reason.BOT_UNAVAILABLE, wrote, "cost?")


async def test_an_answer_in_time_calls_nobody(app: App, clock: FakeClock) -> None:
    await _ask(app, "cost?")
    clock.advance(minutes=10)
    await _watch(app)
    assert len(phone_of(app)) == 1


async def test_commands_and_buttons_are_never_late(app: App, clock: FakeClock) -> None:
    await command(app, "start")
    await command(app, "language")
    await run_jobs(app)
    await press(app, "language:en")
    await run_jobs(app)
    before = phone_of(app)
    for _ in range(3):
        clock.advance(minutes=5)
        await _watch(app)
    assert phone_of(app) == before
    assert (await chat_of(app)).owner == BOT


async def test_an_edited_message_is_late_only_after_its_edit(app: App, clock: FakeClock) -> None:
    key = await write_in(app, "cost?")
    await run_jobs(app)
    clock.advance(minutes=10)
    await edit(app, key, "hello")
    clock.advance(seconds=1)
    await _watch(app)
    await _watch(app)
    assert (await chat_of(app)).owner == BOT
    assert len(phone_of(app)) == 1


async def test_a_message_that_waits_for_people_is_not_the_bots_delay(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    await command(app, "human")
    clock.advance(minutes=5)
    await _watch(app)
    assert not any(text.startswith("Sorry, I need") for text in phone_of(app))


async def test_a_late_answer_is_not_given_once_people_have_the_chat(app: App, clock: FakeClock) -> None:
    await write_in(app, "cost?")
    for seconds in (16, 80):
        clock.advance(seconds=seconds)
        await _watch(app)
    await run_jobs(app)
    assert (await chat_of(app)).owner.holder is Holder.QUEUE
    assert not any("120 UAH" in text for text in phone_of(app))


async def test_the_front_finds_articles_without_the_engine(app: App) -> None:
    folder = app.articles_folder / "en" / "delivery"
    folder.mkdir(parents=True)
    (folder / "cost.md").write_text(write_article(rest="From the file."))
    (folder / "draft.md").write_text(write_article(status="draft"))
    front = App(**{field.name: getattr(app, field.name) for field in fields(App)})
    found_one = articles.find(front, "delivery/cost", "uk")
    assert found_one is not None
    assert saying.render_rest(found_one) == "**More**\n\nFrom the file."
    assert articles.find(front, "delivery/draft", "en") is None
    assert articles.find(front, "../../etc/passwd", "en") is None


async def test_the_queue_shows_what_the_bot_considered(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["awful"] = found(("delivery/cost", 0.412345), anger=0.9)
    await _ask(app, "awful")
    brief = (await case_of(app)).brief
    assert (brief.reason, brief.anger, brief.considered) == (Reason.ANGER, 0.9, (("delivery/cost", 0.412),))


async def test_what_was_written_after_a_pause_is_a_question_of_its_own(
    app: App, clock: FakeClock, dialogue: ScriptedDialogue
) -> None:
    await write_in(app, "what does it cost")
    clock.advance(seconds=1)
    await write_in(app, "to Lviv")
    clock.advance(seconds=40)  # the engine is still loading
    await write_in(app, "hello?")
    clock.advance(seconds=5)
    await run_jobs(app)
    assert dialogue.heard == ["what does it cost\nto Lviv", "hello?"]


async def test_a_sure_article_wins_over_what_the_turn_was_taken_for(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["thanks for"] = replace(says("thanks"), candidates=found(("delivery/cost", 0.95)).candidates)
    before = (await chat_of_new(app)).dialogue
    await write_in(app, "thanks for the flowers, how much was it")
    await run_jobs(app)
    assert (await chat_of(app)).memory.shown == ("delivery/cost",)
    assert (await chat_of(app)).dialogue == before


async def chat_of_new(app: App) -> Conversation:
    await command(app, "start")
    return await chat_of(app)


async def test_a_sure_article_does_not_take_a_customer_out_of_a_form(app: App, dialogue: ScriptedDialogue) -> None:
    dialogue.turns["where is it"] = replace(
        wants_human(Reason.ORDER), candidates=found(("delivery/cost", 0.95)).candidates
    )
    await write_in(app, "order!")
    await run_jobs(app)
    await write_in(app, "so where is it")
    await run_jobs(app)
    assert (await case_of(app)).reason is Reason.ORDER


async def test_a_single_guess_is_put_as_a_yes_or_no(
    app: App, dialogue: ScriptedDialogue, channel: RecordingChannel
) -> None:
    dialogue.turns["hm"] = found(("delivery/cost", 0.4))
    await write_in(app, "hm")
    await run_jobs(app)
    assert phone_of(app)[-1] == "Do you mean this?"
    assert [button.label for button in channel.phone()[-1].buttons][1] == "No, something else"


async def test_the_brief_of_an_order_says_what_was_asked_before_its_number(
    app: App, dialogue: ScriptedDialogue
) -> None:
    dialogue.turns |= {"LF-204518": wants_human(Reason.ORDER), "order!": make_turn(Step.ASK, slot="order_number")}
    await write_in(app, "cost")
    await run_jobs(app)
    await write_in(app, "order!")
    await run_jobs(app)
    await write_in(app, "LF-204518")
    await run_jobs(app)
    assert (await case_of(app)).brief.question == "order!\nLF-204518"


async def test_an_outcry_instead_of_the_order_number_calls_a_person(app: App) -> None:
    await write_in(app, "order!")
    await run_jobs(app)
    await write_in(app, "grrr")
    await run_jobs(app)
    assert (await case_of(app)).reason is Reason.ORDER
