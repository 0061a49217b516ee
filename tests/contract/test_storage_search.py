"""The search over all chats, on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine, text

from bot.core.desk.scope import Scope
from bot.core.messages import Author, Kind, NewMessage, Profile
from bot.language.finding.words import read_query
from bot.storage.chat import conversations, messages, narrowing, search
from bot.storage.database import Database, Tx
from bot.storage.setup import make_config, migrate
from tests.support.clock import NOON, FakeClock
from tests.support.rows import add_chat, add_message


def find(store: Database, query: str, **options: int) -> list[int]:
    """The ids of the lines that are found, in their order."""
    wanted: dict[str, Any] = {"after": 0, "before": search.NEWEST, "limit": 50, "read": 1000, "without": (), **options}
    found = store.read_now(narrowing.find_lines_in, read_query(query), Scope(), person_id=0, **wanted)
    return [line.message_id for line in found.lines]


def find_names(store: Database, query: str) -> tuple[int, ...]:
    """The conversations whose customer is called so."""
    return store.read_now(narrowing.find_chats_in, read_query(query), Scope(), person_id=0, limit=5)


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("Когда привезут мои розы?", "роза привезти"),
        ("У меня заказ LF-220045", "заказы lf-220045"),
        ("У меня заказ LF-220045", "220045"),
        ("У меня заказ LF220045", "LF-220045"),
        ("Мій номер +38 (067) 123-45-67", "0671234567"),
        ("Мій номер 0671234567", "+380 67 123 45 67"),
        ("Де моє замовлення, м'ясо остигло", "замовленням М’ЯСО"),
        ("Щётка сломалась", "щетки "),
        ("Two deliveries were running late", "delivery run"),
        ("Доставка завтра", "дост"),
        ('and "or" NOT near( *', "and or not near"),
    ],
)
def test_a_line_is_found_by_any_form_of_its_words(store: Database, said: str, query: str) -> None:
    chat = add_chat(store)
    number = add_message(store, chat, said)
    add_message(store, chat, "ничего общего, nothing in common")
    assert find(store, query) == [number]


def test_all_words_are_wanted_and_the_newest_line_comes_first(store: Database) -> None:
    chat = add_chat(store)
    first, _, third = (add_message(store, chat, said) for said in ("red roses", "red tulips", "roses are red"))
    assert find(store, "red rose") == [third, first]
    assert find(store, "red rose", limit=1) == [third]
    assert find(store, "red rose", before=third) == [first]


def test_what_was_edited_is_found_by_its_new_words_only(store: Database) -> None:
    chat = add_chat(store)
    number = add_message(store, chat, "to Kyiv")
    store.write_now(lambda tx: messages.record_revision(tx, messages.get(tx, number), "to Odesa"))
    assert (find(store, "kyiv "), find(store, "odesa ")) == ([], [number])
    store.write_now(lambda tx: messages.record_revision(tx, messages.get(tx, number), "…"))
    assert find(store, "odesa ") == []


def test_what_is_not_committed_is_not_found(store: Database) -> None:
    chat = add_chat(store)

    def write_and_fail(tx: Tx) -> None:
        messages.record_message(
            tx, NewMessage(author=Author.CUSTOMER, text="nobody said this"), conversation_id=chat.id
        )
        raise LookupError

    with pytest.raises(LookupError):
        store.write_now(write_and_fail)
    assert find(store, "nobody") == []


def test_notices_commands_presses_and_what_the_bot_says_are_not_looked_for(store: Database) -> None:
    chat = add_chat(store)
    add_message(store, chat, "anna joined", author=Author.SYSTEM)
    add_message(store, chat, "/anna", kind=Kind.COMMAND)
    add_message(store, chat, "anna", kind=Kind.BUTTON)
    add_message(store, chat, "anna", author=Author.BOT)
    spoken = add_message(store, chat, "anna", author=Author.OPERATOR)
    assert find(store, "anna") == [spoken]


def test_a_customer_is_found_by_their_names_of_today(store: Database) -> None:
    chat = add_chat(store)
    assert find_names(store, "olh") == (chat.id,)
    profile = Profile(name="Ольга Коваль", username="olha_k")
    store.write_now(
        conversations.find_or_create, channel="test", chat_key=chat.chat_key, profile=profile, language="uk"
    )
    assert find_names(store, "ольги коваль") == (chat.id,)
    assert find_names(store, "@olha_k") == (chat.id,)
    assert find_names(store, "olh ") == ()


def test_no_word_finds_nothing(store: Database) -> None:
    add_message(store, add_chat(store), "hello")
    assert find(store, "") == find(store, "?!") == []


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database from before there was a search, with a customer and two lines."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path / 'old.db'}" if sqlite else request.getfixturevalue("postgres").make_empty()
    command.upgrade(make_config(url), "0009")
    no, now = "0" if sqlite else "false", f"{NOON:%Y-%m-%d %H:%M:%S}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO conversations (channel, account, chat_key, holder, epoch, language, language_chosen,"
                " customer_name, username, dialogue, read_through, late_notice, blocked, start_payload, created_at)"
                f" VALUES ('web', '', 'abc', 'bot', 1, 'en', {no}, 'Olha', '', '', 0, 0, {no}, '', '{now}')"
            )
        )
        for author in ("customer", "system"):
            connection.execute(
                text(
                    "INSERT INTO messages (conversation_id, author, kind, text, group_key, quote, created_at)"
                    f" VALUES (1, '{author}', 'text', 'said long ago', '', '', '{now}')"
                )
            )
    engine.dispose()
    return url


def test_what_was_said_before_is_found_after_the_migration(old_url: str, clock: FakeClock) -> None:
    migrate(old_url)
    store = Database(old_url, clock=clock)
    assert find(store, "long ago") == [1]
    assert find_names(store, "olha") == (1,)
    store.close()
