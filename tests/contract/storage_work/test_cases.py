"""Cases as rows, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.core.case import Brief, Reason, State, Tried
from bot.core.messages import Author
from bot.core.wait import Standing, Told
from bot.errors import NotFound
from bot.storage.cases import cards, clocks, escalations
from bot.storage.cases.cards import WaitCard
from bot.storage.database import Database
from tests.support.clock import FakeClock
from tests.support.rows import add_case, add_chat, add_message, add_person, at_once


def test_a_case_comes_back_as_it_was_opened(store: Database, clock: FakeClock) -> None:
    chat = add_chat(store)
    brief = Brief(
        reason=Reason.ANGER,
        question="Где заказ?",
        language="ru",
        anger=0.9,
        facts=(("order_number", "LF-1"),),
        tried=(Tried(article="a/b", title="T", reaction="helped"),),
        considered=(("a/b", 0.5),),
        waiting_since=clock.now,
    )
    fields = {"conversation_id": chat.id, "brief": brief, "priority": 2}
    fields |= {"waiting_since": clock.now, "turn_at": clock.now}
    number = store.write_now(escalations.record_opened, **fields)  # type: ignore[arg-type]
    case = store.read_now(escalations.get, number)
    assert (case.brief, case.state, case.priority, case.opened_at) == (brief, State.WAITING, 2, clock.now)
    assert store.read_now(escalations.find_open, chat.id) == case


def test_a_conversation_has_one_open_case(store: Database) -> None:
    chat = add_chat(store)
    first = add_case(store, chat)
    with pytest.raises(IntegrityError):
        add_case(store, chat)
    store.write_now(escalations.record_closed, first, state=State.RESOLVED, outcome="done")
    second = add_case(store, chat)
    (closed,) = store.read_now(escalations.list_closed, conversation_id=chat.id)
    assert (closed.id, closed.outcome) == (first, "done")
    assert [case.id for case in store.read_now(escalations.list_open)] == [second]


def test_an_unknown_case_is_not_found(store: Database) -> None:
    with pytest.raises(NotFound):
        store.read_now(escalations.get, 99)


def test_of_two_claims_at_once_one_wins(store: Database) -> None:
    anna, boris = add_person(store), add_person(store, "boris")
    for number in range(10):
        case = add_case(store, add_chat(store, str(number)))
        won = at_once(
            lambda case=case: store.write_now(escalations.claim, case, person_id=anna.id),  # type: ignore[misc]
            lambda case=case: store.write_now(escalations.claim, case, person_id=boris.id),  # type: ignore[misc]
        )
        assert sorted(won) == [False, True]
        holder = store.read_now(escalations.get, case)
        assert holder.person_name == ("Anna" if won[0] else "Boris")


def test_a_case_put_back_waits_as_before(store: Database, clock: FakeClock) -> None:
    anna = add_person(store)
    number = add_case(store, add_chat(store))
    opened = clock.now
    clock.advance(minutes=1)
    store.write_now(escalations.claim, number, person_id=anna.id)
    store.write_now(escalations.put_back, number)
    case = store.read_now(escalations.get, number)
    assert (case.state, case.person_id, case.claimed_at, case.waiting_since) == (State.WAITING, None, None, opened)
    assert store.write_now(escalations.claim, number, person_id=anna.id)


def test_the_queue_is_the_longest_wait_first_with_a_start_for_what_is_urgent(store: Database, clock: FakeClock) -> None:
    numbers = []
    for chat, priority in (("1", 0), ("2", 0), ("3", 0), ("4", 2)):
        numbers.append(add_case(store, add_chat(store, chat), priority=priority))
        clock.advance(minutes=30 if chat == "1" else 8)
    cases = store.read_now(escalations.list_open)
    assert [case.id for case in cases] == [numbers[0], numbers[3], numbers[1], numbers[2]]
    assert [store.read_now(escalations.place, case) for case in cases] == [1, 2, 3, 4]


def test_a_claimed_case_no_longer_counts_in_the_queue(store: Database) -> None:
    first, second = (add_case(store, add_chat(store, chat)) for chat in "12")
    store.write_now(escalations.claim, first, person_id=add_person(store).id)
    assert store.read_now(escalations.place, store.read_now(escalations.get, second)) == 1


def test_cards_are_listed_for_waiting_cases_only(store: Database, clock: FakeClock) -> None:
    chat = add_chat(store)
    number, card = add_case(store, chat), add_message(store, chat, author=Author.SYSTEM)
    (waits,) = store.read_now(cards.list_waiting)
    assert (waits.told, waits.posted) == (None, False)
    told = Told(language="uk", place=1, minutes=(3, 5))
    store.write_now(cards.record_card, number, message_id=card, told=told)
    assert store.read_now(cards.list_waiting) == (
        WaitCard(case_id=number, language="uk", told=told, posted=True, opened_at=clock.now, standing=Standing()),
    )
    assert store.read_now(cards.find_card, number) == card
    store.write_now(escalations.claim, number, person_id=add_person(store).id)
    assert store.read_now(cards.list_waiting) == ()


def test_the_first_reply_is_recorded_once(store: Database, clock: FakeClock) -> None:
    number = add_case(store, add_chat(store))
    first = clock.advance(minutes=1)
    store.write_now(clocks.record_replied, number, asks=False)
    clock.advance(minutes=1)
    store.write_now(clocks.record_replied, number, asks=False)
    assert store.read_now(escalations.get, number).times.first_reply_at == first


def test_a_claim_runs_from_opening_to_the_first_taking(store: Database, clock: FakeClock) -> None:
    anna, boris = add_person(store), add_person(store, "boris")
    number = add_case(store, add_chat(store))
    add_case(store, add_chat(store, "2"))
    clock.advance(minutes=4)
    store.write_now(escalations.claim, number, person_id=anna.id)
    clock.advance(hours=1)
    store.write_now(escalations.reassign, number, person_id=boris.id)
    assert store.read_now(escalations.get, number).person_name == "Boris"
    (claim,) = store.read_now(escalations.list_claims)
    assert claim.claimed_at - claim.opened_at == timedelta(minutes=4)
    clock.advance(hours=24 * 8)
    assert store.read_now(escalations.list_claims) == ()
