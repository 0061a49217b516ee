"""Replies that leave later, are changed or suggested, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.core.case import Brief, Reason, State
from bot.core.conversation import operator
from bot.core.messages import Author, Delivery, Dropped, NewMessage, Planned, SentAs, Then
from bot.core.snippets import Suggestion
from bot.storage.cases import escalations, notes, planned, results, suggestions
from bot.storage.chat import conversations, messages, outbox
from bot.storage.chat.outbox import Operation
from bot.storage.database import Database
from tests.support.clock import FakeClock
from tests.support.rows import add_chat, add_person


def say(store: Database, chat: int, text: str, author: Author = Author.CUSTOMER, person: int | None = None) -> int:
    line = NewMessage(author=author, text=text, person_id=person)
    return int(store.write_now(messages.record_message, line, conversation_id=chat))


def test_what_is_kept_is_found_and_hopeless_once_the_customer_wrote(store: Database, clock: FakeClock) -> None:
    anna, chat = add_person(store), add_chat(store)
    store.write_now(conversations.record_owner, store.read_now(conversations.get, chat.id), operator(anna.id))
    last = say(store, chat.id, "hello")
    one = Planned(
        id=0,
        conversation_id=chat.id,
        person_id=anna.id,
        person_name=anna.name,
        text="later",
        client_id="c1",
        created_at=clock(),
        due_at=clock() + timedelta(hours=1),
        kept=True,
        after=last,
        snippet_ids=(3,),
        then=Then(closes=True, tags=("a",)),
    )
    number = store.write_now(planned.record, one)
    found = store.read_now(planned.find_by_client_id, "c1")
    assert found is not None
    assert (found.id, found.text, found.then, found.snippet_ids) == (number, "later", one.then, (3,))
    assert store.read_now(planned.list_hopeless) == ()
    say(store, chat.id, "never mind")
    assert store.read_now(planned.list_hopeless) == (number,)
    assert store.read_now(planned.has_written, found)
    store.write_now(planned.record_change, found, dropped=Dropped.CUSTOMER.value)
    assert store.read_now(planned.list_hopeless) == ()
    store.write_now(planned.remove_said, chat.id, person_id=anna.id, text="later")
    assert store.read_now(planned.list_of, chat.id) == ()


def test_what_is_held_is_hopeless_once_the_chat_changed_hands(store: Database, clock: FakeClock) -> None:
    anna, chat = add_person(store), add_chat(store)
    one = Planned(
        id=0,
        conversation_id=chat.id,
        person_id=anna.id,
        person_name=anna.name,
        text="now",
        client_id="c2",
        created_at=clock(),
        due_at=clock(),
        kept=False,
        after=0,
    )
    assert store.read_now(planned.list_hopeless) == ()
    number = store.write_now(planned.record, one)
    assert store.read_now(planned.list_hopeless) == (number,)


def test_the_newest_change_of_a_reply_is_known_and_its_deletion(store: Database) -> None:
    anna, chat = add_person(store), add_chat(store)
    number = say(store, chat.id, "first", Author.OPERATOR, anna.id)
    fields: dict[str, Any] = {"message_id": number, "conversation_id": chat.id, "author": Author.OPERATOR, "epoch": 1}
    store.write_now(outbox.record_outgoing, **fields)
    assert store.read_now(messages.get, number).change is None
    for operation in (Operation.EDIT, Operation.DELETE):
        store.write_now(outbox.record_outgoing, **fields, operation=operation)
    store.write_now(messages.record_sent_as, number, SentAs(keys=("1", "2"), words="1"))
    line = store.read_now(messages.get, number)
    assert line.change is not None
    assert (line.change.deletes, line.change.state) == (True, Delivery.QUEUED)
    assert line.sent_as == SentAs(keys=("1", "2"), words="1")
    store.write_now(messages.record_deleted, line)
    assert store.read_now(messages.get, number).deleted_at is not None
    assert store.read_now(messages.find_last_answer, chat.id, but=0) == 0


def test_the_newest_of_others_is_the_customer_s_or_a_colleague_s(store: Database) -> None:
    anna, oleh, chat = add_person(store), add_person(store, "oleh"), add_chat(store)
    asked = say(store, chat.id, "hello")
    say(store, chat.id, "mine", Author.OPERATOR, anna.id)
    say(store, chat.id, "notice", Author.SYSTEM)
    assert store.read_now(messages.find_newest_of_others, chat.id, person_id=anna.id) == asked
    theirs = say(store, chat.id, "theirs", Author.OPERATOR, oleh.id)
    assert store.read_now(messages.find_newest_of_others, chat.id, person_id=anna.id) == theirs
    assert store.read_now(notes.find_newest_of_others, chat.id, person_id=anna.id) == 0
    note = store.write_now(notes.record_note, conversation_id=chat.id, person_id=oleh.id, text="x")
    assert store.read_now(notes.find_newest_of_others, chat.id, person_id=anna.id) == note


def test_past_replies_come_from_solved_cases_of_other_chats(store: Database, clock: FakeClock) -> None:
    anna, chat = add_person(store), add_chat(store)
    known = [one.id for one in store.read_now(results.list_results) if one.key == suggestions.GOOD]
    solved = known[0] if known else store.write_now(results.record_result, key=suggestions.GOOD, names={}, place=1)
    brief = Brief(reason=Reason.REQUESTED, question="dried flowers?", language="en")
    now = clock()
    case = store.write_now(
        escalations.record_opened, conversation_id=chat.id, brief=brief, priority=0, waiting_since=now, turn_at=now
    )
    store.write_now(escalations.claim, case, person_id=anna.id)
    say(store, chat.id, "Hi!", Author.OPERATOR, anna.id)
    say(store, chat.id, "x" * 50, Author.OPERATOR, anna.id)
    store.write_now(escalations.record_closed, case, state=State.RESOLVED, result_id=solved)
    (past,) = store.read_now(suggestions.list_past, chat.language, but=0, limit=9)
    assert (past.case_id, past.question, past.reply) == (case, "dried flowers?", "x" * 50)
    assert store.read_now(suggestions.list_past, chat.language, but=chat.id, limit=9) == ()


def test_a_suggestion_is_shown_once_and_decided_once(store: Database) -> None:
    anna, chat = add_person(store), add_chat(store)
    one = Suggestion(
        id=0,
        conversation_id=chat.id,
        person_id=anna.id,
        line=7,
        kind="reply",
        source="1",
        title="",
        text="It is 120.",
        score=0.7,
    )
    first = store.write_now(suggestions.record_shown, one)
    assert store.write_now(suggestions.record_shown, one) == first
    where: dict[str, Any] = {"person_id": anna.id, "conversation_id": chat.id}
    store.write_now(suggestions.record_sent, first.id, "It is 120.", **where)
    store.write_now(suggestions.record_outcome, first.id, "declined", **where)
    known = store.read_now(suggestions.find, chat.id, person_id=anna.id, line=7)
    assert known is not None
    assert known.outcome == "accepted"
