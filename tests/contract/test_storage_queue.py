"""The list of open cases: what it says, and how much it costs, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from bot.core.case import OPEN, Brief, Reason, State
from bot.core.messages import Attachment, Author, Kind
from bot.core.queue import ListedCase
from bot.storage.cases import escalations
from bot.storage.cases.listing import LONGEST, list_open_cases
from bot.storage.chat import messages
from bot.storage.database import Database, Tx
from tests.support.rows import add_case, add_chat, add_message, add_person

LINES = st.lists(
    st.tuples(st.sampled_from(list(Author)), st.sampled_from([Kind.TEXT, Kind.MEDIA, Kind.BUTTON, Kind.COMMAND])),
    max_size=8,
)


@contextmanager
def counted(store: Database) -> Iterator[list[str]]:
    """Every statement of the block, without the beginning and the end of a transaction."""
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            said.append(statement)

    event.listen(store._reading, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(store._reading, "before_cursor_execute", hear)


def list_it(store: Database) -> tuple[ListedCase, ...]:
    return store.read_now(list_open_cases)


def count_slowly(tx: Tx, conversation_id: int) -> int:
    """What the customer wrote since the last answer, one search after the other."""
    found = (messages.last_by(tx, conversation_id, author) for author in (Author.BOT, Author.OPERATOR))
    answered = max((line.id for line in found if line is not None), default=0)
    return len(messages.list_unread(tx, conversation_id, after=answered))


def test_a_row_holds_the_case_its_customer_and_what_they_wrote_last(store: Database) -> None:
    chat, anna = add_chat(store), add_person(store)
    add_message(store, chat, "first")
    number = add_case(store, chat, Reason.ANGER, priority=2)
    last = add_message(store, chat, "second")
    store.write_now(escalations.claim, number, person_id=anna.id)
    (case,) = list_it(store)
    assert (case.id, case.state, case.reason, case.priority) == (number, State.CLAIMED, Reason.ANGER, 2)
    assert (case.customer_name, case.channel, case.language) == ("Olha", "test", "uk")
    assert (case.person_id, case.person_name, case.question) == (anna.id, "Anna", "?")
    assert case.last is not None
    assert (case.last.id, case.last.text, case.last.file) == (last, "second", None)


def test_a_long_text_is_cut_and_a_file_stands_for_a_missing_one(store: Database) -> None:
    long, silent, voice = (add_chat(store, chat) for chat in ("long", "silent", "voice"))
    for chat in (long, silent, voice):
        add_case(store, chat)
    add_message(store, long, "щ" * 5000)
    add_message(store, voice, "", kind=Kind.MEDIA, attachments=[Attachment(kind="voice", file_key="k")])
    one, two, three = list_it(store)
    assert one.last is not None
    assert one.last.text == "щ" * LONGEST
    assert two.last is None
    assert three.last is not None
    assert three.last.file == Attachment(kind="voice", file_key="k")


def test_a_brief_without_a_question_or_with_a_very_long_one_is_listed(store: Database) -> None:
    def open_case(tx: Tx, conversation_id: int, question: str) -> int:
        brief = Brief(reason=Reason.MISSES, question=question, language="en")
        return escalations.record_opened(
            tx, conversation_id=conversation_id, brief=brief, priority=0, waiting_since=tx.now, turn_at=tx.now
        )

    store.write_now(open_case, add_chat(store, "1").id, "")
    store.write_now(open_case, add_chat(store, "2").id, "\"quoted\" \\ 'and' {long} " * 500)
    short, long = list_it(store)
    assert short.question == ""
    assert long.question == ("\"quoted\" \\ 'and' {long} " * 500)[:LONGEST]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(lines=LINES)
def test_unanswered_counts_what_followed_the_last_answer(store: Database, lines: list[tuple[Author, Kind]]) -> None:
    chat = add_chat(store, f"chat {store.read_now(lambda tx: len(list_open_cases(tx)))}")
    number = add_case(store, chat)
    for author, kind in lines:
        add_message(store, chat, "hello", author=author, kind=kind)
    case = next(case for case in list_it(store) if case.id == number)
    last = store.read_now(messages.last_by, chat.id, Author.CUSTOMER)
    assert case.unanswered == store.read_now(count_slowly, chat.id)
    assert (case.last.id if case.last else None) == (last.id if last else None)


def test_only_open_cases_are_listed_urgent_first_then_the_longest_wait(store: Database) -> None:
    numbers = [add_case(store, add_chat(store, str(at)), priority=at % 3) for at in range(9)]
    for number, state in zip(numbers, (State.RESOLVED, State.RETURNED, State.CANCELLED), strict=False):
        store.write_now(escalations.record_closed, number, state=state)
    found = list_it(store)
    assert [case.id for case in found] == [case.id for case in store.read_now(escalations.list_open)]
    assert {case.state for case in found} <= set(OPEN)
    assert [case.priority for case in found] == sorted((case.priority for case in found), reverse=True)


def test_the_list_costs_one_statement_however_many_cases_there_are(store: Database) -> None:
    for at in range(40):
        chat = add_chat(store, str(at))
        add_case(store, chat)
        add_message(store, chat, "hello")
        with counted(store) as said:
            assert len(list_it(store)) == at + 1
        assert len(said) == 1
