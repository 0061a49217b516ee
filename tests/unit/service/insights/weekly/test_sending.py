"""The weekly letter: to whom, when, once, and what is in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.insights.week import Finding, What
from bot.core.insights.weekly.wish import Wish
from bot.core.people import Person, Role
from bot.errors import BadInput
from bot.service.cases.reply import do_reply
from bot.service.insights.weekly import sending, wishing
from bot.service.insights.weekly.wishing import BadLetterAddress
from bot.service.ports import App
from bot.storage.insights import proposals, weekly
from bot.storage.people import links, people
from tests.support.acting import hand_to, hire, run_jobs
from tests.support.app import make_app
from tests.support.channels import RecordingChannel
from tests.support.clock import FakeClock
from tests.support.mail_server import MailServer, mail_server, text_of

ADDRESS = "lena@example.org"
BY_MAIL = Wish(by_mail=True, address=ADDRESS, weekday=0, hour=8)
MONDAY = datetime(2026, 9, 7, 4, 59, tzinfo=UTC)  # a minute before eight in Kyiv


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as made:
        yield made


@pytest.fixture
def mailing(tmp_path: Path, clock: FakeClock, server: MailServer) -> Iterator[App]:
    """The product with a mail server and a channel called Telegram."""
    made = make_app(tmp_path, clock, public_url="https://shop.example", **server.settings)
    channels = {**made.channels, "telegram": RecordingChannel("telegram")}
    yield dataclasses.replace(made, channels=channels)
    made.database.close()


@pytest.fixture
async def lena(mailing: App) -> Person:
    """A lead."""
    return await hire(mailing, "Lena", Role.LEAD)


async def want(app: App, person: Person, wish: Wish) -> None:
    await app.database.write(wishing.do_keep, app, person, wish)


async def look(app: App) -> int:
    sent = await sending.watch(app)
    await run_jobs(app, until=app.clock())
    return sent


async def answer_somebody(app: App) -> None:
    anna = await hire(app)
    case = await hand_to(app, anna)
    await app.database.write(do_reply, app, anna, case.conversation_id, "It comes today.", client_id="w-1")


async def link(app: App, person: Person, chat_key: str) -> None:
    place = {"channel": "telegram", "account": "", "chat_key": chat_key, "username": ""}
    await app.database.write(lambda tx: links.record_link(tx, person_id=person.id, **place))


async def test_it_comes_on_its_day_at_its_hour_once_though_two_processes_look(
    mailing: App, server: MailServer, lena: Person, clock: FakeClock
) -> None:
    await want(mailing, lena, BY_MAIL)
    await answer_somebody(mailing)
    clock.now = MONDAY
    assert await look(mailing) == 0
    clock.advance(minutes=1)
    due = await mailing.database.read(sending.list_due, mailing)
    assert await look(mailing) == 1
    letter = await mailing.database.read(sending.preview, mailing, lena)
    assert not await mailing.database.write(sending.do_send, mailing, due[0], letter)
    assert await look(mailing) == 0
    assert server.addressed == [ADDRESS]
    (got,) = server.received
    assert got["Subject"] == "Lumiflor, 31.08 – 06.09.2026"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    plain = text_of(got)
    assert "No figure got better or worse" in plain
    assert "- Chats: 1\n" in plain
    assert "https://shop.example/desk/numbers?range=2026-08-31..2026-09-06" in plain
    assert got["List-Unsubscribe"].strip(" <>") in text_of(got, "html")
    clock.advance(hours=7 * 24)
    assert await look(mailing) == 1


async def test_a_lead_reads_what_is_worth_doing_and_an_operator_their_own_in_telegram(
    mailing: App, lena: Person, clock: FakeClock
) -> None:
    found = Finding(
        what=What.GAP,
        place="1",
        title="Do you pack gifts?",
        saves=3,
        evidence={"people": 9, "week": 4, "before": 2, "minutes": 30},
    )
    await mailing.database.write(proposals.record_new, [found])
    olha = await hire(mailing, "Olha")
    for person, chat in ((lena, "77"), (olha, "88")):
        await link(mailing, person, chat)
        await want(mailing, person, Wish(by_telegram=True))
    await answer_somebody(mailing)
    clock.now = MONDAY
    clock.advance(minutes=1)
    assert await look(mailing) == 2
    channel = mailing.channels["telegram"]
    assert isinstance(channel, RecordingChannel)
    (to_lena,) = channel.texts("77")
    (to_olha,) = channel.texts("88")
    assert "Worth doing this week\n• " in to_lena
    assert "«Do you pack gifts?»" in to_lena
    assert "Worth doing" not in to_olha
    assert "/desk/week" not in to_olha


async def test_silence_is_told_once(mailing: App, server: MailServer, lena: Person, clock: FakeClock) -> None:
    await want(mailing, lena, BY_MAIL)
    clock.now = MONDAY
    clock.advance(minutes=1)
    assert [await look(mailing), clock.advance(hours=7 * 24) and await look(mailing)] == [1, 0]
    (got,) = server.received
    assert "Nothing happened in these seven days" in text_of(got)


async def test_what_is_days_late_is_left_out_and_who_is_gone_gets_none(
    mailing: App, server: MailServer, lena: Person, clock: FakeClock
) -> None:
    await want(mailing, lena, BY_MAIL)
    clock.now = MONDAY
    clock.advance(hours=72)
    assert await look(mailing) == 0
    clock.advance(hours=4 * 24)
    await mailing.database.write(people.record_change, lena.id, disabled=True)
    assert await look(mailing) == 0
    assert server.received == []


async def test_the_link_in_the_letter_ends_it_and_brings_it_back(
    mailing: App, server: MailServer, lena: Person
) -> None:
    await want(mailing, lena, BY_MAIL)
    assert await sending.send_now(mailing, lena)
    await run_jobs(mailing, until=mailing.clock())
    code = server.received[0]["List-Unsubscribe"].strip(" <>").rpartition("/")[2]
    write = mailing.database.write
    assert not await write(wishing.do_switch_mail, "another", by_mail=False)
    assert await write(wishing.do_switch_mail, code, by_mail=False)
    assert not await sending.send_now(mailing, lena)
    assert await write(wishing.do_switch_mail, code, by_mail=True)
    assert await sending.send_now(mailing, lena)


async def test_where_nobody_is_the_person_sees_why_until_they_mend_it(
    mailing: App, server: MailServer, lena: Person
) -> None:
    await want(mailing, lena, BY_MAIL)
    server.recipients = ["550 no such user"]
    await sending.send_now(mailing, lena)
    await run_jobs(mailing, until=mailing.clock())
    known = await mailing.database.read(wishing.find_known, mailing, lena)
    assert known.problem == "550 no such user"
    await want(mailing, lena, dataclasses.replace(BY_MAIL, address="lena@shop.example"))
    assert (await mailing.database.read(wishing.find_known, mailing, lena)).problem == ""


async def test_a_server_that_is_busy_is_tried_again(
    mailing: App, server: MailServer, lena: Person, clock: FakeClock
) -> None:
    await want(mailing, lena, BY_MAIL)
    server.recipients = ["450 greylisted"]
    await sending.send_now(mailing, lena)
    await run_jobs(mailing, until=mailing.clock())
    assert server.received == []
    clock.advance(minutes=2)
    await run_jobs(mailing, until=mailing.clock())
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        (Wish(by_mail=True, address="lena"), BadLetterAddress),
        (Wish(by_mail=True), BadLetterAddress),
        (Wish(weekday=7), BadInput),
        (Wish(hour=24), BadInput),
        (Wish(zone="Mars/North"), BadInput),
    ],
)
async def test_what_can_not_be_is_said_and_nothing_is_kept(
    mailing: App, lena: Person, wish: Wish, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await want(mailing, lena, wish)
    assert await mailing.database.read(weekly.find, lena.id) is None
