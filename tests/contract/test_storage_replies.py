"""Canned replies, drafts and files of messages, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from bot.core.messages import OWN, Attachment
from bot.errors import NotFound
from bot.storage.cases import drafts, snippets
from bot.storage.chat import files
from bot.storage.database import Database
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_person

OWNER = "staff:1:1"


def add_snippet(store: Database, name: str, *, person_id: int | None = None) -> int:
    made: int = store.write_now(
        snippets.record_snippet, person_id=person_id, language="en", name=name, text="Hi", tags=("a", "b")
    )
    return made


def test_a_canned_reply_is_kept_changed_counted_and_removed(store: Database) -> None:
    anna = add_person(store)
    number = add_snippet(store, "Hi", person_id=anna.id)
    fields: dict[str, Any] = {"language": "uk", "name": "Bye", "text": "Бувайте", "tags": ()}
    store.write_now(snippets.record_use, [number], person_id=anna.id)
    store.write_now(snippets.record_change, number, person_id=None, **fields)
    kept = store.read_now(snippets.get, number)
    assert (kept.person_id, kept.language, kept.name, kept.text, kept.tags, kept.uses) == (
        None, "uk", "Bye", "Бувайте", (), 1,
    )  # fmt: skip
    store.write_now(snippets.forget, number)
    with pytest.raises(NotFound):
        store.read_now(snippets.get, number)


def test_ones_own_and_everybodys_are_listed_the_most_used_first(store: Database) -> None:
    anna, oleh = add_person(store), add_person(store, "oleh")
    mine, shared, theirs = (add_snippet(store, name, person_id=who) for name, who in
                            (("mine", anna.id), ("shared", None), ("theirs", oleh.id)))  # fmt: skip
    store.write_now(snippets.record_use, [shared, theirs], person_id=anna.id)
    assert [one.id for one in store.read_now(snippets.list_for, anna.id)] == [shared, mine]
    assert store.read_now(snippets.get, theirs).uses == 0, "somebody else's own is not counted"
    assert [store.read_now(snippets.count_for, who) for who in (anna.id, None)] == [1, 1]


def test_a_draft_is_one_text_though_two_tabs_write_at_once(store: Database) -> None:
    anna, chat = add_person(store), add_chat(store)
    where = {"person_id": anna.id, "conversation_id": chat.id}
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda number: store.write_now(drafts.record_draft, text=f"text {number}", **where), range(12)))
    assert store.read_now(drafts.find_draft, **where).startswith("text ")
    store.write_now(drafts.record_draft, text="last", **where)
    assert store.read_now(drafts.find_draft, **where) == "last"
    store.write_now(drafts.record_draft, text=" ", **where)
    assert store.read_now(drafts.find_draft, **where) == ""


def test_old_drafts_go(store: Database, clock: FakeClock) -> None:
    anna, chat = add_person(store), add_chat(store)
    where = {"person_id": anna.id, "conversation_id": chat.id}
    store.write_now(drafts.record_draft, text="old", **where)
    store.write_now(drafts.forget_drafts, before=clock())
    assert store.read_now(drafts.find_draft, **where) == "old"
    store.write_now(drafts.forget_drafts, before=clock() + timedelta(seconds=1))
    assert store.read_now(drafts.find_draft, **where) == ""


def add_file(store: Database, key: str, *, owner: str = OWNER, size: int = 3) -> Attachment:
    made = Attachment(kind="photo", file_key=f"{OWN}{key}", name=f"{key}.png", mime="image/png", size=size)
    store.write_now(files.record_file, made, owner=owner)
    return made


def test_a_file_waits_for_its_owner_until_it_is_used(store: Database) -> None:
    first, second = add_file(store, "a" * 20), add_file(store, "b" * 20)
    add_file(store, "c" * 20, owner="staff:2:1")
    assert store.read_now(files.list_waiting, OWNER) == (first, second)
    assert store.read_now(files.total_size) == 9
    assert store.write_now(files.record_use, [first.own_key, "c" * 20], owner=OWNER) == 1
    assert store.read_now(files.list_waiting, OWNER) == (second,)
    assert not store.write_now(files.take_back, first.own_key, owner=OWNER), "it was sent"
    assert store.write_now(files.take_back, second.own_key, owner=OWNER)


def test_of_two_who_use_a_file_at_once_one_does(store: Database) -> None:
    one = add_file(store, "a" * 20)
    with ThreadPoolExecutor(4) as tabs:
        used = list(tabs.map(lambda _: store.write_now(files.record_use, [one.own_key], owner=OWNER), range(8)))
    assert sorted(used) == [0] * 7 + [1]


def test_old_files_are_named_and_forgotten(store: Database, clock: FakeClock) -> None:
    unsent, sent = add_file(store, "a" * 20), add_file(store, "b" * 20)
    store.write_now(files.record_use, [sent.own_key], owner=OWNER)
    later, sooner = clock() + timedelta(seconds=1), clock() - timedelta(days=1)
    old: dict[str, Any] = {"unused_before": later, "used_before": sooner, "limit": 10}
    assert store.read_now(files.list_old, **old) == (unsent.own_key,)
    assert store.read_now(files.list_old, **{**old, "used_before": later}) == (unsent.own_key, sent.own_key)
    store.write_now(files.forget_files, [unsent.own_key, sent.own_key])
    assert store.read_now(files.total_size) == 0
