"""People, sessions and the small records, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.core.events import Event, Topic
from bot.core.people import Role
from bot.errors import LoginTaken, NotFound
from bot.storage.articles import versions
from bot.storage.chat import feedback
from bot.storage.database import Database
from bot.storage.people import links, people, pushes
from bot.storage.system import audit, facts
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_message, add_person


def test_a_new_person_must_choose_a_password(store: Database, events: list[Event]) -> None:
    anna = add_person(store, "anna", Role.LEAD)
    assert (anna.role, anna.disabled, anna.must_change_password) == (Role.LEAD, False, True)
    assert store.read_now(people.find_by_login, "anna") == (anna, "none")
    assert store.read_now(people.find_by_login, "nobody") is None
    assert events == [Event(topic=Topic.PEOPLE)]


def test_a_login_is_taken_once(store: Database) -> None:
    add_person(store)
    with pytest.raises(LoginTaken, match="anna"):
        add_person(store)
    assert store.read_now(people.count) == 1


def test_people_are_listed_by_name(store: Database) -> None:
    for login in ("zoe", "anna", "max"):
        add_person(store, login)
    assert [person.name for person in store.read_now(people.list_people)] == ["Anna", "Max", "Zoe"]


def test_a_change_is_seen_at_once_and_an_unknown_person_is_not_found(store: Database) -> None:
    anna = add_person(store)
    changed = store.write_now(people.record_change, anna.id, name="Ann", disabled=True)
    assert (changed.name, changed.disabled) == ("Ann", True)
    assert store.read_now(people.get, anna.id) == changed
    with pytest.raises(NotFound):
        store.write_now(people.record_change, 99, name="x")


def test_a_session_ends_with_time_logout_disabling_or_all_at_once(store: Database, clock: FakeClock) -> None:
    anna = add_person(store)
    until = clock.now + timedelta(hours=1)
    for token in "abc":
        store.write_now(people.record_session, token_hash=token, person_id=anna.id, expires_at=until)
    assert store.read_now(people.find_session, "a") == anna
    assert store.read_now(people.find_session, "unknown") is None
    store.write_now(people.end_session, "a")
    assert store.read_now(people.find_session, "a") is None
    store.write_now(people.record_change, anna.id, disabled=True)
    assert store.read_now(people.find_session, "b") is None
    store.write_now(people.record_change, anna.id, disabled=False)
    assert store.read_now(people.find_session, "b") == anna
    store.write_now(people.end_sessions_of, anna.id)
    assert store.read_now(people.find_session, "c") is None


def test_an_expired_session_is_nobody(store: Database, clock: FakeClock) -> None:
    anna = add_person(store)
    until = clock.now + timedelta(hours=1)
    store.write_now(people.record_session, token_hash="a", person_id=anna.id, expires_at=until)
    clock.advance(hours=1)
    assert store.read_now(people.find_session, "a") is None


def test_the_last_word_on_an_answer_counts(store: Database) -> None:
    chat = add_chat(store)
    fields = {"conversation_id": chat.id, "message_id": add_message(store, chat), "article": "a/b"}
    assert store.write_now(feedback.record_feedback, helped=True, **fields)  # type: ignore[arg-type]
    assert not store.write_now(feedback.record_feedback, helped=False, **fields)  # type: ignore[arg-type]
    assert store.read_now(feedback.list_feedback, chat.id) == {"a/b": False}


def test_versions_are_kept_newest_first_and_an_equal_one_once(store: Database) -> None:
    anna = add_person(store)
    for digest in ("1", "2", "2", "1"):
        fields = {"article": "a/b", "language": "ru", "digest": digest, "text": f"text {digest}"}
        store.write_now(versions.record_version, person_id=anna.id, **fields)
    kept = store.read_now(versions.list_versions, article="a/b", language="ru")
    assert [version.digest for version in kept] == ["1", "2", "1"]
    assert {version.person_name for version in kept} == {"Anna"}
    assert store.read_now(versions.list_versions, article="a/b", language="uk") == ()


def test_the_audit_log_names_who_did_what(store: Database) -> None:
    anna = add_person(store)
    store.write_now(audit.record_audit, person_id=anna.id, action="login")
    store.write_now(audit.record_audit, person_id=None, action="person.add", object="x" * 900)
    newest, oldest = store.read_now(audit.list_audit)
    assert (newest.person_name, newest.action, newest.object) == ("", "person.add", "x" * 200)
    assert (oldest.person_name, oldest.action) == ("Anna", "login")


def test_a_fact_has_one_value_and_the_time_it_was_written(store: Database, clock: FakeClock) -> None:
    assert store.read_now(facts.find_fact, "beat") is None
    store.write_now(facts.record_fact, "beat", "loading")
    later = clock.advance(seconds=5)
    store.write_now(facts.record_fact, "beat", "ready")
    assert store.read_now(facts.find_fact, "beat") == ("ready", later)


def test_a_browser_is_one_persons_and_known_until_it_is_removed(store: Database, clock: FakeClock) -> None:
    anna, max_ = add_person(store, "anna"), add_person(store, "max")
    keys: dict[str, Any] = {"endpoint": "https://push.example.com/x", "p256dh": "p", "auth": "a", "browser": "Firefox"}
    first = store.write_now(pushes.record_subscription, person_id=anna.id, **keys)
    made = store.write_now(pushes.record_subscription, person_id=max_.id, **keys)
    store.write_now(pushes.record_always, max_.id, made, always=True)
    assert (first != made, store.read_now(pushes.list_of, anna.id)) == (True, ())
    store.write_now(pushes.record_problem, made, "503")
    store.write_now(pushes.record_sent, made)
    (known,) = store.read_now(pushes.list_of, max_.id)
    assert (known.id, known.always, known.sent_at, known.problem) == (made, True, clock.now, "")
    assert store.read_now(pushes.find, made) == store.read_now(pushes.find_by_endpoint, max_.id, keys["endpoint"])
    (link,) = store.read_now(links.list_links)
    assert (link.place, link.username, link.always) == (("push", "", str(made)), "Firefox", True)
    assert not store.write_now(pushes.remove, made, person_id=anna.id)
    store.write_now(people.record_change, max_.id, disabled=True)
    assert (store.read_now(pushes.find, made), store.read_now(links.list_links)) == (None, ())
    store.write_now(pushes.remove_of, max_.id)
    assert store.read_now(pushes.list_of, max_.id) == ()
