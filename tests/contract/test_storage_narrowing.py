"""The search within a scope, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.core.case import Reason, State
from bot.core.desk.scope import CaseState, Scope
from bot.core.messages import Author
from bot.core.people import Role
from bot.core.queue import MINE, NO_TEAM, Filters
from bot.language.finding.words import read_query
from bot.storage.cases import escalations, results
from bot.storage.chat import narrowing, search
from bot.storage.database import Database, Tx
from bot.storage.tables.cases import escalations as cases
from bot.storage.tables.chat import conversations
from bot.storage.tables.teams import team_members, teams
from tests.support.clock import FakeClock
from tests.support.rows import add_case, add_chat, add_message, add_person

EVERYWHERE: dict[str, Any] = {
    "person_id": 1,
    "after": 0,
    "before": search.NEWEST,
    "limit": 50,
    "read": 1000,
    "without": (),
}


def find(store: Database, scope: Scope, **options: Any) -> list[int]:
    """The conversations that are found by the word they all have, newest first."""
    looked = store.read_now(narrowing.find_lines_in, read_query("rose"), scope, **{**EVERYWHERE, **options})
    return [line.conversation_id for line in looked.lines]


def filters(**fields: Any) -> Scope:
    return Scope(filters=Filters(**fields))


@pytest.fixture
def chats(store: Database) -> dict[str, int]:
    """One with the bot alone, one that waits, one that Anna has, one that Max closed with a tag."""
    anna, max_ = add_person(store, "anna"), add_person(store, "max", Role.LEAD)
    found: dict[str, int] = {}
    for name in ("bot", "waits", "taken", "closed"):
        chat = add_chat(store, name)
        add_message(store, chat, f"roses of {name}")
        found[name] = chat.id
        if name == "bot":
            store.write_now(_make_english, chat.id)
            continue
        reason = Reason.ANGER if name == "closed" else Reason.REQUESTED
        case = add_case(store, chat, reason)
        if name == "waits":
            continue
        person = anna if name == "taken" else max_
        store.write_now(escalations.claim, case, person_id=person.id)
        if name == "closed":
            store.write_now(escalations.record_closed, case, state=State.RESOLVED, outcome="")
            store.write_now(results.record_tags, case, ["late"])
    return found


def _make_english(tx: Tx, number: int) -> None:
    change = conversations.update().where(conversations.c.id == number)
    tx.connection.execute(change.values(language="en", channel="web"))


def test_each_condition_leaves_what_it_holds_of(store: Database, chats: dict[str, int]) -> None:
    bot, waits, taken, closed = chats.values()
    assert find(store, Scope()) == [closed, taken, waits, bot]
    assert find(store, filters(language="en")) == [bot]
    assert find(store, filters(channel="test")) == [closed, taken, waits]
    assert find(store, filters(reason=Reason.ANGER)) == [closed]
    assert find(store, filters(tag="late")) == [closed]
    assert find(store, filters(tag="early")) == []
    assert find(store, Scope(state=CaseState.OPEN)) == [taken, waits]
    assert find(store, Scope(state=CaseState.CLOSED)) == [closed]
    assert find(store, Scope(state=CaseState.NONE)) == [bot]
    assert find(store, Scope(who=1)) == [taken]
    assert find(store, Scope(who=2, state=CaseState.OPEN)) == []


def test_what_is_asked_of_a_case_must_hold_of_one_and_the_same(store: Database, chats: dict[str, int]) -> None:
    """Closed by Max for anger, opened again for something else: no case is both open and about anger."""
    add_case(store, add_chat(store, "closed"))
    closed = chats["closed"]
    assert closed in find(store, Scope(state=CaseState.OPEN))
    assert closed in find(store, filters(reason=Reason.ANGER))
    assert find(store, Scope(filters=Filters(reason=Reason.ANGER), state=CaseState.OPEN)) == []


def test_teams_are_meant_as_in_the_lists(store: Database, chats: dict[str, int]) -> None:
    def make(tx: Tx) -> None:
        tx.connection.execute(teams.insert().values(id=7, name="Couriers", place=0))
        tx.connection.execute(team_members.insert().values(team_id=7, person_id=1))
        tx.connection.execute(cases.update().where(cases.c.conversation_id == chats["waits"]).values(team_id=7))

    store.write_now(make)
    assert find(store, filters(team="7")) == [chats["waits"]]
    assert find(store, filters(team=MINE)) == [chats["waits"]]
    assert find(store, filters(team=MINE), person_id=2) == []
    assert find(store, filters(team=NO_TEAM)) == [chats["closed"], chats["taken"]]


def test_lines_are_of_their_days_also_where_others_stand_between(store: Database, clock: FakeClock) -> None:
    chat, first = add_chat(store), clock.now
    lines = []
    for _ in range(40):
        lines.append(add_message(store, chat, "roses again"))
        clock.advance(hours=24)
    scope = Scope(since=first + timedelta(days=10), until=first + timedelta(days=13))
    looked = store.read_now(narrowing.find_lines_in, read_query("rose"), scope, **EVERYWHERE)
    assert [line.message_id for line in looked.lines] == [lines[12], lines[11], lines[10]]
    border = store.read_now(narrowing.find_border, first + timedelta(days=10))
    end = store.read_now(narrowing.find_end, first + timedelta(days=13))
    assert (lines[8], lines[15]) == (border, end)
    assert store.read_now(narrowing.find_border, first - timedelta(days=9)) == lines[0]
    assert store.read_now(narrowing.find_end, first + timedelta(days=99)) == lines[-1] + 1


def test_an_empty_desk_has_borders_too(store: Database, clock: FakeClock) -> None:
    assert store.read_now(narrowing.find_border, clock.now) == 1


def test_no_more_is_read_than_is_allowed_and_what_is_left_is_told(store: Database, chats: dict[str, int]) -> None:
    wanted = {**EVERYWHERE, "read": 2}
    looked = store.read_now(narrowing.find_lines_in, read_query("rose"), filters(language="en"), **wanted)
    assert (looked.lines, looked.rest is not None) == ((), True)
    further = {**EVERYWHERE, "before": looked.rest}
    looked = store.read_now(narrowing.find_lines_in, read_query("rose"), filters(language="en"), **further)
    assert ([line.conversation_id for line in looked.lines], looked.rest) == ([chats["bot"]], None)


def test_names_and_numbers_heed_it_too(store: Database, chats: dict[str, int], clock: FakeClock) -> None:
    named = store.read_now(narrowing.find_chats_in, read_query("olha"), filters(tag="late"), person_id=1, limit=10)
    assert named == (chats["closed"],)
    kept = store.read_now(narrowing.keep, chats.values(), Scope(state=CaseState.OPEN), person_id=1)
    assert kept == {chats["waits"], chats["taken"]}
    tomorrow = Scope(since=clock.now + timedelta(days=1))
    assert store.read_now(narrowing.keep, chats.values(), tomorrow, person_id=1) == frozenset()


def test_a_conversation_that_was_found_is_left_out(store: Database, chats: dict[str, int]) -> None:
    add_message(store, add_chat(store, "closed"), "roses of a colleague", author=Author.OPERATOR)
    assert chats["closed"] not in find(store, Scope(), without=(chats["closed"],))
