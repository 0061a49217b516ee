"""A day after a case its customer is asked whether they would recommend us; what they say changes nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import BOT
from bot.core.desk.nps import NpsSum, Recommendation, Unasked
from bot.service.cases import closing
from bot.service.cases.closing import Ending
from bot.service.cases.customer import recommending
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.insights import nps
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, press, run_jobs, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import NOON, FakeClock
from tests.unit.service.cases.conftest import send_reply

QUESTION = "how likely are you to recommend us"


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock, channel: RecordingChannel) -> Iterator[App]:
    made = make_app(tmp_path, clock, channels=[channel], business="name: {en: Shop}\nnps_days: 90\nsurvey: false\n")
    yield made
    made.database.close()


async def close(app: App, *, reply: str = "The courier comes at four.") -> None:
    """A person answers and closes the case."""
    anna = await hire(app)
    await hand_to(app, anna)
    if reply:
        await send_reply(app, anna, reply, f"click-{app.clock()}")
    await app.database.write(closing.do_close, app, anna, (await chat_of(app)).id, Ending())
    await run_jobs(app)


async def ask(app: App, clock: FakeClock, *, hours: float = 25) -> int:
    """So much later, what the timer does; how many cases it is done with."""
    clock.advance(hours=hours)
    done = await recommending.ask_due(app)
    await run_jobs(app)
    return done


async def given(app: App) -> Recommendation:
    found = await app.database.read(nps.find_given, (await chat_of(app)).id)
    assert found is not None, "they gave no score"
    return found


async def unasked(app: App) -> dict[Unasked, int]:
    return await app.database.read(nps.count_unasked, NOON - timedelta(days=30), app.clock() + timedelta(days=1))


async def summed(app: App) -> NpsSum:
    return await app.database.read(nps.sum_nps, NOON - timedelta(days=30), app.clock() + timedelta(days=1))


async def test_a_day_after_the_end_eleven_scores_stand_there_and_nobody_waits(
    app: App, channel: RecordingChannel, clock: FakeClock
) -> None:
    await close(app)
    assert await ask(app, clock, hours=23) == 0
    assert await ask(app, clock, hours=2) == 1
    asked = channel.phone()[-1]
    assert QUESTION in asked.text
    assert [button.label for button in asked.buttons] == [str(score) for score in range(11)]
    chat = await chat_of(app)
    assert (chat.owner, chat.waiting_since) == (BOT, None)
    assert await ask(app, clock) == 0


async def test_the_score_is_thanked_in_place_and_can_be_taken_for_another_once(
    app: App, channel: RecordingChannel, clock: FakeClock
) -> None:
    await close(app)
    await ask(app, clock)
    count = len(phone_of(app))
    await press(app, "nps:1")
    await run_jobs(app)
    assert "you gave 1 of 10" in channel.phone()[-1].text
    await press(app, "nps-other")
    await run_jobs(app)
    await press(app, "nps:9")
    await press(app, "nps:0")
    await run_jobs(app)
    assert (await given(app)).score == 9
    assert (channel.phone()[-1].text[:26], channel.phone()[-1].buttons) == ("Thank you, you gave 9 of 1", ())
    assert len(phone_of(app)) == count, "the question becomes the thanks"
    assert await summed(app) == NpsSum(asked=1, promoters=1)


@pytest.mark.parametrize("replies", [True, False])
async def test_what_is_written_then_is_kept_and_a_person_is_offered(
    app: App, channel: RecordingChannel, clock: FakeClock, replies: bool
) -> None:
    await close(app)
    await ask(app, clock)
    await press(app, "nps:4")
    await run_jobs(app)
    await write_in(app, "too slow for me", reply=channel.phone()[-1].key if replies else "")
    await run_jobs(app)
    assert (await given(app)).comment == "too slow for me"
    assert [button.action for button in channel.phone()[-1].buttons] == ["human"]
    assert (await chat_of(app)).waiting_since is None
    await write_in(app, "my flowers are not here")
    assert (await chat_of(app)).waiting_since is not None, "the next line is for the bot"


@pytest.mark.parametrize(("text", "minutes"), [("and when does it come?", 1), ("the flowers are not here", 11)])
async def test_a_question_and_what_comes_later_are_answered_as_ever(
    app: App, clock: FakeClock, text: str, minutes: int
) -> None:
    await close(app)
    await ask(app, clock)
    await press(app, "nps:4")
    clock.advance(minutes=minutes)
    await write_in(app, text)
    assert (await given(app)).comment == ""
    assert (await chat_of(app)).waiting_since is not None


async def test_after_a_fortnight_the_question_is_over(app: App, channel: RecordingChannel, clock: FakeClock) -> None:
    await close(app)
    await ask(app, clock)
    clock.advance(hours=15 * 24)
    await press(app, "nps:10")
    await run_jobs(app)
    assert await summed(app) == NpsSum(asked=1)
    assert channel.phone()[-1].text.startswith("This question is closed by now")


async def test_nobody_is_asked_twice_in_ninety_days(app: App, clock: FakeClock) -> None:
    await close(app)
    await ask(app, clock)
    clock.advance(hours=24)
    await close(app)
    await ask(app, clock)
    assert await unasked(app) == {Unasked.RECENT: 1}
    clock.advance(hours=90 * 24)
    await close(app)
    await ask(app, clock)
    assert (await summed(app)).asked == 2


async def test_who_has_blocked_the_bot_is_not_asked(app: App, clock: FakeClock) -> None:
    await close(app)
    await app.database.write(conversations.record_blocked, (await chat_of(app)).id, blocked=True)
    await ask(app, clock)
    assert await unasked(app) == {Unasked.BLOCKED: 1}


async def test_who_waits_for_somebody_is_asked_once_that_is_over_or_not_at_all(app: App, clock: FakeClock) -> None:
    await close(app)
    await press(app, "human")
    await run_jobs(app)
    before, case = await chat_of(app), await case_of(app)
    assert await ask(app, clock) == 0
    assert replace(await chat_of(app), memory=before.memory) == before
    assert (await case_of(app)).waiting_since == case.waiting_since
    assert await ask(app, clock, hours=7 * 24) == 1
    assert await unasked(app) == {Unasked.STALE: 1}


async def test_nobody_is_asked_whom_no_person_answered(app: App, clock: FakeClock) -> None:
    await close(app, reply="")
    assert await ask(app, clock) == 0


async def test_nobody_is_woken(app: App, clock: FakeClock) -> None:
    await close(app)
    assert await ask(app, clock, hours=24 + 11) == 0, "it is eleven at night"
    assert await ask(app, clock, hours=12) == 1


async def test_nobody_is_asked_until_a_lead_wants_it(tmp_path: Path, clock: FakeClock) -> None:
    app = make_app(tmp_path / "silent", clock)
    await close(app)
    assert await ask(app, clock) == 0
    assert not any(QUESTION in text for text in phone_of(app))
    app.database.close()


async def test_stars_that_were_just_given_put_it_off(tmp_path: Path, clock: FakeClock) -> None:
    app = make_app(tmp_path / "stars", clock, business="name: {en: Shop}\nnps_days: 90\n")
    await close(app, reply="I have looked into it. The courier brings a new bouquet between four and six. " * 4)
    clock.advance(hours=20)
    await press(app, "rate:2")
    assert await ask(app, clock, hours=5) == 0
    assert await ask(app, clock, hours=24) == 1
    app.database.close()
