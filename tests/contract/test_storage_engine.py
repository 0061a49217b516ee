"""Transactions and the schema, on both databases."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import IntegrityError

from bot.core.events import Event, Topic
from bot.errors import DatabaseCorrupt, DatabaseTrouble, DiskFull
from bot.storage.chat import conversations
from bot.storage.database import Database, Tx, check_integrity
from bot.storage.people import people
from bot.storage.setup import migrate
from bot.storage.system.facts import find_fact, record_fact
from bot.storage.tables.system import facts
from tests.support.app import make_sqlite
from tests.support.clock import FakeClock
from tests.support.postgres import PostgresServer
from tests.support.rows import add_chat, add_message, at_once
from tests.support.schema import compare_schema


def _write_then_fail(tx: Tx) -> None:
    record_fact(tx, "half", "done")
    tx.tell(Topic.QUEUE)
    raise RuntimeError("stop")


def _complaint(store: Database) -> str:
    try:
        return store.read_now(check_integrity)
    except DatabaseCorrupt as error:  # worse than what the check can name
        return error.message


def _pragma(tx: Tx, name: str) -> object:
    return tx.connection.execute(text(f"PRAGMA {name}")).scalar_one()


def _tell_twice(tx: Tx) -> None:
    record_fact(tx, "whole", "done")
    tx.tell(Topic.QUEUE)
    tx.tell(Topic.QUEUE)
    tx.tell(Topic.CONVERSATION, 1)


def test_a_failed_transaction_leaves_nothing_behind_and_tells_nobody(store: Database, events: list[Event]) -> None:
    with pytest.raises(RuntimeError, match="stop"):
        store.write_now(_write_then_fail)
    assert store.read_now(find_fact, "half") is None
    assert events == []


def test_events_go_out_once_each_and_only_after_the_commit(url: str, clock: FakeClock) -> None:
    seen: list[tuple[Event, bool]] = []

    def publish(published: object) -> None:
        committed = store.read_now(find_fact, "whole") is not None
        seen.extend((event, committed) for event in published)  # type: ignore[attr-defined]

    store = Database(url, clock=clock, publish=publish)
    store.write_now(_tell_twice)
    store.close()
    told = Event(topic=Topic.CONVERSATION, conversation_id=1)
    assert seen == [(Event(topic=Topic.QUEUE), True), (told, True)]


async def test_reading_and_writing_run_off_the_event_loop(store: Database) -> None:
    own = threading.get_ident()
    assert await store.read(lambda tx: threading.get_ident()) != own
    assert await store.write(lambda tx: threading.get_ident()) != own


async def test_who_waits_for_an_answer_does_not_wait_for_reports(store: Database) -> None:
    go_on = threading.Event()
    reports = [asyncio.create_task(store.report(lambda tx: go_on.wait(30))) for _ in range(20)]
    try:
        assert await asyncio.wait_for(store.read(lambda tx: "answer"), 10) == "answer"
        assert not any(report.done() for report in reports)
    finally:
        go_on.set()
    assert all(await asyncio.gather(*reports))


def test_times_come_back_as_aware_utc_whatever_zone_they_came_in(store: Database, clock: FakeClock) -> None:
    clock.now = datetime(2026, 3, 29, 3, 30, 0, 123456, tzinfo=timezone(timedelta(hours=3)))
    store.write_now(record_fact, "a", "b")
    found = store.read_now(find_fact, "a")
    assert found is not None
    assert (found[1], found[1].tzinfo) == (clock.now, UTC)


def test_writers_wait_for_each_other_and_lose_nothing(store: Database) -> None:
    def count_up(tx: Tx) -> None:
        conversations.lock(tx, chat.id)
        found = find_fact(tx, "counter")
        record_fact(tx, "counter", str(int(found[0]) + 1 if found else 1))

    chat = add_chat(store)
    at_once(*[lambda: [store.write_now(count_up) for _ in range(10)]] * 4)
    found = store.read_now(find_fact, "counter")
    assert found is not None
    assert found[0] == "40"


def test_a_sound_database_has_no_complaint(store: Database) -> None:
    assert store.read_now(check_integrity) == ""


def test_message_text_never_stands_in_an_error(store: Database) -> None:
    chat = add_chat(store)
    add_message(store, chat, "SECRET WORDS", channel_key="same")
    with pytest.raises(IntegrityError) as caught:
        add_message(store, chat, "SECRET WORDS", channel_key="same")
    assert "SECRET" not in str(caught.value)


def test_a_missing_table_is_our_error_in_one_line(store: Database) -> None:
    with pytest.raises(DatabaseTrouble) as caught:
        store.read_now(lambda tx: tx.connection.execute(text("SELECT * FROM nowhere")))
    assert "nowhere" in caught.value.message
    assert "\n" not in caught.value.message


def test_a_foreign_key_is_enforced(store: Database) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        store.write_now(people.record_session, token_hash="a", person_id=99, expires_at=datetime.now(UTC))


def test_the_migrated_schema_equals_the_tables(url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        assert compare_schema(connection) == []
    engine.dispose()


def test_migrating_twice_does_nothing_the_second_time(url: str, store: Database) -> None:
    store.write_now(record_fact, "kept", "yes")
    assert migrate(url) is False
    assert store.read_now(find_fact, "kept") is not None


def test_an_empty_database_is_migrated(tmp_path: Path, postgres: PostgresServer) -> None:
    for url in (f"sqlite:///{tmp_path / 'deep' / 'folder' / 'new.db'}", postgres.make_empty()):
        assert migrate(url) is True
        engine = create_engine(url)
        with engine.connect() as connection:
            assert connection.execute(select(facts)).all() == []
        engine.dispose()


def test_a_full_disk_is_called_so_and_all_goes_on_once_there_is_space(tmp_path: Path, clock: FakeClock) -> None:
    store = Database(make_sqlite(tmp_path / "full.db"), clock=clock)
    pages = store.write_now(lambda tx: tx.connection.execute(text("PRAGMA page_count")).scalar_one())
    store.write_now(lambda tx: tx.connection.execute(text(f"PRAGMA max_page_count={pages}")))
    with pytest.raises(DiskFull):
        store.write_now(record_fact, "big", "x" * 100_000)
    assert store.read_now(find_fact, "big") is None
    store.write_now(lambda tx: tx.connection.execute(text("PRAGMA max_page_count=100000")))
    store.write_now(record_fact, "big", "x" * 100_000)
    store.close()


def test_a_file_that_is_no_database_is_called_damaged_and_says_what_to_do(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(b"this is no database at all" * 500)
    with pytest.raises(DatabaseCorrupt, match=r"broken\.db is damaged.*backup"):
        migrate(f"sqlite:///{path}")
    store = Database(f"sqlite:///{path}", clock=clock)
    with pytest.raises(DatabaseCorrupt):
        store.read_now(find_fact, "a")
    store.close()


def test_a_damaged_page_is_found_by_the_check(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "bitrot.db"
    url = make_sqlite(path)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    path.write_bytes(content)
    store = Database(url, clock=clock)
    assert _complaint(store)
    store.close()


def test_a_folder_that_cannot_be_made_says_which_setting_to_change(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseTrouble, match="ANSWERDESK_HOME"):
        migrate(f"sqlite:///{tmp_path / 'file' / 'home' / 'a.db'}")


def test_every_commit_is_on_disk_and_readers_see_it_in_another_process(tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "durable.db"
    store = Database(make_sqlite(path), clock=clock)
    store.write_now(record_fact, "a", "b")
    modes = [store.write_now(_pragma, name) for name in ("journal_mode", "synchronous", "foreign_keys")]
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT value FROM facts").fetchall() == [("b",)]
    store.close()
    assert modes == ["wal", 2, 1]
