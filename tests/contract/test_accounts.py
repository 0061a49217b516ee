"""Conversations from before bots were told apart: a database with data is migrated, and its rows find their bot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, text

from bot.core.jobs import JobKind
from bot.storage.chat import accounts, conversations, updates
from bot.storage.database import Database, Tx
from bot.storage.setup import make_config, migrate
from bot.storage.system import facts, jobs
from tests.support.clock import NOON, FakeClock
from tests.support.schema import compare_schema

BEFORE = "0001"
ROWS = (
    "INSERT INTO updates (channel, update_key, received_at, raw, state, error)"
    " VALUES ('telegram', '7', '{now}', '{{}}', 'new', ''), ('web', 'w', '{now}', '{{}}', 'done', '')",
    "INSERT INTO conversations (channel, chat_key, holder, epoch, language, language_chosen, customer_name, username,"
    " dialogue, read_through, late_notice, blocked, start_payload, created_at)"
    " VALUES ('telegram', '5001', 'bot', 3, 'uk', {no}, 'Olha', '', '', 0, 0, {no}, '', '{now}'),"
    " ('web', 'abc', 'bot', 1, 'en', {no}, '', '', '', 0, 0, {no}, '', '{now}')",
    "INSERT INTO messages (conversation_id, author, kind, text, channel_key, group_key, created_at)"
    " VALUES (1, 'customer', 'text', 'hello', '1', '', '{now}')",
    "INSERT INTO jobs (kind, lane, payload, state, run_at, created_at, attempts, worker, error)"
    " VALUES ('deliver', 'deliver:1', '{{}}', 'queued', '{now}', '{now}', 2, '', ''),"
    " ('deliver', 'deliver:2', '{{}}', 'queued', '{now}', '{now}', 0, '', ''),"
    " ('answer', 'answer:1', '{{}}', 'queued', '{now}', '{now}', 0, '', '')",
)


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of the version before, with a customer, a message and work to do."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.db'}"
    else:
        url = request.getfixturevalue("postgres").make_empty()
    command.upgrade(make_config(url), BEFORE)
    _execute(url, *ROWS)
    return url


@pytest.fixture
def upgraded(old_url: str, clock: FakeClock) -> Iterator[Database]:
    """It, migrated."""
    migrate(old_url)
    database = Database(old_url, clock=clock)
    yield database
    database.close()


def _execute(url: str, *statements: str) -> None:
    engine = create_engine(url)
    no = "0" if engine.dialect.name == "sqlite" else "false"
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement.format(now=f"{NOON:%Y-%m-%d %H:%M:%S}", no=no)))
    engine.dispose()


def _schema_of(connection: Connection) -> list[object]:
    return compare_schema(connection)


def _accounts(store: Database) -> dict[str, list[str]]:
    return {table: store.read_now(_read_accounts, table) for table in ("updates", "conversations", "jobs")}


def _read_accounts(tx: Tx, table: str) -> list[str]:
    return list(tx.connection.execute(text(f"SELECT account FROM {table} ORDER BY id")).scalars())


def test_a_database_with_data_is_migrated_and_keeps_it(upgraded: Database) -> None:
    engine = create_engine(upgraded.url)
    with engine.connect() as connection:
        assert _schema_of(connection) == []
    engine.dispose()
    chat = upgraded.read_now(conversations.find, channel="telegram", chat_key="5001")
    assert chat is not None
    assert (chat.epoch, chat.customer_name) == (3, "Olha")
    job = upgraded.write_now(jobs.claim, kinds=(JobKind.ANSWER,), worker="w@here:1")
    assert job is not None
    assert (job.attempts, job.failures) == (1, 0)


def test_rows_without_an_account_go_to_the_first_bot_that_starts(upgraded: Database) -> None:
    assert upgraded.write_now(accounts.adopt, channel="telegram", account="111") == 1
    assert upgraded.write_now(accounts.adopt, channel="telegram", account="222") == 0, "the second comes too late"
    assert _accounts(upgraded) == {
        "updates": ["111", ""],
        "conversations": ["111", ""],
        "jobs": ["111", "", ""],
    }, "the web chat's and the engine's are anybody's"


def test_rows_go_to_the_bot_that_received_last_whoever_starts_first(old_url: str, clock: FakeClock) -> None:
    _execute(
        old_url,
        "INSERT INTO facts (name, value, updated_at) VALUES ('telegram.offset', '333\\:88', '{now}'),"
        " ('telegram.state', 'polling', '{now}'), ('engine.beat', 'ready', '{now}')",
    )
    migrate(old_url)
    store = Database(old_url, clock=clock)
    store.write_now(accounts.adopt, channel="telegram", account="444")
    assert _accounts(store)["conversations"] == ["333", ""]
    assert _accounts(store)["jobs"] == ["333", "", ""]
    offset = store.read_now(facts.find_fact, facts.name_of("telegram.offset", "333"))
    assert offset is not None
    assert offset[0] == "333:88"
    assert store.read_now(facts.find_fact, "telegram.state") is None
    assert store.read_now(facts.find_fact, "engine.beat") is not None
    store.close()


def test_a_bot_does_not_adopt_what_it_has_already(upgraded: Database) -> None:
    upgraded.write_now(updates.record_update, channel="telegram", account="111", update_key="7", raw="{}")
    upgraded.write_now(accounts.adopt, channel="telegram", account="111")
    assert _accounts(upgraded)["updates"] == ["", "", "111"]


def test_the_same_numbers_of_two_bots_are_two_updates_and_two_chats(upgraded: Database) -> None:
    for account in ("111", "222"):
        fields = {"channel": "telegram", "account": account}
        assert upgraded.write_now(updates.record_update, **fields, update_key="7", raw="{}")
    assert [len(upgraded.read_now(updates.next_new, channel="telegram", account=a)) for a in ("111", "222", "")] == [
        1
    ] * 3


def test_a_worker_takes_the_jobs_of_its_own_accounts_only(upgraded: Database) -> None:
    def claim(*accounts: str) -> str:
        job = upgraded.write_now(jobs.claim, kinds=(JobKind.DELIVER,), worker="w@here:1", accounts=accounts)
        return job.lane if job else ""

    upgraded.write_now(accounts.adopt, channel="telegram", account="111")
    assert claim("", "222") == "deliver:2"
    assert claim("", "222") == ""
    assert upgraded.read_now(jobs.next_due, kinds=(JobKind.DELIVER,), accounts=("", "222")) is None
    assert claim("", "111") == "deliver:1"
