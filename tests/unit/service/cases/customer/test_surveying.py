"""A customer is asked how a person helped: once, where it is fair; what they say is kept and changes nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core.conversation import BOT
from bot.core.desk.survey import Complaint, Rating, Unasked
from bot.service.cases import closing
from bot.service.cases.closing import Ending
from bot.service.ports import App
from bot.storage.cases import ratings
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.tables.cases import ratings as table
from tests.support.acting import case_of, chat_of, hand_to, hire, phone_of, press, run_jobs, write_in
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.unit.service.cases.conftest import send_reply

LONG = "I have looked into it, and the courier will bring a new bouquet between four and six. " * 3


async def close(app: App, *, reply: str = LONG, survey: bool = True) -> None:
    """A person answers at length and closes the case."""
    anna = await hire(app)
    await hand_to(app, anna)
    if reply:
        await send_reply(app, anna, reply, f"click-{app.clock()}")
    await app.database.write(closing.do_close, app, anna, (await chat_of(app)).id, Ending(survey=survey))
    await run_jobs(app)


async def given(app: App) -> Rating:
    """What came of it."""
    (found,) = await app.database.read(ratings.list_given, (await chat_of(app)).id)
    return found


async def unasked(app: App) -> list[str]:
    """Why nobody was asked, case by case."""

    def read(tx: Tx) -> list[str]:
        return list(tx.connection.execute(select(table.c.unasked).order_by(table.c.case_id)).scalars())

    return await app.database.read(read)


async def test_stars_stand_below_the_end_of_a_case(app: App, channel: RecordingChannel) -> None:
    await close(app)
    asked = channel.phone()[-1]
    assert asked.text.startswith("How did we do with request #1C?")
    assert [button.label for button in asked.buttons] == ["1 ★", "2 ★", "3 ★", "4 ★", "5 ★"]
    chat = await chat_of(app)
    assert (chat.owner, chat.waiting_since) == (BOT, None)


async def test_a_good_mark_is_thanked_and_cannot_be_given_twice(app: App, channel: RecordingChannel) -> None:
    await close(app)
    count = len(phone_of(app))
    await press(app, "rate:5")
    await press(app, "rate:1")
    await run_jobs(app)
    assert (await given(app)).score == 5
    assert (channel.phone()[-1].text, channel.phone()[-1].buttons) == ("Thank you! You gave 5 of 5.", ())
    assert len(phone_of(app)) == count, "the question becomes the thanks"


async def test_a_low_mark_is_asked_for_its_reason(app: App, channel: RecordingChannel) -> None:
    await close(app)
    await press(app, "rate:2")
    await run_jobs(app)
    assert [button.label for button in channel.phone()[-1].buttons][:2] == ["Long wait", "Not solved"]
    await press(app, "rate-why:slow")
    await run_jobs(app)
    rating = await given(app)
    assert (rating.score, rating.complaint) == (2, Complaint.SLOW)
    assert "“Long wait”" in phone_of(app)[-1]


async def test_a_reply_to_the_question_is_a_comment_and_no_question(app: App, channel: RecordingChannel) -> None:
    await close(app)
    await press(app, "rate:2")
    await run_jobs(app)
    await write_in(app, "the girl hung up on me", reply=channel.phone()[-1].key)
    await run_jobs(app)
    assert (await given(app)).comment == "the girl hung up on me"
    assert phone_of(app)[-1] == "Thank you, we will read it and learn from it."
    assert (await chat_of(app)).waiting_since is None


async def test_a_question_in_reply_is_a_question(app: App, channel: RecordingChannel) -> None:
    await close(app)
    await press(app, "rate:2")
    await run_jobs(app)
    await write_in(app, "and when does the money come?", reply=channel.phone()[-1].key)
    assert (await given(app)).comment == ""
    assert (await chat_of(app)).waiting_since is not None


async def test_after_a_week_the_question_is_over(app: App, channel: RecordingChannel, clock: FakeClock) -> None:
    await close(app)
    clock.advance(hours=8 * 24)
    await press(app, "rate:1")
    await run_jobs(app)
    assert await app.database.read(ratings.list_given, (await chat_of(app)).id) == ()
    assert channel.phone()[-1].text.startswith("This question is closed by now")


@pytest.mark.parametrize(
    ("how", "why"),
    [({"reply": ""}, Unasked.NO_REPLY), ({"reply": "Done."}, Unasked.SHORT), ({"survey": False}, Unasked.CHOSEN)],
)
async def test_where_it_is_not_fair_the_reason_is_kept(app: App, how: dict[str, str], why: Unasked) -> None:
    await close(app, **how)  # type: ignore[arg-type]
    assert await unasked(app) == [why]
    assert not any("How did we do" in text for text in phone_of(app))


async def test_nobody_is_asked_twice_in_a_day(app: App, clock: FakeClock) -> None:
    await close(app)
    clock.advance(hours=2)
    await close(app)
    clock.advance(hours=24)
    await close(app)
    assert await unasked(app) == ["", Unasked.RECENT, ""]


async def test_who_has_blocked_the_bot_is_not_asked(app: App) -> None:
    anna = await hire(app)
    await hand_to(app, anna)
    await send_reply(app, anna, LONG)
    chat = await chat_of(app)
    await app.database.write(conversations.record_blocked, chat.id, blocked=True)
    await app.database.write(closing.do_close, app, anna, chat.id, Ending())
    assert await unasked(app) == [Unasked.BLOCKED]


async def test_a_business_may_do_without(tmp_path: Path) -> None:
    app = make_app(tmp_path / "silent", business="name: {en: Shop}\nsurvey: false\n")
    await close(app)
    assert await unasked(app) == [Unasked.OFF]
    app.database.close()


async def test_a_mark_given_while_the_next_case_waits_leaves_that_as_it_is(app: App, clock: FakeClock) -> None:
    await close(app)
    clock.advance(minutes=5)
    await press(app, "human")
    await run_jobs(app)
    before, case = await chat_of(app), await case_of(app)
    clock.advance(minutes=5)
    await press(app, "rate:4")
    await run_jobs(app)
    assert replace(await chat_of(app), memory=before.memory) == before
    assert (await case_of(app)).waiting_since == case.waiting_since
    assert (await given(app)).score == 4
    assert (await given(app)).rated_at == clock.now
    assert timedelta(minutes=5) < clock.now - (await given(app)).asked_at
