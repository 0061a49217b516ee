"""A made-up history is one the product could have written."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import build_app
from bot.cli.demo.command import Wanted, make_demo
from bot.core.insights.asked import Asked
from bot.core.messages import Author
from bot.realtime.memory import MemoryHub
from bot.service.insights import digest
from bot.settings import Settings
from bot.storage.database import Database
from tests.support.world import laws
from tests.support.world.laws import State

NOON = datetime(2026, 9, 1, 11, 30, tzinfo=UTC)  # the first day of school, which sells many flowers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of two days."""
    made = tmp_path_factory.mktemp("demo") / "shop"
    make_demo(made, Wanted(days=2, customers=24, now=NOON))
    return made


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[Database]:
    """Its database."""
    app = build_app(Settings(project=folder), clock=lambda: NOON, hub=MemoryHub())
    yield app.database
    app.database.close()


@pytest.fixture(scope="module")
def state(database: Database) -> State:
    """All its rows."""
    return database.read_now(laws.read_state)


def ask(folder: Path, query: str) -> Sequence[Any]:
    """What SQL says."""
    with sqlite3.connect(folder / "var" / "answerdesk.db") as connection:
        return connection.execute(query).fetchall()


def test_it_keeps_the_laws(state: State) -> None:
    laws.check_owner(state)
    laws.check_cared_for(state)
    laws.check_put_off(state)
    laws.check_at_rest(state)
    laws.check_waiting(state, state, answered=False)
    holders: dict[tuple[int, int], str] = {}
    laws.check_author(state, holders)


def test_each_case_goes_forward_in_time(state: State) -> None:
    for case in state.escalations:
        for names in (("claimed_at", "closed_at"), ("first_reply_at", "closed_at")):  # a colleague claims it anew
            moments = (case[name] for name in ("waiting_since", "opened_at", *names))
            known = [moment for moment in moments if moment is not None]
            assert known == sorted(known)
            assert known[-1] <= NOON


def test_each_chat_goes_forward_in_time(state: State) -> None:
    chats: dict[int, list[datetime]] = {}
    for line in state.messages:
        chats.setdefault(line["conversation_id"], []).append(line["created_at"])
    assert all(moments == sorted(moments) for moments in chats.values())


def test_what_became_of_questions_is_what_reading_the_chats_again_tells(folder: Path, database: Database) -> None:
    assert database.read_now(digest.read_on) is None
    again = [row for found in _read_again(folder) for row in found]
    assert len(again) == ask(folder, "SELECT count(*) FROM asked")[0][0]


def _read_again(folder: Path) -> Iterator[tuple[Asked, ...]]:
    app = build_app(Settings(project=folder), clock=lambda: NOON, hub=MemoryHub())
    app.database.write_now(lambda tx: tx.connection.exec_driver_sql("DELETE FROM facts WHERE name = 'insights.read'"))
    kept = ask(folder, "SELECT count(*) FROM asked")[0][0]
    app.database.write_now(lambda tx: tx.connection.exec_driver_sql("DELETE FROM asked"))
    while (found := app.database.read_now(digest.read_on)) is not None:
        app.database.write_now(digest.do_keep, found)
        yield tuple(one.row for one in found.new)
    assert ask(folder, "SELECT count(*) FROM asked")[0][0] == kept
    app.database.close()


def test_something_of_everything_is_there(folder: Path, state: State) -> None:
    assert {case["state"] for case in state.escalations} >= {"waiting", "claimed", "resolved"}
    assert len({case["reason"] for case in state.escalations}) > 6
    assert {line["author"] for line in state.messages} == {one.value for one in Author}
    assert {chat["language"] for chat in state.conversations} == {"ru", "uk", "en"}
    assert {chat["channel"] for chat in state.conversations} == {"telegram", "web"}
    for table in (
        "ratings",
        "notes",
        "targets",
        "dues",
        "case_tags",
        "feedback",
        "snippets",
        "team_members",
        "presence",
        "case_reviews",
    ):
        assert ask(folder, f"SELECT count(*) FROM {table}")[0][0], table


def test_people_do_not_say_the_same_again_and_again(state: State) -> None:
    said = Counter(line["text"] for line in state.messages if line["author"] in ("customer", "operator"))
    written = [text for text in said if len(text) > 40]
    assert not [text for text in said if "{" in text]
    assert max(said[text] for text in written) <= 10
    assert len(written) > 0.8 * sum(said[text] for text in written)


def test_the_same_seed_makes_the_same_history(folder: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "one", Wanted(days=1, customers=5, seed=3, now=NOON))
    make_demo(tmp_path / "two", Wanted(days=1, customers=5, seed=3, now=NOON))
    query = "SELECT conversation_id, author, text, created_at FROM messages ORDER BY id"
    assert ask(tmp_path / "one", query) == ask(tmp_path / "two", query)
