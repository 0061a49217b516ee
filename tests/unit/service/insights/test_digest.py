"""From what customers do in chats to the figures of the articles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.insights.figures import Counts, Figures
from bot.core.messages import Kind
from bot.core.people import Person, Role
from bot.errors import NotAllowed
from bot.service.insights import digest, figures
from bot.service.ports import App
from bot.storage.system import facts
from tests.support.acting import chat_of, command, hire, press, run_jobs, transcript, write_in
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.engine import ScriptedDialogue, ScriptedFinder, found, make_article, says

COST = "delivery/cost"


@pytest.fixture
def dialogue(finder: ScriptedFinder) -> ScriptedDialogue:
    """Knows a sure question and an unsure one."""
    finder.articles = {COST: make_article(COST, rest="Express is dearer."), "a/time": make_article("a/time")}
    turns = {"cost": found((COST, 0.9)), "which": found((COST, 0.5), ("a/time", 0.4)), "thanks": says("thanks")}
    return ScriptedDialogue(turns=turns)


async def ask(app: App, text: str, chat: str = "1") -> None:
    await write_in(app, text, chat)
    await run_jobs(app)


async def look(app: App, clock: FakeClock, *, hours: float = 2, article: str = COST) -> Figures:
    """The figures some hours later."""
    clock.advance(hours=hours)
    await digest.digest(app)
    lead = await hire(app, "Lena", Role.LEAD)
    return await app.database.read(figures.find_figures, lead, article=article, days=30)


async def test_who_asks_no_more_was_helped_and_only_after_an_hour(app: App, clock: FakeClock) -> None:
    await ask(app, "cost?")
    await ask(app, "thanks")
    assert (await look(app, clock, hours=0.2)).total == Counts(shown=1)
    assert (await look(app, clock)).total == Counts(shown=1, helped=1)


async def test_another_question_or_a_person_after_it_is_no_help(app: App, clock: FakeClock) -> None:
    await ask(app, "cost?", "1")
    await ask(app, "strange?", "1")
    await ask(app, "cost?", "2")
    await digest.digest(app)
    await command(app, "human", chat="2")
    await run_jobs(app)
    assert (await look(app, clock)).total == Counts(shown=2, escalated=1)


async def test_a_thumb_counts_whenever_it_comes(app: App, clock: FakeClock) -> None:
    await ask(app, "cost?", "1")
    await press(app, "helped", "1")
    assert (await look(app, clock, hours=0.1)).total == Counts(shown=1, helped=1)
    await ask(app, "cost?", "2")
    await look(app, clock)
    await press(app, "not-helped", "2")
    assert (await look(app, clock)).total == Counts(shown=2, helped=1, down=1, escalated=1)


async def test_the_reason_of_a_thumb_down_is_asked_in_its_place_and_changes_nothing_else(
    app: App, clock: FakeClock, channel: RecordingChannel
) -> None:
    await ask(app, "cost?")
    before = len(channel.phone())
    await press(app, "not-helped")
    await run_jobs(app)
    answer = channel.phone()[0]
    reasons = ["reason:wrong", "reason:unclear", "reason:other", "reason:outdated"]
    assert [button.action for button in answer.buttons] == [*reasons, "more", "human"]
    assert [button.label for button in answer.buttons][:2] == ["It's wrong", "It's unclear"]
    told = len(channel.phone())
    assert told == before + 2, "the hand-over and the wait, as without it"
    await press(app, "reason:outdated")
    await run_jobs(app)
    assert [button.action for button in channel.phone()[0].buttons] == ["reason:outdated", "more", "human"]
    assert len(channel.phone()) == told, "the bot says nothing to it"
    chat = await chat_of(app)
    assert chat.owner.holder.value == "queue"
    assert (await transcript(app))[-1].text == "It's out of date"
    assert (await look(app, clock)).reasons == {"outdated": 1}


async def test_a_reason_that_is_none_or_comes_twice_is_not_kept(app: App, clock: FakeClock) -> None:
    await ask(app, "cost?")
    await press(app, "not-helped")
    await run_jobs(app)
    on = next(line for line in await transcript(app) if line.source is not None).channel_key
    await press(app, "reason:", on=on)
    await press(app, "reason:nonsense", on=on)
    await press(app, "reason:wrong", on=on)
    await press(app, "reason:unclear", on=on)
    assert (await look(app, clock)).reasons == {"wrong": 1}


async def test_a_choice_helps_at_once(app: App, clock: FakeClock) -> None:
    await ask(app, "which?")
    await press(app, "pick:a/time")
    await run_jobs(app)
    assert (await look(app, clock, hours=0.1, article="a/time")).total == Counts(shown=1, helped=1)
    assert (await look(app, clock)).total == Counts(shown=1), "what was likely was not what they meant"


async def test_a_number_leads_to_its_chats_without_what_is_personal(app: App, clock: FakeClock, lead: Person) -> None:
    await ask(app, "cost for Olha, +380 67 123 45 67?")
    await look(app, clock)
    wanted = {"article": COST, "days": 7}
    (one,) = await app.database.read(figures.list_passages, lead, **wanted, measure="helped")  # type: ignore[arg-type]
    first = next(line for line in await transcript(app) if line.kind is Kind.TEXT)
    assert (one.text, one.line) == ("cost for … …?", first.id)
    assert await app.database.read(figures.list_passages, lead, **wanted, measure="down") == ()  # type: ignore[arg-type]


async def test_two_processes_read_the_same_lines_once(app: App, clock: FakeClock) -> None:
    await ask(app, "cost?")
    clock.advance(minutes=1)
    stretch = await app.database.read(digest.read_on)
    assert stretch is not None
    assert await app.database.write(digest.do_keep, stretch)
    assert not await app.database.write(digest.do_keep, stretch)
    assert (await look(app, clock)).total.shown == 1


async def test_a_line_so_young_that_one_before_it_may_be_under_way_is_left_for_later(
    app: App, clock: FakeClock
) -> None:
    await ask(app, "cost?")
    assert await app.database.read(digest.read_on) is None
    assert await app.database.read(facts.find_fact, digest.FACT) is None
    clock.now += timedelta(seconds=6)
    assert await app.database.read(digest.read_on) is not None


async def test_an_operator_sees_no_figures(app: App) -> None:
    anna = await hire(app)
    with pytest.raises(NotAllowed):
        await app.database.read(figures.find_figures, anna, article=COST, days=7)


@pytest.fixture
async def lead(app: App) -> Person:
    """Somebody who may see figures."""
    return await hire(app, "Lead", Role.LEAD)
