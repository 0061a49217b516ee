"""Who gets the next chat."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.desk.assignment import Unassigned, choose, list_able, plan
from bot.core.presence import Colleague, Presence

MOST = 3


def person(number: int, chats: int = 0, **fields: Any) -> Colleague:
    known: dict[str, Any] = {"login": f"p{number}", "name": f"P{number}", "presence": Presence.ONLINE}
    return Colleague(id=number, chats=chats, **{**known, **fields})


def case(number: int = 1, language: str = "en", **fields: Any) -> Unassigned:
    return Unassigned(case_id=number, conversation_id=number, language=language, **fields)


@pytest.mark.parametrize(
    ("wanted", "staff", "chosen"),
    [
        (case(), [person(1, 2), person(2, 1)], 2),
        (case(), [person(1, presence=Presence.BUSY), person(2, presence=Presence.AWAY)], None),
        (case(), [person(1, presence=Presence.OFFLINE), person(2, 3)], None),
        (case(), [person(1, 1, capacity=1), person(2, 2)], 2),
        (case(), [person(1, 4, capacity=9), person(2, 3)], 1),
        (case(language="uk"), [person(1, languages=("en", "ru")), person(2, 2, languages=("uk",))], 2),
        (case(language="uk"), [person(1), person(2, 2, languages=("uk",))], 1),
        (case(former_id=2), [person(1), person(2, 2)], 2),
        (case(former_id=2), [person(1), person(2, 3)], 1),
        (case(let_go_by=1), [person(1), person(2, 2)], 2),
        (case(let_go_by=1), [person(1)], None),
        (case(), [], None),
        (case(team_id=7), [person(1), person(2, 2, teams=(7, 8))], 2),
        (case(team_id=7), [person(1, teams=(8,)), person(2, 3, teams=(7,))], None),
        (case(team_id=7, former_id=1), [person(1), person(2, 2, teams=(7,))], 2),
    ],
)
def test_the_one_who_can_take_it_best(wanted: Unassigned, staff: list[Colleague], chosen: int | None) -> None:
    assert choose(wanted, staff, most=MOST) == chosen


def test_the_head_of_the_queue_comes_first_and_nobody_gets_all() -> None:
    given_out = plan([case(number) for number in range(1, 9)], [person(1, 1), person(2)], most=MOST)
    assert [(one.case.case_id, one.person_id) for one in given_out] == [(1, 2), (2, 1), (3, 2), (4, 1), (5, 2)]


@given(
    st.lists(st.sampled_from(("en", "ru", "uk")), max_size=30),
    st.lists(
        st.tuples(
            st.sampled_from(list(Presence)),
            st.integers(0, 5),
            st.none() | st.integers(1, 5),
            st.sets(st.sampled_from(("en", "ru"))),
        ),
        max_size=5,
    ),
)
def test_never_over_capacity_never_to_who_is_not_here_never_in_a_foreign_language(
    languages: list[str], staff: list[tuple[Presence, int, int | None, set[str]]]
) -> None:
    people = [
        person(number, chats, presence=presence, capacity=capacity, languages=tuple(spoken))
        for number, (presence, chats, capacity, spoken) in enumerate(staff, start=1)
    ]
    cases = [case(number, language) for number, language in enumerate(languages, start=1)]
    given_out = plan(cases, people, most=MOST)
    assert len({one.case.case_id for one in given_out}) == len(given_out)
    for one in people:
        theirs = [given_one for given_one in given_out if given_one.person_id == one.id]
        assert not theirs or one.presence is Presence.ONLINE
        assert not theirs or one.chats + len(theirs) <= (one.capacity or MOST)
        assert all(not one.languages or given_one.case.language in one.languages for given_one in theirs)


def test_a_team_can_take_a_chat_when_one_of_it_is_here_with_room() -> None:
    staff = [person(1, 3, teams=(1,)), person(2, presence=Presence.BUSY, teams=(2,)), person(3, 2, teams=(3, 4))]
    assert list_able(staff, most=MOST) == {3, 4}
