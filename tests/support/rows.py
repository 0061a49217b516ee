"""Rows to begin a storage test with, and two threads that meet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from bot.core.case import Brief, Reason
from bot.core.clocks.worktime import ALWAYS
from bot.core.conversation import Conversation
from bot.core.messages import Author, NewMessage, Profile
from bot.core.people import Person, Role
from bot.core.wait import find_turn
from bot.storage.cases import escalations
from bot.storage.chat import conversations, messages
from bot.storage.database import Database
from bot.storage.people import people

T = TypeVar("T")


def add_chat(store: Database, chat: str = "1") -> Conversation:
    """A conversation."""
    fields = {"channel": "test", "chat_key": chat, "profile": Profile(name="Olha"), "language": "uk"}
    return store.write_now(conversations.find_or_create, **fields)  # type: ignore[arg-type]


def add_message(store: Database, conversation: Conversation, text: str = "hello", **fields: object) -> int:
    """A line of a transcript, by the customer unless ``author`` says otherwise."""
    message = NewMessage(**{"author": Author.CUSTOMER, "text": text, **fields})  # type: ignore[arg-type]
    return store.write_now(messages.record_message, message, conversation_id=conversation.id)


def add_person(store: Database, login: str = "anna", role: Role = Role.OPERATOR) -> Person:
    """Somebody in the desk."""
    fields = {"login": login, "name": login.title(), "role": role, "language": "en", "password_hash": "none"}
    return store.write_now(people.record_person, **fields)  # type: ignore[arg-type]


def add_case(store: Database, conversation: Conversation, reason: Reason = Reason.REQUESTED, priority: int = 0) -> int:
    """An open case."""
    now = store.read_now(lambda tx: tx.now)
    return store.write_now(
        escalations.record_opened,
        conversation_id=conversation.id,
        brief=Brief(reason=reason, question="?", language="uk"),
        priority=priority,
        waiting_since=now,
        turn_at=find_turn(ALWAYS, now, priority),
    )


def at_once(*works: Callable[[], T]) -> list[T]:
    """Run all works in threads that start together; their results in the order given."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], T]) -> T:
        gate.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(run, work) for work in works]]
