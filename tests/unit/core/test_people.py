"""Who may do what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.people import RIGHTS, Person, Right, Role, may

ANNA = Person(id=1, login="anna", name="Anna", role=Role.OPERATOR)


def test_each_role_may_do_what_the_role_below_may_and_more() -> None:
    assert RIGHTS[Role.OPERATOR] < RIGHTS[Role.LEAD] < RIGHTS[Role.ADMIN] == set(Right)


@pytest.mark.parametrize("right", list(Right))
def test_an_operator_answers_chats_and_reads_articles_only(right: Right) -> None:
    assert may(ANNA, right) is (right in (Right.ANSWER_CHATS, Right.SEE_ARTICLES))


def test_only_an_admin_manages_people() -> None:
    assert [role for role in Role if may(replace(ANNA, role=role), Right.MANAGE_PEOPLE)] == [Role.ADMIN]


@pytest.mark.parametrize("role", list(Role))
def test_a_disabled_person_may_do_nothing(role: Role) -> None:
    assert not any(may(replace(ANNA, role=role, disabled=True), right) for right in Right)
