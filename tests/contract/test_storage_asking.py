"""Over both databases: a wait is told once, NPS is summed up, a case knows the hours of its team."""

from __future__ import annotations

from datetime import timedelta

from bot.core.case import State
from bot.core.desk.calls import Stage
from bot.core.desk.nps import Closed, NpsSum, Unasked
from bot.core.hours import AS_BUSINESS, Office
from bot.core.messages import Author
from bot.storage.cases import calls, cards, escalations, listing
from bot.storage.database import Database
from bot.storage.insights import nps
from bot.storage.people import teams
from tests.support.clock import NOON, FakeClock
from tests.support.rows import add_case, add_chat, add_message

HOURS = Office(hours="Mon-Fri 09:00-17:00", zone="America/New_York", closed=("07-04",))


def test_a_wait_is_told_once_a_stage(store: Database) -> None:
    chat = add_chat(store, "1")
    for stage in (Stage.QUEUE, Stage.LEAD):
        assert store.write_now(calls.record_call, chat.id, stage, since=NOON)
        assert not store.write_now(calls.record_call, chat.id, stage, since=NOON)
    assert store.write_now(calls.record_call, chat.id, Stage.QUEUE, since=NOON + timedelta(minutes=1))


def test_a_case_knows_the_hours_of_its_team(store: Database) -> None:
    number = store.write_now(teams.record_team, name="New York", place=1)
    case = add_case(store, add_chat(store, "1"))
    store.write_now(escalations.record_team, case, number)
    assert store.read_now(listing.list_open_cases)[0].office == AS_BUSINESS
    store.write_now(teams.record_office, number, HOURS)
    assert store.read_now(listing.list_open_cases)[0].office == HOURS
    assert store.read_now(escalations.get, case).office == HOURS
    assert [card.office for card in store.read_now(cards.list_waiting)] == [HOURS]


def test_scores_are_summed_up_by_when_was_asked(store: Database, clock: FakeClock) -> None:
    for number, score in enumerate((10, 9, 8, 6, None)):
        chat = add_chat(store, str(number))
        case = add_case(store, chat)
        store.write_now(escalations.record_closed, case, state=State.RESOLVED)
        closed = Closed(case_id=case, conversation_id=chat.id, closed_at=clock())
        question = add_message(store, chat, "how likely?", author=Author.SYSTEM)
        store.write_now(nps.record_asked, closed, message_id=question)
        found = store.read_now(nps.find_by_message, question)
        assert found is not None
        if score is not None:
            store.write_now(nps.record_score, found, score)
    last = add_case(store, add_chat(store, "blocked"))
    away = Closed(case_id=last, conversation_id=chat.id, closed_at=clock())
    store.write_now(nps.record_asked, away, unasked=Unasked.BLOCKED)
    day = timedelta(days=1)
    assert store.read_now(nps.sum_nps, NOON, NOON + day) == NpsSum(asked=5, promoters=2, passives=1, detractors=1)
    assert store.read_now(nps.sum_nps, NOON - day, NOON) == NpsSum()
    assert store.read_now(nps.count_unasked, NOON, NOON + day) == {Unasked.BLOCKED: 1}
