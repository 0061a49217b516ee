"""Teams as rows, and the queue by team, on both databases."""

from __future__ import annotations

from datetime import timedelta

from bot.core.wait import count_places
from bot.storage.cases import assignments, awaiting, calls, cards, escalations, listing
from bot.storage.chat import conversations
from bot.storage.database import Database
from bot.storage.people import presence, teams
from tests.support.clock import FakeClock
from tests.support.rows import add_case, add_chat
from tests.support.staff import do_hire


def add_team(store: Database, name: str, *people: int) -> int:
    number = store.write_now(teams.record_team, name=name, place=1)
    store.write_now(teams.record_members, number, people)
    return number


def queue_up(store: Database, clock: FakeClock, *of: int | None) -> list[int]:
    """Cases of these teams, one after the other."""
    numbers = []
    for chat, team in enumerate(of):
        clock.advance(seconds=5)
        numbers.append(add_case(store, add_chat(store, f"team-{chat}")))
        store.write_now(escalations.record_team, numbers[-1], team)
    return numbers


def test_both_ways_to_count_a_place_agree(store: Database, clock: FakeClock) -> None:
    anna, oleh, lena = (store.write_now(do_hire, name).id for name in ("Anna", "Oleh", "Lena"))
    first, second, third = (
        add_team(store, name, *people) for name, people in (("A", [anna]), ("B", [oleh, lena]), ("C", [lena]))
    )
    gone = add_team(store, "Gone", anna)
    numbers = queue_up(store, clock, first, second, None, third, gone, first, second, None, third)
    store.write_now(teams.remove_team, gone)
    line = store.read_now(cards.list_waiting)
    assert [card.case_id for card in line] == numbers
    places = count_places([card.standing for card in line])
    assert places == [1, 1, 3, 3, 5, 4, 5, 8, 7]
    for number, place in zip(numbers, places, strict=True):
        assert store.read_now(escalations.place, store.read_now(escalations.get, number)) == place


def test_what_waits_for_a_team_that_can_take_nothing_is_not_among_the_first(store: Database, clock: FakeClock) -> None:
    tech, refunds = add_team(store, "A"), add_team(store, "B")
    first, second, third = queue_up(store, clock, tech, refunds, None)
    found = store.read_now(assignments.list_unassigned, able=[refunds])
    assert [(one.case_id, one.team_id) for one in found] == [(second, refunds), (third, None)]
    store.write_now(teams.remove_team, tech)
    found = store.read_now(assignments.list_unassigned)
    assert [(one.case_id, one.team_id) for one in found] == [(first, None), (third, None)]


def test_who_of_a_team_is_here_stands_in_the_queue_in_calls_and_in_the_list_of_teams(
    store: Database, clock: FakeClock
) -> None:
    anna, oleh = (store.write_now(do_hire, name).id for name in ("Anna", "Oleh"))
    tech = add_team(store, "A", anna, oleh)
    (number,) = queue_up(store, clock, tech)
    (case,) = store.read_now(listing.list_open_cases)
    assert (case.team_id, case.team_name, case.team_here) == (tech, "A", False)
    store.write_now(presence.record_seen, anna, token_hash="x")
    (case,) = store.read_now(listing.list_open_cases)
    assert case.team_here
    (team,) = store.read_now(teams.list_teams)
    assert (team.members, team.here) == ((anna, oleh), (anna,))
    chat = store.read_now(conversations.get, case.conversation_id)
    store.write_now(lambda tx: conversations.start_waiting(tx, chat, tx.now))
    (waiting,) = store.read_now(calls.list_waiting, before=clock())
    assert (waiting.case_id, waiting.team) == (number, frozenset((anna, oleh)))


def test_what_has_waited_for_a_team_and_who_is_here(store: Database, clock: FakeClock) -> None:
    anna = store.write_now(do_hire).id
    tech = add_team(store, "A", anna)
    number, _ = queue_up(store, clock, tech, None)
    (one,) = store.read_now(awaiting.list_awaiting, before=clock())
    assert (one.case_id, one.team_id) == (number, tech)
    assert store.read_now(awaiting.list_awaiting, before=clock() - timedelta(minutes=1)) == ()
    (known,) = store.read_now(awaiting.list_attendance)
    assert (known.here, known.since, known.teams) == (False, None, (tech,))
    store.write_now(presence.record_seen, anna, token_hash="x")
    came = clock()
    clock.advance(minutes=3)
    (known,) = store.read_now(awaiting.list_attendance)
    assert (known.here, known.since) == (True, came)
    store.write_now(presence.record_gone, anna)
    (known,) = store.read_now(awaiting.list_attendance)
    assert (known.here, known.since) == (False, clock())
