"""The card that tells a customer their place and their wait."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.case import Reason
from bot.core.desk.numbers import write_number
from bot.core.language import LANGUAGES
from bot.service.cases import holding, opening, waiting
from bot.service.ports import App
from bot.storage.chat import conversations
from bot.storage.database import Tx
from bot.storage.people import presence
from bot.words import Catalogue
from tests.support.acting import (
    case_of,
    chat_of,
    command,
    hand_to,
    hire,
    phone_of,
    press,
    queue_up,
    recording,
    run_jobs,
    transcript,
    write_in,
)
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock


async def _refresh(app: App) -> int:
    before = len(recording(app).letters)
    await waiting.refresh_cards(app)
    await run_jobs(app)
    return len(recording(app).letters) - before


async def test_the_card_shows_number_and_place_and_a_way_out(app: App, channel: RecordingChannel) -> None:
    await queue_up(app)
    case = await queue_up(app, chat="2")
    assert phone_of(app, "2")[-1].startswith(f"Request #{write_number(case.id)}. You're number 2 in the queue.")
    assert [button.action for button in channel.phone("2")[-1].buttons] == [
        f"copy:{write_number(case.id)}",
        "cancel-wait",
    ]


async def test_who_asks_how_long_it_takes_sees_their_place_again_but_not_at_every_word(
    app: App, clock: FakeClock, channel: RecordingChannel
) -> None:
    await queue_up(app)
    count = len(phone_of(app))
    clock.advance(seconds=30)
    await write_in(app, "hello?")
    await run_jobs(app)
    assert len(phone_of(app)) == count
    clock.advance(seconds=120)
    await write_in(app, "how much longer?")
    await write_in(app, "anybody?")
    await run_jobs(app)
    assert len(phone_of(app)) == count + 1
    assert "You're next." in phone_of(app)[-1]
    assert [shown.buttons != () for shown in channel.phone()][-2:] == [False, True]


async def test_a_wait_nothing_is_known_of_is_told_as_that(app: App) -> None:
    await queue_up(app)
    assert "I can't say yet how long it takes" in phone_of(app)[-1]


async def test_the_card_is_changed_in_place_when_the_queue_moves(app: App) -> None:
    first = await queue_up(app)
    await queue_up(app, chat="2")
    count = len(phone_of(app, "2"))
    await app.database.write(holding.do_claim, app, await hire(app), first.id)
    await run_jobs(app)
    assert await _refresh(app) == 1
    assert "You're next." in phone_of(app, "2")[-1]
    assert len(phone_of(app, "2")) == count


async def test_the_card_of_who_has_blocked_the_bot_waits_until_they_are_back(app: App) -> None:
    first = await queue_up(app)
    await queue_up(app, chat="2")
    await command(app, "blocked", chat="2")
    await app.database.write(holding.do_claim, app, await hire(app), first.id)
    await run_jobs(app)
    assert await _refresh(app) == 0
    await command(app, "unblocked", chat="2")
    assert await _refresh(app) == 1
    assert "You're next." in phone_of(app, "2")[-1]


async def test_a_card_that_reads_the_same_is_left_alone(app: App, clock: FakeClock) -> None:
    await queue_up(app)
    clock.advance(seconds=30)
    assert await _refresh(app) == 0
    assert (await transcript(app))[-1].revisions == ()


async def test_refreshing_does_not_touch_the_clock_of_waiting(app: App, clock: FakeClock) -> None:
    await queue_up(app)
    await queue_up(app, chat="2")
    since = (await chat_of(app, "2")).waiting_since
    await press(app, "cancel-wait")
    clock.advance(minutes=1)
    assert await _refresh(app) == 3  # the closed card, the notice, and the card of the other chat
    assert (await chat_of(app, "2")).waiting_since == since


@pytest.mark.parametrize(("minutes", "expected"), [(3, "1 to 7 minutes"), (10, "5 to 20 minutes")])
async def test_the_wait_is_a_range_from_recent_waits(app: App, clock: FakeClock, minutes: int, expected: str) -> None:
    anna = await hire(app)
    for chat in "123":
        case = await queue_up(app, chat)
        clock.advance(minutes=minutes)
        await app.database.write(holding.do_claim, app, anna, case.id)
    await queue_up(app, chat="4")
    assert expected in phone_of(app, "4")[-1]


async def test_no_wait_is_promised_without_experience(app: App) -> None:
    await queue_up(app)
    assert "minutes" not in phone_of(app)[-1]


KYIV = ZoneInfo("Europe/Kyiv")
WEEKDAYS = "name: Shop\ntime_zone: Europe/Kyiv\nhours: Mon-Fri 08:00-22:00"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 9, 1, 3, 0, tzinfo=UTC), "today from 08:00"),
        (datetime(2026, 9, 1, 20, 0, tzinfo=UTC), "tomorrow from 08:00"),
        (datetime(2026, 9, 4, 20, 0, tzinfo=UTC), "September 7 from 08:00"),
    ],
)
async def test_after_hours_the_card_says_when_people_are_back(tmp_path: Path, now: datetime, expected: str) -> None:
    app = make_app(tmp_path, FakeClock(now), business=WEEKDAYS)
    await queue_up(app)
    assert expected in phone_of(app)[-1]
    assert "minutes" not in phone_of(app)[-1]
    (moment,) = (await transcript(app))[-1].moments
    assert (moment.words, moment.at.astimezone(KYIV).hour) == (expected, 8)
    assert moment.dated == ("September" in expected)
    app.database.close()


async def test_when_people_are_back_the_card_tells_no_time_any_more(tmp_path: Path) -> None:
    clock = FakeClock(datetime(2026, 9, 1, 3, 0, tzinfo=UTC))
    app = make_app(tmp_path, clock, business=WEEKDAYS)
    await queue_up(app)
    clock.advance(hours=3)
    assert await _refresh(app) == 1
    assert (await transcript(app))[-1].moments == ()
    app.database.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opens", ["today", "tomorrow", "later"])
def test_what_is_marked_as_a_time_stands_in_the_sentence(language: str, opens: str) -> None:
    values: dict[str, str | date] = {"opens": opens, "date": date(2026, 9, 7), "time": "08:00"}
    words = Catalogue().say(language, "wait-opening", **values)
    assert words in Catalogue().say(language, "wait-closed", **values)


async def test_the_card_speaks_the_customers_language_as_soon_as_it_changes(app: App) -> None:
    await queue_up(app)
    chat = await chat_of(app)
    await app.database.write(conversations.record_language, chat.id, language="uk", chosen=True)
    assert await _refresh(app) == 1
    assert "You're next." not in phone_of(app)[-1]


async def test_the_card_is_closed_when_the_wait_is_over(app: App, channel: RecordingChannel) -> None:
    case = await hand_to(app, await hire(app))
    card = channel.phone()[1]
    assert (card.text, card.buttons) == (f"Request #{write_number(case.id)}: Anna is answering.", ())
    assert await _refresh(app) == 0


async def test_a_card_that_never_arrived_is_not_replaced_by_its_closing_line(
    app: App, channel: RecordingChannel
) -> None:
    anna = await hire(app)
    await command(app, "human")
    case = await case_of(app)
    await app.database.write(holding.do_claim, app, anna, case.id)
    await run_jobs(app)
    assert phone_of(app) == ["Anna has joined and can see the whole chat."]


async def _complain(app: App, chat: str) -> None:
    """An angry customer comes into the queue."""
    await write_in(app, "that is outrageous", chat)
    await run_jobs(app)
    conversation_id = (await chat_of(app, chat)).id

    def do(tx: Tx) -> None:
        opening.do_open(tx, app, conversations.lock(tx, conversation_id), Reason.ANGER)

    await app.database.write(do)
    await run_jobs(app)


async def test_who_is_overtaken_by_somebody_urgent_is_told_why_and_not_by_one_who_came_long_after(
    app: App, clock: FakeClock
) -> None:
    await queue_up(app)
    clock.advance(minutes=10)
    await _complain(app, "2")
    await _refresh(app)
    assert (
        "You're number 2 in the queue. Somebody whose problem could not wait was put ahead of you."
        in (phone_of(app)[-1])
    )
    clock.advance(minutes=45)
    await _complain(app, "3")
    await _refresh(app)
    assert "You're number 2 in the queue." in phone_of(app)[-1]


async def test_an_empty_desk_in_its_hours_is_told_as_that(app: App, clock: FakeClock) -> None:
    anna = await hire(app)
    await app.database.write(presence.record_seen, anna.id, token_hash="")
    await queue_up(app)
    assert "I can't say yet" in phone_of(app)[-1]
    await app.database.write(presence.record_gone, anna.id)
    clock.advance(minutes=4)
    await _refresh(app)
    assert "I can't say yet" in phone_of(app)[-1]  # a page is soon opened again
    clock.advance(minutes=2)
    await _refresh(app)
    assert "Nobody is at the desk this minute." in phone_of(app)[-1]
    await app.database.write(presence.record_seen, anna.id, token_hash="")
    await _refresh(app)
    assert "I can't say yet" in phone_of(app)[-1]
