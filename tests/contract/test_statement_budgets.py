"""What is looked at every second costs a fixed number of statements at 500 open cases, and takes no writer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from benchmarks.scale.loading import load
from benchmarks.scale.meter import Count, counting
from benchmarks.scale.year import NOW, Size, Year
from bot.business import BusinessFile
from bot.core.business import Assignment
from bot.core.messages import Author, NewMessage
from bot.core.people import Person
from bot.realtime.memory import MemoryHub
from bot.service.cases import holding, leaving, queue, snoozing, waiting
from bot.service.cases.leading import assigning, board, releasing
from bot.service.cases.reaching import calling
from bot.service.cases.timers import nudging, ringing
from bot.service.chat import late
from bot.service.ports import App
from bot.service.system import health
from bot.settings import Settings
from bot.storage.chat import conversations, messages, outbox
from bot.storage.database import Database, Tx
from bot.storage.people import people, presence, teams
from bot.words import Catalogue
from tests.support.app import make_sqlite
from tests.support.clock import FakeClock
from tests.support.sample import SAMPLE

YEAR = Year(Size(conversations=550, messages=2_400, open=500, closed=100, people=50, long=200))
MOST = 3  # BEGIN among them, where it is a statement
OF_CARDS = 4  # the queue, what was taken lately, who is here
Look = Callable[[App, Person], Awaitable[object]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def calm(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The desk of ``busy``, made once: for tests that only look."""
    if request.param == "sqlite":
        yield from _open_desk(make_sqlite(tmp_path_factory.mktemp("calm") / "desk.db"), FakeClock())
        return
    server = request.getfixturevalue("postgres")
    made = server.make_migrated()
    yield from _open_desk(made, FakeClock())
    server.give_back(made)


@pytest.fixture
def busy(url: str, clock: FakeClock) -> Iterator[App]:
    """A desk with 500 open cases, half of them waiting, every card as it should read."""
    yield from _open_desk(url, clock)


def _open_desk(url: str, clock: FakeClock) -> Iterator[App]:
    load(YEAR, url)
    hub = MemoryHub()
    clock.now = NOW
    app = App(
        settings=Settings(database_url=url),
        business_file=BusinessFile(SAMPLE / "business.yml"),
        database=Database(url, clock=clock, publish=hub.publish),
        hub=hub,
        clock=clock,
        channels={},
        words=Catalogue(),
    )
    app.database.write_now(_do_group)
    app.database.write_now(_do_be_here)
    while _refresh(app):
        continue
    yield app
    app.database.close()


def _refresh(app: App) -> int:
    """All that can be changed at once, as if delivered at once; how many."""
    stale = app.database.read_now(waiting.list_stale, app)
    app.database.write_now(_do_refresh, app, stale)
    return len(stale)


def _do_refresh(tx: Tx, app: App, stale: tuple[int, ...]) -> None:
    for number in stale:
        waiting.do_refresh_card(tx, app, number)
    tx.connection.execute(text("UPDATE outbox SET state = 'sent'"))


def _do_group(tx: Tx) -> None:
    """Five teams of ten, whose are four of five open cases."""
    for number in range(5):
        team = teams.record_team(tx, name=f"Team {number}", place=number)
        teams.record_members(tx, team, [one.id for one in people.list_people(tx)[number * 10 : number * 10 + 12]])
    tx.connection.execute(text("UPDATE escalations SET team_id = id % 6 WHERE state IN ('waiting', 'claimed')"))


def _do_be_here(tx: Tx) -> None:
    for one in people.list_people(tx):
        presence.record_seen(tx, one.id, token_hash="")


def _anybody(tx: Tx) -> Person:
    return people.get(tx, 1)


async def _count(busy: App, look: Look) -> Count:
    person = await busy.database.read(_anybody)
    with counting() as count:
        await look(busy, person)
    return count


LOOKS: dict[str, Look] = {
    "the queue": lambda app, person: app.database.read(queue.list_queue, person),
    "the queue with its clocks": lambda app, person: app.database.read(queue.read_queue, app),
    "what was promised": lambda app, person: ringing.ring_due(app),
    "who is silent": lambda app, person: nudging.watch_silence(app),
    "the board": lambda app, person: app.database.read(board.read_duties, app),
    "giving chats out": lambda app, person: app.database.read(assigning.make_plan, Assignment(mode="automatic")),
    "what waits for teams": lambda app, person: releasing.release(app),
    "the teams": lambda app, person: app.database.read(teams.list_teams),
    "calls to staff": lambda app, person: calling.watch_calls(app),
    "wait cards": lambda app, person: waiting.refresh_cards(app),
    "health": lambda app, person: app.database.read(health.read_health, "42"),
    "who is here": lambda app, person: leaving.watch_presence(app),
    "what is put off": lambda app, person: snoozing.wake_due(app),
    "late": lambda app, person: late.watch_late(app, ready_since=health.ready_since),
}


@pytest.mark.parametrize("name", LOOKS)
async def test_a_look_that_finds_nothing_new_is_few_statements_and_no_write(calm: App, name: str) -> None:
    count = await _count(calm, LOOKS[name])
    assert count.statements <= (OF_CARDS if name == "wait cards" else MOST), name
    assert count.writes == 0, name


async def test_opening_a_long_chat_is_a_fixed_number_of_statements(calm: App) -> None:
    count = await _count(calm, lambda app, person: app.database.read(queue.access_case, person, YEAR.long_chat))
    assert count.statements <= 10  # letters that told what was not read, and those that came, are two of them


async def test_a_claim_at_the_head_of_250_changes_few_cards(busy: App) -> None:
    person = await busy.database.read(_anybody)
    await busy.database.write(holding.do_claim, busy, person, YEAR.waiting[0])
    changed = await waiting.refresh_cards(busy)
    assert 0 < changed < waiting.MOST_AT_ONCE
    assert await waiting.refresh_cards(busy) == 0


async def test_while_changes_wait_no_more_are_added(busy: App, clock: FakeClock) -> None:
    """After hours every card says something else; they are changed as fast as they go out, and no faster."""
    clock.advance(hours=12)
    assert await waiting.refresh_cards(busy) == waiting.MOST_AT_ONCE
    assert await waiting.refresh_cards(busy) == 0
    assert await busy.database.read(outbox.count_queued_edits) == waiting.MOST_AT_ONCE


async def test_who_is_told_of_the_delay_already_costs_no_write_until_the_deadline(busy: App, clock: FakeClock) -> None:
    for chat in range(1, 51):
        await busy.database.write(_write_in, chat)
    clock.advance(seconds=busy.settings.late_after + 1)
    await late.watch_late(busy, ready_since=health.ready_since)
    notices = [await busy.database.read(conversations.find_late_notice, chat) for chat in range(1, 51)]
    assert all(notices)
    clock.advance(seconds=1)
    count = await _count(busy, LOOKS["late"])
    assert (count.statements <= MOST, count.writes) == (True, 0)


def _write_in(tx: Tx, chat: int) -> None:
    messages.record_message(tx, NewMessage(author=Author.CUSTOMER, text="hello?"), conversation_id=chat)
    conversations.start_waiting(tx, conversations.get(tx, chat), tx.now)


async def test_health_does_not_count_what_ended_well_or_long_ago(busy: App, clock: FakeClock) -> None:
    report = await busy.database.read(health.read_health)
    assert (report.updates, report.outbox) == ({}, {})
    await busy.database.write(lambda tx: tx.connection.execute(text("UPDATE outbox SET state = 'failed'")))
    lately = (await busy.database.read(health.read_health)).outbox["failed"]
    total = await busy.database.read(lambda tx: tx.connection.execute(text("SELECT count(*) FROM outbox")).scalar())
    assert 0 < lately < (total or 0)
    clock.now = NOW + timedelta(days=40)
    assert (await busy.database.read(health.read_health)).outbox == {}
